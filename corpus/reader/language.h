#pragma once

#include <string>
#include <string_view>

#include "corpus/article.h"

namespace chancery {

/// The language of a text in UTF-8 as its letters and words tell, by CLD2: "en", "zh", "zh-hant". Empty
/// where that is not sure, as of a few words, or of two languages in what is looked at: of a long text some
/// lines of its beginning and of its middle, and more of them where these are not sure.
std::string detected_language(std::string_view text);

/// Gives a report that states no language the one that is detected. It takes about as long as to
/// read a report, so it is done for those only that are new or have changed.
void find_language(Article& article);

}  // namespace chancery
