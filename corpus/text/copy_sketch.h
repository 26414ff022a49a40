#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/text/words.h"

namespace chancery {

/// By how many words in a row two texts are compared, and by how many hashes.
inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kSketchBytes = 128;

/// A shorter text has no sketch: a line of results or prices is like many others.
inline constexpr std::size_t kLeastSketchWords = 25;

/// What a text is compared by: the smallest hash of its runs of three words under each of 128 hash
/// functions, a byte of each (b-bit minwise hashing: Broder 1997; Li and König 2010). kSketchBytes, the
/// same on every machine; empty for a text of fewer than kLeastSketchWords.
std::string copy_sketch(const Words& words);

/// Which part of the runs of words in either text is in both: 0 to 1, give or take 0.05. 0 where one has
/// no sketch.
double likeness(std::string_view sketch, std::string_view other);

/// From where on one text is a copy of another: with a sentence or two changed in a wire report, another
/// headline, byline or dateline.
inline constexpr double kCopyLikeness = 0.5;

}  // namespace chancery
