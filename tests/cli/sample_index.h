#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery::test {

/// The path of an index of the sample reports, made once for all tests of a program.
inline const std::string& sample_index() {
  static const TempDirectory directory;
  static const std::string index = [] {
    std::string path = (directory.path() / "index").string();
    REQUIRE(chancery_index({"--index", path, in_repository("corpus/reports").string()}).exit_code ==
            0);
    return path;
  }();
  return index;
}

inline Outcome search(std::vector<std::string> arguments,
                              const Surroundings& surroundings = {}) {
  arguments.insert(arguments.begin(), {"--index", sample_index()});
  return chancery_search(arguments, surroundings);
}

inline nlohmann::json search_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--format", "json"});
  return nlohmann::json::parse(search(std::move(arguments)).out);
}

}  // namespace chancery::test
