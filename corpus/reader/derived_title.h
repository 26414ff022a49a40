#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chancery {

/// The most characters (not bytes) that a title found in running text may have.
inline constexpr std::size_t kMaxTitleCharacters = 120;

/// Whether `line` has no more than kMaxTitleCharacters.
bool fits_title(std::string_view line);

/// What stands in for the title of a report without one: the first sentence of `text` (clean,
/// paragraphs on lines), cut between words and ended by "…" where it is longer than a title may be.
/// Empty only if `text` is.
std::string derived_title(std::string_view text);

}  // namespace chancery
