// Two runs that would write to one index at once.

#include <algorithm>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "indexer/upkeep/check_index.h"
#include "tests/crash/broken_run.h"
#include "tests/support/catch.h"
#include "tests/support/index_dump.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::TempDirectory;

constexpr int kLocked = 75;

/// An archive that is another each round.
std::string reports(int round) {
  std::string lines;
  for (int i = 0; i < 20; ++i) {
    lines += R"({"id":")" + std::to_string(i) + R"(","title":"Talks","text":"Sharif met Modi, round )" +
             std::to_string(round) + ".\"}\n";
  }
  return lines;
}

void check_loser(const Outcome& outcome) {
  CHECK(outcome.exit_code == kLocked);
  CHECK(outcome.err.find("error: the index is locked") != std::string::npos);
  CHECK(outcome.err.find("hint: another chancery-index is writing to it") != std::string::npos);
}

TEST_CASE("of two writers at once one wins and the other says so", "[crash][writers]") {
  const TempDirectory directory;
  const fs::path index = directory.path() / "index";
  const std::vector<std::string> arguments{"--index", index.string(), "--commit-interval", "0",
                                           (directory.path() / "archive").string()};
  const long rounds = std::max(10L, 100 * test::option("CHANCERY_CRASH_ROUNDS", 1) /
                                        test::option("CHANCERY_CRASH_STEP", 1));
  long met = 0;
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    directory.write("archive/a.jsonl", reports(round));
    Outcome one, other;
    std::thread beside([&] { other = test::chancery_index(arguments); });
    one = test::chancery_index(arguments);
    beside.join();
    INFO(one.err + other.err);
    // Where the one has ended before the other has come to the lock, both win.
    CHECK((one.exit_code == 0 || other.exit_code == 0));
    if (one.exit_code != 0) check_loser(one);
    if (other.exit_code != 0) check_loser(other);
    if (one.exit_code != 0 || other.exit_code != 0) ++met;
  }
  CHECK(met > 0);
  CHECK(check_index(index).told == std::vector<std::string>{});
  const fs::path anew = directory.path() / "anew";
  test::chancery_index({"--index", anew.string(), (directory.path() / "archive").string()});
  CHECK(test::differences(test::dump_reports(index), test::dump_reports(anew)) == "");
}

}  // namespace
}  // namespace chancery
