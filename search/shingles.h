#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chancery {

/// By how many words in a row two texts are compared.
inline constexpr std::size_t kShingleWords = 3;

/// A shorter text has no copies: a line of results or prices is like many others.
inline constexpr std::size_t kLeastComparedWords = 25;

/// In a script without blanks every character is a word here: some two of them make one.
inline constexpr std::size_t kLeastComparedCharacters = 50;

/// Of a longer text its beginning is compared.
inline constexpr std::size_t kMostComparedWords = 1'000;

/// The runs of three words of a text (Broder 1997), as hashes, ascending, each once.
using Shingles = std::vector<std::uint64_t>;

/// `words` are those of a text as positions have them (corpus/schema/positions.h). Empty for a text of
/// fewer than `least`.
Shingles shingles(std::span<const std::uint32_t> words, std::size_t least = kLeastComparedWords);

/// Which part of the runs of words in either text is in both: 0 to 1. 0 where one has none.
double likeness(const Shingles& text, const Shingles& other);

/// From where on one text is a copy of another: with a sentence or two changed in a wire report, another
/// headline, byline or dateline.
inline constexpr double kCopyLikeness = 0.5;

}  // namespace chancery
