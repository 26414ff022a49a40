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

/// A range of a text with marks of its own; they take no columns.
struct Mark {
  ByteRange range;
  std::string on;
  std::string_view off;
};

/// `text` right-aligned in `width` bytes; for numbers.
std::string padded(std::string_view text, std::size_t width);

/// `text` folded at its spaces, or between the letters of scripts that have none (corpus/text/
/// width.h), into lines of at most `width` columns, the second and later ones behind `indent`
/// spaces. A word that is longer stands on a line of its own. Marks are taken off at the end of a
/// line and set again on the next.
std::string wrapped(std::string_view text, const Marking& marking, std::size_t width,
                    std::size_t indent);

/// The same without an indent, with marks that differ; they are ascending and disjoint.
std::string wrapped_marks(std::string_view text, std::span<const Mark> marks, std::size_t width);

}  // namespace chancery
