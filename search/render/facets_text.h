#pragma once

#include <cstddef>
#include <string>

#include "search/page.h"

namespace chancery {

/// The facets of a page for a person, each below a heading that says how many of its values are
/// shown and whether their counts are exact. `width` is in columns, at least 40.
std::string facets_text(const SearchPage& page, std::size_t width);

/// The timeline of a page as bars, one line a period and those without a match between the first
/// and the last too; of more than 600 periods the latest. Nothing if none was asked for.
std::string timeline_text(const SearchPage& page, std::size_t width);

}  // namespace chancery
