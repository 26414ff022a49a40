#pragma once

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// Finds leaders by a title beside a surname: "President Rahmon", "the Tajik President Rahmon". Of
/// the bearers of the surname only those who held such an office count; the report's date, then the
/// countries beside the title, then those of the whole report decide between them. More than one
/// left is none.
void find_titled_surnames(const Gazetteer& gazetteer, ReportNames& report);

/// Finds the bare surnames of leaders that `report` has already: the nearest bearer named before
/// is meant, else the first named behind. A surname that is part of another person's name ("Omar
/// Sharif") is left alone.
void find_bare_surnames(const Gazetteer& gazetteer, ReportNames& report);

}  // namespace chancery
