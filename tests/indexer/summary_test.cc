#include "indexer/render/summary.h"

#include "indexer/render/figures.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

TEST_CASE("figures are grouped for reading", "[figures]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000) == "1,000");
  CHECK(grouped(12'345'678) == "12,345,678");
  CHECK(megabytes(16'700'000) == "16.7 MB");
  CHECK(rate(10, std::chrono::duration<double>(0)) == "-");
}

TEST_CASE("the summary counts every report once, and rejects by reason", "[summary]") {
  RunSummary summary;
  summary.files = 12;
  summary.files_read = 10;
  summary.files_passed = 2;
  summary.read = 11'000;
  summary.added = 10'990;
  summary.changed = 4;
  summary.removed = 5;
  summary.unchanged = 26;
  summary.rejected = 3;
  summary.reasons = {{"bad-json", 2}, {"no-text", 1}};
  summary.bytes_read = 14'000'000;
  summary.seconds = std::chrono::duration<double>(5.5);
  CHECK(render_summary(summary) ==
        "read             11,000  reports of 10 files; 2 files have not changed\n"
        "added            10,990\n"
        "changed               4\n"
        "removed               5\n"
        "unchanged            26\n"
        "rejected              3\n"
        "                      2  bad-json\n"
        "                      1  no-text\n"
        "time              5.5 s  2,000 reports a second, 14.0 MB read\n");
  CHECK(
      summary_line(summary) ==
      "done: 11,000 read, 10,990 added, 4 changed, 0 moved, 5 removed, 26 unchanged, 3 "
      "rejected, in 5.5 s");
}

TEST_CASE("the summary names what not every night has", "[summary]") {
  RunSummary summary;
  summary.is_rehearsal = true;
  summary.files_moved = 2;
  summary.moved = 3;
  summary.files_gone = 4;
  summary.gone = 5;
  summary.tagged = 6;
  summary.stop_signal = 15;
  const std::string text = render_summary(summary);
  CHECK(text.starts_with("nothing is written; a run would do this:\nread  "));
  CHECK(text.find("moved                 3  reports of 2 files\n") != std::string::npos);
  CHECK(text.find("gone                  5  reports of 4 files that are gone; --prune removes them\n") !=
        std::string::npos);
  CHECK(text.find("tagged                6  reports would be") != std::string::npos);
  CHECK(text.find("stopped by a signal; what was done is committed") != std::string::npos);
  summary.pruned = 5;
  CHECK(render_summary(summary).find("pruned                5  reports of 4 files that are gone\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace chancery
