#pragma once

#include <string>

#include "indexer/run.h"

namespace chancery {

/// What a run did, a line a figure, for a person.
std::string render_summary(const RunSummary& summary);

/// The same on one line, without the reasons, for a log.
std::string summary_line(const RunSummary& summary);

}  // namespace chancery
