#pragma once

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// Finds the names of the gazetteer in every part of `report`, and the places of surnames. Of names
/// that overlap, the leftmost and then the longest is taken; nothing is matched across the end of a
/// sentence. A word that the gazetteer writes with a capital must have one; accents and the hyphen
/// in "Jong-un" do not count. Of several meanings the report's date decides; where it does not, the
/// name is nobody's.
void match_names(const Gazetteer& gazetteer, ReportNames& report);

}  // namespace chancery
