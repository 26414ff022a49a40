#pragma once

#include <string>
#include <string_view>

namespace chancery {

/// The language of a text in UTF-8 as its letters and words tell, by CLD2: "en", "zh", "zh-hant". Empty
/// where that is not sure, as of a few words, or of two languages in one text.
std::string detected_language(std::string_view text);

}  // namespace chancery
