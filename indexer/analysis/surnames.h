#pragma once

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// Settles whose the surnames in `report` are: the nearest bearer named before is meant, else the
/// first named behind. A surname that is part of another person's name ("Omar Sharif") is left alone.
void find_bare_surnames(ReportNames& report);

/// Settles surnames of which no bearer is named, in a dated report: a bearer who alone held a high
/// office on that day is meant ("Clinton" in 1996), if the report names his country or it is a
/// great power.
void find_holders_by_surname(const Gazetteer& gazetteer, ReportNames& report);

}  // namespace chancery
