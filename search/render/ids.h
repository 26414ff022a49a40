#pragma once

#include <string>

#include "search/page.h"

namespace chancery {

/// The ids of the hits, one a line, as --show and --explain take them.
std::string render_ids(const SearchPage& page);

}  // namespace chancery
