// chancery-index builds a new index in bulk: what it holds is what it would hold had each report been
// put one by one.

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/schema/index_layout.h"
#include "tests/cli/index_run.h"
#include "tests/support/catch.h"
#include "tests/support/index_dump.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::counts;
using test::differences;
using test::dump_index;
using test::dump_reports;
using test::has;
using test::index;
using test::Outcome;
using test::TempDirectory;

const std::vector<std::string> kInBulk{"--bulk-from", "0"};
const std::vector<std::string> kOneByOne{"--bulk-from", "1G"};

std::string line(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","title":"T","date":"2025-09-02","text":")" + text + "\"}\n";
}

/// With ids that stand twice: in a file, and in two.
void write_archive(const TempDirectory& directory) {
  std::string lines;
  for (int i = 0; i < 1'200; ++i) {
    lines += line(std::to_string(i), "Putin met Sharif for talks number " + std::to_string(i) + ".");
  }
  directory.write("archive/a.jsonl", lines + line("7", "Macron spoke again.") + "{broken\n");
  directory.write("archive/b.jsonl", line("8", "Of India.") + line("b", "Of China."));
  directory.write("archive/c/d.txt", "Talks in Geneva\n\nThe Kremlin had no comment.");
}

TEST_CASE("an index built in bulk is the index built one by one", "[bulk]") {
  const TempDirectory one_by_one, in_bulk;
  write_archive(one_by_one);
  write_archive(in_bulk);
  const Outcome slow = index(one_by_one, "archive", {}, kOneByOne);
  const Outcome quick = index(in_bulk, "archive", {}, kInBulk);
  CHECK(quick.exit_code == slow.exit_code);
  CHECK(counts(quick) == counts(slow));
  CHECK(has(quick.err, "1,202 reports are merged into one index"));
}

TEST_CASE("a rebuild in bulk holds what a rebuild one by one holds", "[bulk]") {
  const TempDirectory directory;
  write_archive(directory);
  index(directory, "archive", {}, kOneByOne);
  const auto one_by_one = dump_reports(directory.path() / "index");
  CHECK(one_by_one.size() > 1'200);
  CHECK(index(directory, "archive", {}, {"--rebuild", "--bulk-from", "0"}).exit_code == 1);
  CHECK(differences(dump_reports(directory.path() / "index"), one_by_one) == "");
}

TEST_CASE("a night after a build in bulk finds nothing to do", "[bulk]") {
  const TempDirectory directory;
  write_archive(directory);
  index(directory, "archive", {}, kInBulk);
  const test::IndexDump built = dump_index(directory.path() / "index");
  const Outcome night = index(directory);
  CHECK(has(night.out, "of 0 files; 3 files have not changed"));
  CHECK(dump_index(directory.path() / "index") == built);
}

/// `count` words that all end alike, and whose beginnings have hardly a letter in common.
std::string words_with_one_ending(unsigned count) {
  std::string words;
  for (unsigned i = 0; i < count; ++i) {
    for (unsigned letters = i * 2'654'435'761U; letters > 0; letters /= 26) {
      words += static_cast<char>('a' + letters % 26);
    }
    words += "quickbrownfoxjumpsoverthelazydog ";
  }
  return words;
}

TEST_CASE("lists of terms are coded by how frequent their bytes are, and not searched for repeats",
          "[bulk]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("a", words_with_one_ending(8'000)));
  CHECK(index(directory, "archive", {}, kInBulk).exit_code == 0);
  const fs::path generation = *schema::current_generation(directory.path() / "index");
  const auto bytes = fs::file_size(generation / "termlist.glass");
  CHECK(bytes < 320'000);  // 8,000 times 44 as they are
  CHECK(bytes > 200'000);  // with each ending told as a repeat of the first: a block of 32,768
}

/// The number behind `name` in a summary.
std::uint64_t figure_of(const std::string& summary, const std::string& name) {
  std::string digits;
  for (const char c : summary.substr(summary.find("\n" + name) + 1 + name.size())) {
    if (c == '\n') break;
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits.empty() ? 0 : std::stoull(digits);
}

constexpr int kMany = 3'000;

// Each report is safe at once: a segment of its own.
const std::vector<std::string> kInSteps{"--bulk-from", "0", "--commit-interval", "0"};

void write_large_archive(const TempDirectory& directory) {
  std::string lines;
  for (int i = 0; i < kMany; ++i) lines += line(std::to_string(i), "Pakistan and India.");
  directory.write("archive/a.jsonl", lines);
  directory.write("archive/b.jsonl", line("0", "India."));
}

fs::path segment(const TempDirectory& directory, int number) {
  return directory.path() / "index" / "generation-1.bulk" / ("segment-" + std::to_string(number));
}

TEST_CASE("a build in bulk that is cut off is gone on with, and nothing is lost", "[bulk]") {
  const TempDirectory directory;
  write_large_archive(directory);
  const int signal = GENERATE(SIGKILL, SIGTERM);
  const auto has_begun = [&] { return fs::exists(segment(directory, 70)); };
  const Outcome ended =
      index(directory, "archive", {.killed_when = has_begun, .killed_by = signal}, kInSteps);
  CHECK(ended.exit_code == (signal == SIGKILL ? -1 : 128 + signal));
  CHECK(has_begun());
  const Outcome next = index(directory, "archive", {}, kInBulk);
  CHECK(next.exit_code == 0);
  // Not done twice, but for segments behind one that another thread had in hand.
  CHECK(figure_of(next.out, "unchanged") >= 50);
  CHECK(test::chancery_index({"--index", (directory.path() / "index").string(), "--check"}).exit_code == 0);
  CHECK_FALSE(fs::exists(directory.path() / "index" / "generation-1.bulk"));
  const auto found = dump_reports(directory.path() / "index");
  fs::remove_all(directory.path() / "index");
  index(directory, "archive", {}, kOneByOne);
  CHECK(differences(found, dump_reports(directory.path() / "index")) == "");
}

TEST_CASE("an archive that changes while a build in bulk is cut off is built as it is in the end",
          "[bulk]") {
  const TempDirectory directory;
  write_large_archive(directory);
  const auto has_begun = [&] { return fs::exists(segment(directory, 70)); };
  index(directory, "archive", {.killed_when = has_begun, .killed_by = SIGTERM}, kInSteps);
  directory.write("archive/a.jsonl", line("0", "Pakistan and India.") + line("1", "Changed."));
  CHECK(index(directory, "archive", {}, kInBulk).exit_code == 0);
  const auto found = dump_reports(directory.path() / "index");
  fs::remove_all(directory.path() / "index");
  index(directory, "archive", {}, kOneByOne);
  CHECK(differences(found, dump_reports(directory.path() / "index")) == "");
}

}  // namespace
}  // namespace chancery
