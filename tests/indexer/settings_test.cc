// What tests/cli/settings_test.cc cannot show with the options that there are.
#include "indexer/settings.h"

#include <filesystem>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "corpus/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

/// A program with two flags that exclude each other, and its settings.
class Program {
 public:
  explicit Program(const std::string& toml) : file_(directory_.write("settings.toml", toml)) {
    auto* const slow = app_.add_flag("--slow", slow_);
    app_.add_flag("--fast", fast_)->excludes(slow);
    app_.add_option("--cores", cores_);
    add_settings_file(app_);
  }

  void parse(std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.end(), {file_.string(), "--config"});
    app_.parse(arguments);
  }

  bool is_slow() const { return slow_; }
  bool is_fast() const { return fast_; }
  int cores() const { return cores_; }

 private:
  test::TempDirectory directory_;
  std::filesystem::path file_;
  CLI::App app_;
  bool slow_ = false;
  bool fast_ = false;
  int cores_ = 0;
};

TEST_CASE("a flag is on or off in the settings", "[settings]") {
  Program program("slow = true\nfast = false\ncores = 4\n");
  program.parse();
  CHECK(program.is_slow());
  CHECK_FALSE(program.is_fast());
  CHECK(program.cores() == 4);
}

TEST_CASE("what one setting excludes it excludes in the file, too", "[settings][errors]") {
  Program both("slow = true\nfast = true\n");
  CHECK_THROWS_AS(both.parse(), CLI::ExcludesError);
  Program one("slow = true\n");
  CHECK_THROWS_AS(one.parse({"--fast"}), CLI::ExcludesError);
}

TEST_CASE("a flag is no text and no number", "[settings][errors]") {
  Program text("slow = \"true\"\n");
  CHECK_THROWS_AS(text.parse(), Error);
  Program number("slow = 1\n");
  CHECK_THROWS_AS(number.parse(), Error);
}

}  // namespace
}  // namespace chancery
