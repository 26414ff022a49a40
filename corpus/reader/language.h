#pragma once

#include <string>
#include <string_view>

#include "corpus/article.h"

namespace chancery {

/// The language of a text in UTF-8 as its letters and words tell, by CLD2: "en", "zh", "zh-hant". Empty
/// where that is not sure, as of a few words, or of two languages in one text. Of a long text its
/// beginning and a part from its middle are looked at.
std::string detected_language(std::string_view text);

/// Gives a report that states no language the one that is detected. To read a report takes half as long as
/// this, so it is done for those only that are new or have changed.
void find_language(Article& article);

}  // namespace chancery
