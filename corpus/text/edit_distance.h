#pragma once

#include <cstddef>
#include <string_view>

namespace chancery {

/// How many characters have to be put in, left out, replaced or swapped with their neighbour to
/// turn one word into the other (Damerau and Levenshtein, no place changed twice). The words are
/// UTF-8. Time grows with the product of their lengths.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// How many edits away a word of so many letters can still be meant: none below four, where every
/// other word is near, one below six, then two.
constexpr std::size_t most_edits(std::size_t letters) {
  return letters < 4 ? 0 : letters < 6 ? 1 : 2;
}

/// The characters of `text`, which is UTF-8.
std::size_t count_characters(std::string_view text);

}  // namespace chancery
