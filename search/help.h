#pragma once

#include <string>

namespace chancery {

/// What --help says below the options: the query language, facets, examples, exit codes.
std::string help_footer();

}  // namespace chancery
