#pragma once

#include <string>

#include "search/page.h"

namespace chancery {

/// How a question was understood: the question in the query language, then a line for each name in
/// its plain words. Safe for a terminal.
std::string query_text(const SearchPage& page);

}  // namespace chancery
