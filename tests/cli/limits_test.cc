// chancery-index: which sources of an archive are read, what one may cost, and where rejects go.

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/cli/index_run.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::chancery_index;
using test::content_of;
using test::has;
using test::index;
using test::Outcome;
using test::TempDirectory;
using Json = nlohmann::json;

std::vector<Json> json_lines(const fs::path& file) {
  std::vector<Json> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

/// The most memory that a run took, in bytes.
std::uint64_t peak_memory(const TempDirectory& directory, const std::string& archive,
                          std::vector<std::string> options = {}) {
  const fs::path report = directory.path() / "report.json";
  options.insert(options.end(), {"--report", report.string(), "--log-level", "off"});
  CHECK(index(directory, archive, {}, options).exit_code <= 1);
  return Json::parse(content_of(report)).at("peak_memory_bytes").get<std::uint64_t>();
}

TEST_CASE("a source that is excluded is as if it were not in the archive", "[limits]") {
  const TempDirectory directory;
  directory.write("archive/wire/a.txt", "A\n\nText.");
  directory.write("archive/wire/old/b.txt", "B\n\nText.");
  directory.write("archive/desk/c.txt", "C\n\nText.");
  directory.write("archive/desk/c.txt.bak", "%PDF-1.7");
  const Outcome outcome =
      index(directory, "archive", {}, {"--include", "wire/**", "--exclude", "wire/old/*"});
  CHECK(outcome.exit_code == 0);
  CHECK(has(outcome.out, "read                  1  reports of 1 files"));
  const Outcome more = index(directory, "archive", {}, {"--exclude", "*.bak", "--exclude", "**/old/**"});
  CHECK(more.exit_code == 0);
  CHECK(has(more.out, "added                 1\n"));
}

TEST_CASE("what the index has and a pattern excludes is gone to --prune, and to nobody else",
          "[limits]") {
  const TempDirectory directory;
  for (const char* name : {"a", "b", "c", "d", "old/e"}) {
    directory.write("archive/" + std::string(name) + ".txt", std::string(name) + "\n\nText.");
  }
  index(directory);
  const std::vector<std::string> exclude{"--exclude", "old/**"};
  CHECK(has(index(directory, "archive", {}, exclude).out, "unchanged             4\n"));
  const Outcome pruned = index(directory, "archive", {}, {"--exclude", "old/**", "--prune"});
  CHECK(pruned.exit_code == 0);
  const Outcome again = index(directory);
  CHECK(has(again.out, "added                 1\n"));
}

TEST_CASE("the file of rejects has each reject as an object a line, whatever its name", "[limits]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", "{\"title\":\"T\"}\n{broken\n");
  directory.write("archive/new\nline\xE9.pdf", "%PDF-1.7 \x01");
  const fs::path file = directory.path() / "rejects.jsonl";
  const Outcome outcome = index(directory, "archive", {}, {"--rejects", file.string()});
  CHECK(outcome.exit_code == 1);
  const std::vector<Json> lines = json_lines(file);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].at("source") == "a.jsonl");
  CHECK(lines[0].at("place") == "line 2");
  CHECK(lines[0].at("reason") == "bad-json");
  CHECK_FALSE(lines[0].at("detail").get<std::string>().empty());
  CHECK(lines[1].at("source") == "new%0Aline%E9.pdf");
  // In the next night they are told again, and the file is made anew.
  index(directory, "archive", {}, {"--rejects", file.string()});
  CHECK(json_lines(file).size() == 2);
}

TEST_CASE("the file of rejects is no source, and is empty where there are none", "[limits]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "T\n\nText.");
  const std::string file = (directory.path() / "archive/rejects.jsonl").string();
  CHECK(index(directory, "archive", {}, {"--rejects", file}).exit_code == 0);
  CHECK(fs::exists(file));
  const Outcome again = index(directory, "archive", {}, {"--rejects", file});
  CHECK(again.exit_code == 0);
  CHECK(has(again.out, "1 files have not changed"));
}

TEST_CASE("a strict run ends at the first reject, and the next run without it goes on", "[limits]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "T\n\nText.");
  directory.write("archive/b.jsonl", "{broken\n{broken, too\n");
  const fs::path file = directory.path() / "rejects.jsonl";
  const Outcome outcome =
      index(directory, "archive", {}, {"--strict", "--rejects", file.string()});
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: b.jsonl, line 1: bad-json"));
  CHECK(json_lines(file).size() == 1);
  const Outcome next = index(directory);
  CHECK(next.exit_code == 1);
  CHECK(has(next.out, "added                 1\n"));
  CHECK(index(directory, "archive", {}, {"--strict"}).exit_code == 2);
}

TEST_CASE("a report beyond --max-report is rejected, and read once the limit is higher",
          "[limits]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "T\n\n" + std::string(3000, 'x'));
  const Outcome small = index(directory, "archive", {}, {"--max-report", "2K"});
  CHECK(small.exit_code == 1);
  CHECK(has(small.err, "too-large"));
  const Outcome large = index(directory, "archive", {}, {"--max-report", "4K"});
  CHECK(large.exit_code == 0);
  CHECK(has(large.out, "added                 1\n"));
}

TEST_CASE("limits stand in the settings, with units", "[limits][settings]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "T\n\n" + std::string(3000, 'x'));
  const auto settings = directory.write("night.toml", "max-report = \"2K\"\nmax-seconds = 5\n");
  CHECK(index(directory, "archive", {}, {"--config", settings.string()}).exit_code == 1);
  const auto bytes = directory.write("night.toml", "max-report = 4096\nexclude = [\"*.bak\"]\n");
  CHECK(index(directory, "archive", {}, {"--config", bytes.string()}).exit_code == 0);
}

TEST_CASE("a limit that makes no sense is refused", "[limits][errors]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "T\n\nText.");
  const auto option = GENERATE(std::vector<std::string>{"--max-report", "16"},
                               std::vector<std::string>{"--max-report", "many"},
                               std::vector<std::string>{"--max-report", "-1"},
                               std::vector<std::string>{"--max-nesting", "17"},
                               std::vector<std::string>{"--max-expansion", "0"},
                               std::vector<std::string>{"--max-seconds", "0"});
  CAPTURE(option);
  const Outcome outcome = index(directory, "archive", {}, option);
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, option.front()));
}

TEST_CASE("a line without end takes no more memory than the longest report may", "[limits]") {
  const TempDirectory directory;
  directory.write("small/a.jsonl", "{\"title\":\"T\"}\n");
  const std::uint64_t usual = peak_memory(directory, "small");
  {
    std::ofstream out(directory.write("large/a.jsonl", "{\"title\":\""), std::ios::app);
    const std::string megabyte(1U << 20U, 'x');
    for (int i = 0; i < 200; ++i) out << megabyte;
    out << "\"}\n{\"title\":\"T\"}\n";
  }
  const std::uint64_t peak = peak_memory(directory, "large");
  CAPTURE(usual, peak);
  CHECK(peak < usual + (64U << 20U));
}

TEST_CASE("memory does not grow with the length of a source", "[limits]") {
  if (std::getenv("CHANCERY_LONG_TESTS") == nullptr) {
    WARN("skipped: it writes 2 GB, and runs if CHANCERY_LONG_TESTS is set");
    return;
  }
  const TempDirectory directory;
  directory.write("small/a.jsonl", "{\"title\":\"T\"}\n");
  const std::uint64_t usual = peak_memory(directory, "small", {"--dry-run"});
  {
    std::ofstream out(directory.write("large/a.jsonl", ""), std::ios::app);
    const std::string text(1U << 20U, 'x');
    for (int i = 0; i < 2048; ++i) out << R"({"title":")" << i << R"(","text":")" << text << "\"}\n";
  }
  const std::uint64_t peak = peak_memory(directory, "large", {"--dry-run"});
  CAPTURE(usual, peak);
  CHECK(peak < usual + (64U << 20U));
}

}  // namespace
}  // namespace chancery
