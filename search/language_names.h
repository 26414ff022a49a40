#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// The ISO 639-1 code of a language: of its code or a tag that begins with it ("en", "EN",
/// "en-GB"), or of its English name ("english", "Farsi"), in any case. nullopt for anything else.
std::optional<std::string> language_code(std::string_view text);

/// The English names, folded, that `text` can be a misspelling of; the nearest first.
std::vector<std::string> near_languages(std::string_view text);

}  // namespace chancery
