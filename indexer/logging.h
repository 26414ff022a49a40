#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "indexer/options.h"
#include "indexer/run.h"

namespace chancery {

/// Sets up spdlog's default logger: standard error, with the journal's priorities if that is the
/// journal, or appended to the log file with the time. Call it once. Throws Error System if the
/// file cannot be written.
void set_up_logging(const IndexOptions& options);

/// Every file that the log may take, the newest first; none if it is no file.
std::vector<std::filesystem::path> log_file_paths(const IndexOptions& options);

/// Whether the log is read later and elsewhere: a file, the journal, or JSON. What a terminal is
/// shown anyway must then be said in it, too.
bool is_log_kept(const IndexOptions& options);

/// One report that was rejected, a warning. In JSON with the fields "event" ("rejected"),
/// "source", "place", "reason" and "detail".
void log_rejected(const std::string& source, const BadRecord& why);

/// What the run came to; in JSON with the figures of the summary as fields ("event": "finished").
void log_finished(const RunSummary& summary);

/// What stopped it, with the hint; in JSON as fields ("event": "stopped").
void log_stopped(const Error& error);

}  // namespace chancery
