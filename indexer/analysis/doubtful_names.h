#pragma once

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// Takes back names of countries that are none here: languages ("fluent German"), places that a
/// state behind them puts elsewhere ("Lebanon, Ohio"), and ambiguous ones of which the report gives
/// no other sign. A town takes the country that stands before it ("the Lebanese city of Tripoli"),
/// or that of a namesake of which the report has signs.
void drop_doubtful_places(const Gazetteer& gazetteer, ReportNames& report);

/// Takes back leaders whose name is only that of a thing ("Charles de Gaulle airport"), or of another
/// monarch ("Queen Elizabeth I").
void drop_things_named_after_leaders(const Gazetteer& gazetteer, ReportNames& report);

/// Takes back former leaders whom another office stands beside: "Defence Minister Peter MacKay".
void drop_other_offices(const Gazetteer& gazetteer, ReportNames& report);

/// Takes back leaders who, on the day of the report, were not to hold an office for months yet,
/// unless a title stands beside them: a general or a secretary who was to become one.
void drop_future_leaders(const Gazetteer& gazetteer, ReportNames& report);

}  // namespace chancery
