#pragma once

#include <chrono>
#include <memory>

#include "indexer/render/rejects_file.h"
#include "indexer/render/run_report.h"
#include "indexer/run.h"

namespace chancery {

/// Shows a run while it goes on: a bar on standard error if that is a terminal, else log lines.
/// Rejects are logged as warnings either way.
/// Sources are added to `report`, and rejects to `rejects`, unless it is nullptr.
std::unique_ptr<RunObserver> make_progress(bool is_terminal, RunReport* report,
                                           RejectsFile* rejects);

}  // namespace chancery
