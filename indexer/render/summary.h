#pragma once

#include <string>

#include "indexer/run.h"

namespace chancery {

/// What a run did, a line a figure, for a person.
std::string render_summary(const RunSummary& summary);

}  // namespace chancery
