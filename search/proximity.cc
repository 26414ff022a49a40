#include "search/proximity.h"

#include <algorithm>
#include <cstddef>

#include "corpus/schema/positions.h"

namespace chancery {

std::size_t Proximity::bytes() const {
  std::size_t bytes = words_.size() * sizeof(Alternatives);
  for (const Alternatives& word : words_) bytes += word.hashes.size() * sizeof(std::uint32_t);
  return bytes;
}

bool Proximity::Alternatives::has(std::uint32_t hash) const {
  return bits[hash % bits.size()] && std::binary_search(hashes.begin(), hashes.end(), hash);
}

/// Gives every word a position of its own: a bipartite matching, by paths that improve it (Kuhn 1955).
class Proximity::Matching {
 public:
  Matching(const std::vector<Alternatives>& words, std::span<const std::uint32_t> positions)
      : words_(words),
        positions_(positions),
        word_at_(positions.size(), kNone),
        is_tried_(positions.size()) {}

  bool add(std::size_t word) {
    std::fill(is_tried_.begin(), is_tried_.end(), false);
    return finds_place(word);
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;

  bool finds_place(std::size_t word) {
    for (std::size_t i = 0; i < positions_.size(); ++i) {
      if (is_tried_[i] || !words_[word].has(positions_[i])) continue;
      is_tried_[i] = true;
      if (word_at_[i] != kNone && !finds_place(word_at_[i])) continue;
      word_at_[i] = word;
      return true;
    }
    return false;
  }

  const std::vector<Alternatives>& words_;
  std::span<const std::uint32_t> positions_;
  std::vector<std::size_t> word_at_;
  std::vector<bool> is_tried_;
};

void Proximity::add(const std::vector<std::string_view>& alternatives) {
  Alternatives& added = words_.emplace_back();
  for (const std::string_view folded : alternatives) {
    const std::uint32_t hash = schema::position_hash(folded);
    added.hashes.push_back(hash);
    added.bits.set(hash % added.bits.size());
  }
  std::sort(added.hashes.begin(), added.hashes.end());
}

bool Proximity::is_there(std::span<const std::uint32_t> part, std::size_t word) const {
  return std::any_of(part.begin(), part.end(),
                     [&](std::uint32_t hash) { return words_[word].has(hash); });
}

/// Every window that begins with a word of those looked for is tried.
bool Proximity::holds(std::span<const std::uint32_t> part) const {
  if (words_.size() == 1) return is_there(part, 0);
  for (std::size_t begin = 0; begin < part.size(); ++begin) {
    const auto window = part.subspan(begin, std::min<std::size_t>(window_, part.size() - begin));
    if (is_ordered_) {
      if (words_.front().has(window.front()) && in_order(window)) return true;
    } else if (std::any_of(words_.begin(), words_.end(),
                           [&](const Alternatives& word) { return word.has(window.front()); }) &&
               in_any_order(window)) {
      return true;
    }
  }
  return false;
}

/// The first stands at the window's beginning; the next as soon as possible is as good as any.
bool Proximity::in_order(std::span<const std::uint32_t> window) const {
  std::size_t word = 1;
  for (std::size_t i = 1; i < window.size() && word < words_.size(); ++i) {
    if (words_[word].has(window[i])) ++word;
  }
  return word == words_.size();
}

bool Proximity::in_any_order(std::span<const std::uint32_t> window) const {
  for (std::size_t word = 0; word < words_.size(); ++word) {
    if (!is_there(window, word)) return false;
  }
  Matching matching(words_, window);
  for (std::size_t word = 0; word < words_.size(); ++word) {
    if (!matching.add(word)) return false;
  }
  return true;
}

}  // namespace chancery
