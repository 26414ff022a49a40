#pragma once

#include <string_view>

namespace chancery {

/// countries.tsv and leaders.tsv as they were when the program was built.
std::string_view embedded_countries();
std::string_view embedded_leaders();

}  // namespace chancery
