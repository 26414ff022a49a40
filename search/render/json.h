#pragma once

#include <string>

#include "search/page.h"

namespace chancery {

/// The shape of the JSON; raised when a key is renamed or removed, not when one is added.
inline constexpr int kJsonVersion = 1;

/// The page for programs: one object, indented by two spaces, a newline at its end. Ranges count
/// bytes of the snippet's text, or of the title, as UTF-8. Characters that a terminal obeys are
/// escaped, bytes that are no UTF-8 replaced.
std::string render_json(const SearchPage& page);

}  // namespace chancery
