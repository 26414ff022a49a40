#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace chancery {

/// Whether `word` is one of a rule's list of words.
template <std::size_t N>
constexpr bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace chancery
