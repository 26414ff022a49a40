#pragma once

#include "indexer/options.h"

namespace chancery {

/// Sets up spdlog's default logger: standard error, or appended to the log file with the time.
/// Throws Error System if the file cannot be written.
void set_up_logging(const IndexOptions& options);

}  // namespace chancery
