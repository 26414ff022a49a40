#pragma once

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// Tells an undated report which days it may be of: those on which most of the leaders whom it names
/// in full were in office together. It stays undated unless these are two at least, and half of all.
void imply_days(const Gazetteer& gazetteer, ReportNames& report);

}  // namespace chancery
