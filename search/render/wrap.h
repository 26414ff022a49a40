#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "search/page.h"

namespace chancery {

/// What stands before and behind each of some ranges of a text; takes no columns.
struct Marking {
  std::span<const ByteRange> ranges;  // ascending, disjoint
  std::string_view on;
  std::string_view off;
  std::string_view line_on{};  // around each line as a whole
  std::string_view line_off{};
};

/// `text` right-aligned in `width` bytes; for numbers.
std::string padded(std::string_view text, std::size_t width);

/// `text` folded at its spaces into lines of at most `width` characters, the second and later ones
/// behind `indent` spaces. A word that is longer stands on a line of its own. Marks are taken off
/// at the end of a line and set again on the next.
std::string wrapped(std::string_view text, const Marking& marking, std::size_t width,
                    std::size_t indent);

}  // namespace chancery
