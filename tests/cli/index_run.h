#pragma once

#include <string>
#include <vector>

#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery::test {

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The summary without its time line, which is another every time.
inline std::string counts(const Outcome& outcome) {
  return outcome.out.substr(0, outcome.out.find("time"));
}

/// Indexes "archive" (or another) of the directory into its "index".
inline Outcome index(const TempDirectory& directory, const std::string& archive = "archive",
                     const Surroundings& surroundings = {},
                     const std::vector<std::string>& options = {}) {
  std::vector<std::string> arguments{"--index", (directory.path() / "index").string()};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.push_back((directory.path() / archive).string());
  return chancery_index(arguments, surroundings);
}

}  // namespace chancery::test
