#include "search/shingles.h"

#include <algorithm>
#include <iterator>
#include <map>

#include <xxhash.h>

namespace chancery {

namespace {

double likeness(std::size_t in_both, std::size_t size, std::size_t other_size) {
  const std::size_t in_either = size + other_size - in_both;
  return in_both == 0 ? 0.0 : static_cast<double>(in_both) / static_cast<double>(in_either);
}

}  // namespace

Shingles shingles(std::span<const std::uint32_t> words) {
  if (words.size() < kLeastComparedWords) return {};
  words = words.first(std::min(words.size(), kMostComparedWords));
  Shingles result;
  result.reserve(words.size());
  for (std::size_t first = 0; first + kShingleWords <= words.size(); ++first) {
    const auto run = words.subspan(first, kShingleWords);
    result.push_back(XXH3_64bits(run.data(), run.size_bytes()));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

double likeness(const Shingles& text, const Shingles& other) {
  Shingles both;
  std::set_intersection(text.begin(), text.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  return likeness(both.size(), text.size(), other.size());
}

std::optional<std::size_t> Originals::of(const Shingles& text) const {
  std::map<std::size_t, std::size_t> in_both;  // by number
  for (const std::uint64_t run : text) {
    const auto having = having_.find(run);
    if (having == having_.end()) continue;
    for (const std::size_t number : having->second) ++in_both[number];
  }
  for (const auto& [number, runs] : in_both) {
    if (likeness(runs, text.size(), sizes_.at(number)) >= kCopyLikeness) return number;
  }
  return std::nullopt;
}

void Originals::add(const Shingles& text, std::size_t number) {
  for (const std::uint64_t run : text) having_[run].push_back(number);
  sizes_.emplace(number, text.size());
}

}  // namespace chancery
