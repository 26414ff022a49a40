#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chancery {

/// What the command line asks of chancery-index.
struct IndexOptions {
  std::filesystem::path index;
  std::vector<std::filesystem::path> archives;
  std::string log_level;           // a name that spdlog knows
  std::filesystem::path log_file;  // empty: standard error
};

/// Reads the command line into `options`. An exit code if the program is done with that: after
/// --help or --version, or where the line could not be understood (said on standard error).
std::optional<int> parse_options(int argc, const char* const* argv, IndexOptions& options);

}  // namespace chancery
