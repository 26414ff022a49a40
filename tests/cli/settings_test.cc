// chancery-index --config FILE: what can stand in the file, and what wins over what.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/index_run.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::chancery_index;
using test::content_of;
using test::has;
using test::Outcome;
using test::Surroundings;
using test::TempDirectory;

/// A directory with two archives of a report each.
class Settings {
 public:
  Settings() {
    directory_.write("one/a.txt", "Title\n\nText.");
    directory_.write("two/b.txt", "Title\n\nOther text.");
  }

  fs::path path(const std::string& name) const { return directory_.path() / name; }
  bool is_index(const std::string& name) const { return fs::exists(path(name) / "iamglass"); }

  /// `toml` with each $ as the directory, run with these arguments behind it.
  Outcome run(const std::string& toml, std::vector<std::string> arguments = {},
              const Surroundings& surroundings = {}) const {
    const fs::path file = directory_.write("night.toml", filled_in(toml));
    arguments.insert(arguments.begin(), {"--config", file.string()});
    return chancery_index(arguments, surroundings);
  }

 private:
  std::string filled_in(std::string toml) const {
    for (std::size_t at = 0; (at = toml.find('$', at)) != std::string::npos;) {
      toml.replace(at, 1, directory_.path().string());
    }
    return toml;
  }

  TempDirectory directory_;
};

TEST_CASE("a night needs nothing but its settings", "[settings]") {
  const Settings settings;
  const Outcome outcome = settings.run(
      "# the nightly run\n"
      "archive = [\n"
      "  \"$/one\",  # of the desk\n"
      "  '$/two',\n"
      "]\n"
      "index = \"$/index\"\n"
      "log-level = \"debug\"\n"
      "log-file = \"$/night.log\"\n"
      "log-file-size = 1\n"
      "log-files = 2\n"
      "log-format = \"json\"\n");
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  CHECK(has(outcome.out, "added                 2\n"));
  CHECK(settings.is_index("index"));
  CHECK(has(content_of(settings.path("night.log")), "\"message\":\"committed 2 reports\""));
}

TEST_CASE("one archive needs no list", "[settings]") {
  const Settings settings;
  CHECK(has(settings.run("archive = \"$/one\"\nindex = \"$/index\"").out, "reports of 1 files"));
}

TEST_CASE("an archive can be given by name on the command line, too", "[settings]") {
  const Settings settings;
  const Outcome outcome =
      chancery_index({"--archive", settings.path("one").string(), settings.path("two").string(),
                      "--index", settings.path("index").string()});
  CHECK(has(outcome.out, "added                 2\n"));
}

TEST_CASE("the command line wins over the environment, and that over the file", "[settings]") {
  const Settings settings;
  const std::string toml = "archive = [\"$/one\"]\nindex = \"$/of-file\"\n";
  const Surroundings variable{
      .environment = {"CHANCERY_INDEX=" + settings.path("of-variable").string()}};
  SECTION("the environment") {
    CHECK(settings.run(toml, {}, variable).exit_code == 0);
    CHECK(settings.is_index("of-variable"));
  }
  SECTION("the command line") {
    CHECK(settings.run(toml, {"--index", settings.path("of-line").string()}, variable).exit_code ==
          0);
    CHECK(settings.is_index("of-line"));
    CHECK_FALSE(settings.is_index("of-variable"));
  }
  SECTION("an empty variable is none") {
    CHECK(settings.run(toml, {}, {.environment = {"CHANCERY_INDEX="}}).exit_code == 0);
    CHECK(settings.is_index("of-file"));
    return;
  }
  CHECK_FALSE(settings.is_index("of-file"));
}

TEST_CASE("archives of the command line stand in the place of the file's", "[settings]") {
  const Settings settings;
  const std::string toml = "archive = [\"$/one\"]\nindex = \"$/index\"\n";
  const Outcome outcome = settings.run(toml, {settings.path("two").string()});
  CHECK(has(outcome.out, "reports of 1 files"));
  // so the report of the other is not there yet
  CHECK(has(settings.run(toml).out, "added                 1\n"));
}

TEST_CASE("text in quotes comes out as it is written", "[settings]") {
  const Settings settings;
  // In TOML's quotes, and what it says.
  const auto [written, meant] = GENERATE(table<std::string, std::string>({
      {"'$/[a, b]'", "[a, b]"},
      {"\"$/a # b\"", "a # b"},
      {"'$/a, \"b\"'", "a, \"b\""},
      {"\"$/\\\"a\\\" \\\\ \\u00e9\"", "\"a\" \\ é"},
      {"\"$/it's = so ; {}\"", "it's = so ; {}"},
      {"'$/%%'", "%%"},
      {"\"\"\"$/a \\\n   b\"\"\"", "a b"},
  }));
  CAPTURE(written);
  const Outcome outcome = settings.run("archive = \"$/one\"\nindex = " + written + "\n");
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(settings.is_index(meant));
}

TEST_CASE("relative names with brackets come out as they are written", "[settings]") {
  const Settings settings;
  const fs::path work = fs::current_path();
  fs::create_directory(settings.path("[a,b]"));
  fs::copy(settings.path("one/a.txt"), settings.path("[a,b]/a.txt"));
  fs::current_path(settings.path(""));
  const Outcome outcome = settings.run("archive = [\"[a,b]\", \"two\"]\nindex = '[]'\n");
  fs::copy(settings.path("night.toml"), settings.path("[night]"));
  const Outcome again = chancery_index({"--config", "[night]"});
  fs::current_path(work);
  CHECK(has(outcome.out, "added                 2\n"));
  CHECK(settings.is_index("[]"));
  CHECK(has(again.out, "unchanged             2\n"));
}

TEST_CASE("what one setting needs it needs in the file, too", "[settings][errors]") {
  const Settings settings;
  const std::string toml = "archive = \"$/one\"\nindex = \"$/index\"\nlog-files = 2\n";
  const Outcome outcome = settings.run(toml);
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: --log-files requires --log-file\nhint: "));
  CHECK(has(outcome.err, "night.toml"));
  CHECK(settings.run(toml, {"--log-file", settings.path("night.log").string()}).exit_code == 0);
}

TEST_CASE("an empty list is none", "[settings][errors]") {
  const Settings settings;
  const Outcome outcome = settings.run("archive = []\nindex = \"$/index\"\n");
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: PATH is required"));
}

TEST_CASE("a fault in the settings is told with file and line, and nothing is done",
          "[settings][errors]") {
  const Settings settings;
  const auto [line, complaint] = GENERATE(table<std::string, std::string>({
      {"indx = 'x'", "line 3: there is no setting indx\nhint: did you mean index?"},
      {"wholly-other = 1", "line 3: there is no setting wholly-other\nhint: a setting is "},
      {"[night]\nindex = 'x'", "line 3: there is no setting night\n"},
      {"log-files = 1.5", "line 3: log-files is neither text nor a whole number\n"},
      {"log-level = ['info']", "line 3: log-level is one value, not a list\n"},
      {"gazetteer = true", "line 3: gazetteer is neither text nor a whole number\n"},
      {"log-level = info", "line 3, column 1"},
      {"gazetteer = \"unclosed", "line 3, column "},
      {"index = 'again'", "line 3, column "},
      {"nothing", "line 3, column "},
  }));
  CAPTURE(line);
  const Outcome outcome = settings.run("archive = \"$/one\"\nindex = \"$/index\"\n" + line + "\n");
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: " + settings.path("night.toml").string() + ", " + complaint));
  CHECK(has(outcome.err, "\nhint: "));
  CHECK_FALSE(settings.is_index("index"));
}

TEST_CASE("a value that the command line would refuse is refused in the file",
          "[settings][errors]") {
  const Settings settings;
  const std::string line = GENERATE("log-level = \"loud\"", "log-file-size = 0",
                                    "log-files = -1", "log-format = \"xml\"");
  CAPTURE(line);
  const Outcome outcome = settings.run("archive = \"$/one\"\nlog-file = \"$/log\"\n" + line + "\n");
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: --" + line.substr(0, line.find(' '))));
  CHECK(has(outcome.err, "night.toml"));
}

TEST_CASE("other tasks, help and the like are not for the file", "[settings][errors]") {
  const Settings settings;
  const std::string key =
      GENERATE("explain", "found-leaders", "format", "help", "version", "config", "man-page");
  const Outcome outcome = settings.run(key + " = true\n");
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "line 1: " + key + " is for the command line alone\nhint: "));
}

TEST_CASE("another task takes what it needs from the file", "[settings]") {
  const Settings settings;
  const std::string toml = "archive = \"$/one\"\nindex = \"$/index\"\nlog-level = \"warn\"\n";
  CHECK(settings.run(toml).exit_code == 0);
  CHECK(has(settings.run(toml, {"--found-leaders"}).out, "leader\tkind\tname"));
}

TEST_CASE("settings that are not there, or are a folder, are an error with a hint",
          "[settings][errors]") {
  const Settings settings;
  const Outcome missing = chancery_index({"--config", settings.path("nowhere.toml").string()});
  CHECK(missing.exit_code == 2);
  CHECK(has(missing.err, "nowhere.toml: No such file or directory\nhint: "));
  const Outcome folder = chancery_index({"--config", settings.path("one").string()});
  CHECK(folder.exit_code == 2);
  CHECK(has(folder.err, "it is a folder\nhint: "));
}

TEST_CASE("settings cannot drive the terminal", "[settings][errors]") {
  const Settings settings;
  const Outcome outcome = settings.run("\"\\u001b[31m\" = 1\n");
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "there is no setting  [31m"));
}

}  // namespace
}  // namespace chancery
