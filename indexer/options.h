#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/reader/reader.h"
#include "indexer/explain_reports.h"

namespace chancery {

enum class Task {
  Index,         // bring the index up to date
  Explain,       // show what is recognised in `archives`, without an index
  FoundLeaders,  // list the leaders of the index whom no table has
  Check,         // verify the index
  Compact,       // write the index anew without gaps
  Stats,         // say what the index holds
};

/// Whether something is asked for that takes reports out of an index, and of most of them.
enum class Consent { No, Yes, Forced };
enum class LogFormat { Text, Json };

/// What the command line asks of chancery-index.
struct IndexOptions {
  std::filesystem::path index;
  std::vector<std::filesystem::path> archives;
  std::string log_level;           // a name that spdlog knows
  std::filesystem::path log_file;   // empty: standard error
  std::uint32_t log_file_size = 10;  // in millions of bytes; a file that is longer is put by
  std::uint32_t log_files = 5;       // so many that were put by are kept
  LogFormat log_format = LogFormat::Text;
  std::filesystem::path gazetteer;  // a directory of an editor's tables; empty: the built-in alone
  std::vector<std::string> included;  // patterns (corpus/reader/path_filter.h); none: everything
  std::vector<std::string> excluded;
  ReadLimits limits;
  std::filesystem::path rejects;    // where all rejects go; empty: to the log alone
  bool strict = false;              // the first reject ends the run
  std::filesystem::path report;     // where the report of the run goes; empty: nowhere
  Task task = Task::Index;
  bool dry_run = false;
  Consent prune = Consent::No;    // removes reports whose source is gone
  Consent rebuild = Consent::No;  // makes a new index that takes the place of the old one
  std::chrono::seconds wait{0};   // for another that writes to the index
  std::uint64_t memory_mb = 512;  // millions of bytes
  std::chrono::seconds commit_interval{300};
  std::uint64_t bulk_bytes = 4U << 20U;  // a new index of an archive of so many is built in bulk
  ExplainFormat format = ExplainFormat::Text;  // of Task::Explain
};

/// Reads the command line, the environment (CHANCERY_INDEX) and the settings of --config into
/// `options`. Throws Error Usage for a fault in the settings.
std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, IndexOptions& options);

}  // namespace chancery
