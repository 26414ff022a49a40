#pragma once

#include <optional>
#include <string_view>

#include "corpus/date.h"
#include "corpus/reader/path_date.h"

namespace chancery {

/// The day in the dateline of a report: "ISLAMABAD, Sept 2 (Reuters) - ...", "PARIS, 2 September 2025 -",
/// at the beginning of `text` or below a byline. Where it states no year it is the one of `path`, by
/// whose month it must be, or the month before. nullopt if there is no dateline, no day in it, or
/// nothing says which year.
std::optional<Date> dateline_date(std::string_view text, const PathDate& path);

}  // namespace chancery
