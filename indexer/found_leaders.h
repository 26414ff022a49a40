#pragma once

#include <filesystem>
#include <string>

#include "corpus/gazetteer/gazetteer.h"

namespace chancery {

/// The leaders in an index whom the gazetteer does not know, in the format of leaders.tsv, those of
/// most reports first: above each a comment with the number of reports and a sentence that made him
/// one, then the rows to review and paste. Dates are those of the first and last report, marked as
/// uncertain. Throws Error IndexMissing if there is no index, IndexDamaged.
std::string list_found_leaders(const std::filesystem::path& index, const Gazetteer& gazetteer);

}  // namespace chancery
