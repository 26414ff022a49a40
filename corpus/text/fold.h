#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

/// Appends the form in which `character` is compared: lower case, Latin and Greek letters without
/// their accents, ligatures and full-width letters resolved, letters that Unicode does not
/// decompose by their usual spelling (ø o, ł l, ß ss). Other scripts keep their marks, which there
/// are letters. Appends nothing for a combining accent.
void append_folded(char32_t character, std::string& out);

/// append_folded over a whole text.
std::string fold(std::string_view text);

/// `text` in lower case, accents kept.
std::string lower_case(std::string_view text);

}  // namespace chancery
