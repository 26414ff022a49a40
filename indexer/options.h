#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "indexer/explain_reports.h"

namespace chancery {

enum class Task {
  Index,         // bring the index up to date
  Explain,       // show what is recognised in `archives`, without an index
  FoundLeaders,  // list the leaders of the index whom no table has
};

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
  Task task = Task::Index;
  ExplainFormat format = ExplainFormat::Text;  // of Task::Explain
};

/// Reads the command line, the environment (CHANCERY_INDEX) and the settings of --config into
/// `options`. Throws Error Usage for a fault in the settings.
std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, IndexOptions& options);

}  // namespace chancery
