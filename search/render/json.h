#pragma once

#include <string>

#include "search/page.h"

namespace chancery {

/// The shape of the JSON; raised when a key is renamed or removed, not when one is added.
inline constexpr int kJsonVersion = 1;

/// The page for programs: one object, indented by two spaces, a newline at its end. Ranges count
/// bytes of the snippet's text, or of the title, as UTF-8. Characters that a terminal obeys are
/// escaped, bytes that are no UTF-8 replaced.
///
/// "facets" has one list a facet asked for, by facet_key. "facet_totals" says of each how many
/// values there are among the matches, how many of them the list leaves out, and how many matches
/// have none. "timeline", if asked for, has the periods with matches, the earliest first. All are
/// of every match if "exact" is true.
std::string render_json(const SearchPage& page);

/// How its question was understood: the member "query" alone.
std::string query_json(const SearchPage& page);

}  // namespace chancery
