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
      "done: 11,000 read, 10,990 added, 4 changed, 5 removed, 26 unchanged, 3 rejected, in 5.5 s");
}

}  // namespace
}  // namespace chancery
