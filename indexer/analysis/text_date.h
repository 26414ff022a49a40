#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "corpus/text/words.h"

namespace chancery {

/// The first full date that a text states ("2 September 2025", "Sept. 2, 2025"), for undated reports:
/// offices and surnames are read as of that day. It is not stored as the report's date. nullopt if
/// there is none.
std::optional<std::chrono::year_month_day> date_in_text(std::string_view text, const Words& words);

}  // namespace chancery
