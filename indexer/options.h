#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace chancery {

/// What the command line asks of chancery-index.
struct IndexOptions {
  std::filesystem::path index;
  std::vector<std::filesystem::path> archives;
  std::string log_level;           // a name that spdlog knows
  std::filesystem::path log_file;  // empty: standard error
};

/// Reads the command line and the environment (CHANCERY_INDEX) into `options`.
std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, IndexOptions& options);

}  // namespace chancery
