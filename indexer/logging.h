#pragma once

#include <string>

#include "indexer/options.h"
#include "indexer/run.h"

namespace chancery {

/// Sets up spdlog's default logger: standard error, or appended to the log file with the time.
/// Throws Error System if the file cannot be written.
void set_up_logging(const IndexOptions& options);

/// Lines for a log in a file alone: on a terminal, what they say is printed anyway.
void log_finished(const RunSummary& summary);
void log_stopped(const std::string& why);

}  // namespace chancery
