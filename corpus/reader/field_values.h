#pragma once

#include <string>
#include <string_view>

#include "corpus/reader/reader.h"

namespace chancery {

/// A language as Article has it: "en_US" -> "en-us".
std::string language_tag(std::string_view text);

/// What every reader does last: gives `article` the id `id` if it has none, and the beginning of its
/// text for a title if it has none; tabs in the text become spaces.
void complete(Article& article, std::string_view id);

/// The rejects that several readers share.
BadRecord too_large(std::string place);
BadRecord no_text(std::string place);

}  // namespace chancery
