#include "search/shingles.h"

#include <algorithm>

#include <xxhash.h>

namespace chancery {

Shingles shingles(std::span<const std::uint32_t> words, std::size_t least) {
  if (words.size() < least) return {};
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
  std::size_t in_both = 0;
  for (auto run = text.begin(), its = other.begin(); run != text.end() && its != other.end();) {
    const std::uint64_t least = std::min(*run, *its);
    in_both += *run == *its ? 1U : 0U;
    if (*run == least) ++run;
    if (*its == least) ++its;
  }
  const std::size_t in_either = text.size() + other.size() - in_both;
  return in_both == 0 ? 0.0 : static_cast<double>(in_both) / static_cast<double>(in_either);
}

}  // namespace chancery
