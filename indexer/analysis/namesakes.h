#pragma once

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// Moves names of places to the country in which a namesake lies, where the report has a sign of
/// that place and, the name itself aside, none of the country that the gazetteer gave it: "London"
/// beside "Ontario", and nothing British.
void move_namesakes(const Gazetteer& gazetteer, ReportNames& report);

}  // namespace chancery
