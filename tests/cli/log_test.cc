// What chancery-index says of its run, and to whom.

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/cli/index_run.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::content_of;
using test::has;
using test::index;
using test::Outcome;
using test::TempDirectory;

std::vector<json> objects(const std::string& lines) {
  std::vector<json> read;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) read.push_back(json::parse(line));
  return read;
}

/// The line of this event; null if there is none.
json event(const std::vector<json>& log, const std::string& name) {
  for (const json& line : log) {
    if (line.value("event", "") == name) return line;
  }
  return nullptr;
}

TEST_CASE("a log in JSON has rejects and figures as fields", "[log]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  directory.write("archive/bad.jsonl", "{\"id\":\"b1\",\"text\":\"Text.\"}\n{\"id\":\n");
  const Outcome outcome = index(directory, "archive", {}, {"--log-format", "json"});
  CHECK(outcome.exit_code == 1);
  const auto log = objects(outcome.err);
  const json rejected = event(log, "rejected");
  CHECK(rejected["level"] == "warning");
  CHECK(rejected["program"] == "chancery-index");
  CHECK(rejected["source"] == "bad.jsonl");
  CHECK(rejected["place"] == "line 2");
  CHECK(rejected["reason"] == "bad-json");
  CHECK(has(rejected["message"], "rejected bad.jsonl, line 2: bad-json: "));
  CHECK(rejected["message"] ==
        "rejected bad.jsonl, line 2: bad-json: " + rejected["detail"].get<std::string>());
  const json finished = event(log, "finished");
  CHECK(finished["added"] == 2);
  CHECK(finished["rejected"] == 1);
}

TEST_CASE("a log in JSON is whole whatever a file is called", "[log]") {
  const TempDirectory directory;
  directory.write("archive/\xFF\x1B[31m\n\"x.txt", "");
  const auto log = objects(index(directory, "archive", {}, {"--log-format", "json"}).err);
  CHECK(event(log, "rejected")["source"] == "\xEF\xBF\xBD\x1B[31m\n\"x.txt");
}

TEST_CASE("what stops a run is a line of JSON, too", "[log][errors]") {
  const TempDirectory directory;
  const Outcome outcome = index(directory, "nowhere", {}, {"--log-format", "json"});
  CHECK(outcome.exit_code == 2);
  const json stopped = event(objects(outcome.err), "stopped");
  CHECK(stopped["level"] == "error");
  CHECK(has(stopped["error"], "no archive at "));
  CHECK_FALSE(stopped["hint"].get<std::string>().empty());
}

TEST_CASE("JSON goes to the log's file, and errors to standard error as well", "[log][errors]") {
  const TempDirectory directory;
  const fs::path log = directory.path() / "night.log";
  const Outcome outcome =
      index(directory, "nowhere", {}, {"--log-format", "json", "--log-file", log.string()});
  CHECK(has(outcome.err, "error: no archive at "));
  CHECK(has(event(objects(content_of(log)), "stopped")["error"], "no archive at "));
}

TEST_CASE("the journal has priorities, another standard error has none", "[log]") {
  const TempDirectory directory;
  directory.write("archive/empty.txt", "");
  CHECK(has(index(directory, "archive", {.has_journal = true}).err,
            "<4>warning: rejected empty.txt: empty: "));
  CHECK(has(index(directory, "nowhere", {.has_journal = true}).err,
            "<3>error: stopped: no archive at "));
  const Outcome other = index(directory, "archive", {.environment = {"JOURNAL_STREAM=1:2"}});
  CHECK(has(other.err, "warning: rejected empty.txt"));
  CHECK_FALSE(has(other.err, "<4>"));
}

TEST_CASE("JSON has the journal's priorities, too", "[log]") {
  const TempDirectory directory;
  directory.write("archive/empty.txt", "");
  CHECK(has(index(directory, "archive", {.has_journal = true}, {"--log-format", "json"}).err,
            "<4>{\"time\":\""));
}

/// Rejects enough for a log of more than a million bytes.
void write_rejects(const TempDirectory& directory) {
  std::string lines;
  for (int i = 0; i < 12'000; ++i) lines += "{]\n";
  directory.write("archive/bad.jsonl", lines);
}

TEST_CASE("a log that has grown is put by, and so many are kept", "[log]") {
  const TempDirectory directory;
  write_rejects(directory);
  const fs::path log = directory.path() / "night.log";
  for (int night = 0; night < 4; ++night) {
    index(directory, "archive", {},
          {"--log-file", log.string(), "--log-file-size", "1", "--log-files", "1"});
  }
  CHECK(has(content_of(log), "done: "));
  CHECK(fs::file_size(log) <= 1'000'000);
  CHECK(fs::file_size(directory.path() / "night.1.log") <= 1'000'000);
  CHECK_FALSE(fs::exists(directory.path() / "night.2.log"));
}

TEST_CASE("logs that were put by, below the archive, are not taken for a part of it", "[log]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  directory.write("archive/night.log", "x");
  directory.write("archive/night.1.log", "x");
  directory.write("archive/night.2.log", "x");
  const std::string log = (directory.path() / "archive/night.log").string();
  const Outcome outcome =
      index(directory, "archive", {}, {"--log-file", log, "--log-files", "2"});
  CHECK(has(outcome.out, "reports of 1 files\n"));
}

TEST_CASE("a log that cannot be written stops the run before it begins", "[log][errors]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  const std::string log = directory.path().string();
  const Outcome outcome = index(directory, "archive", {}, {"--log-file", log});
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: cannot write the log: "));
  CHECK_FALSE(fs::exists(directory.path() / "index"));
}

TEST_CASE("a bar is drawn on a terminal alone", "[log]") {
  const TempDirectory directory;
  std::string lines;
  for (int i = 0; i < 4'000; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Pakistan and Russia agreed.\"}\n";
  }
  directory.write("archive/a.jsonl", lines);
  const std::string clear = "\r\x1B[K";
  if (test::has_terminals()) {
    const Outcome shown = index(directory, "archive", {.has_terminal = true});
    CHECK(has(shown.err, clear + "["));
    CHECK(has(shown.err, " left -"));
    CHECK(has(shown.err, " 0 rejected"));
    CHECK(shown.err.substr(shown.err.size() - clear.size()) == clear);
    fs::remove_all(directory.path() / "index");
  } else {
    WARN("not checked: this machine has no pseudo-terminals");
  }
  CHECK_FALSE(has(index(directory).err, "\r"));
}

}  // namespace
}  // namespace chancery
