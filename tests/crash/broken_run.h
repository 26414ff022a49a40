#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/program.h"

namespace chancery::test {

/// Where and how a run is broken (tests/crash/broken_calls.cc).
struct Break {
  long call;       // from 1, of those that write below the directory
  std::string by;  // "KILL", "TERM", "ENOSPC", "EIO" or "EINTR"
};

/// Runs chancery-index, broken, of which only what it writes below `directory` counts.
Outcome broken_run(const std::vector<std::string>& arguments,
                   const std::filesystem::path& directory, const Break& where);

struct CountedRun {
  Outcome outcome;
  long calls;  // by which it wrote below the directory
};

/// Runs chancery-index to its end, and copies `index`, which is below `directory`, to `commits`/1, 2 ...
/// as each commit leaves it.
CountedRun counted_run(const std::vector<std::string>& arguments,
                       const std::filesystem::path& directory, const std::filesystem::path& index,
                       const std::filesystem::path& commits);

/// A number that the environment gives, for more rounds or fewer.
long option(const char* name, long otherwise);

}  // namespace chancery::test
