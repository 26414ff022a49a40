#pragma once

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// Reads the titles of office in `report` with what stands beside them:
///
///   Pakistan's Prime Minister Shehbaz Sharif     a name that is known: it is marked as titled
///   President Rahmon                             a surname: of its bearers the one who held such an
///                                                office at the report's date, decided by the country
///                                                beside the title, then by those of the report
///   Ruritania's Prime Minister Rupert Elphberg   a name that is not known: a found leader
///   the Russian president                        an office alone: its single holder at the report's
///                                                date; never in an undated report
///
/// "Vice president", "president-elect" and the like are names of their own in the gazetteer and
/// make nobody a leader. More than one candidate is none.
void read_offices(const Gazetteer& gazetteer, ReportNames& report);

}  // namespace chancery
