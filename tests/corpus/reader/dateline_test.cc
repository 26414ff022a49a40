#include "corpus/reader/dateline.h"

#include <string>

#include "tests/support/catch.h"

namespace chancery {
namespace {

std::string day_in(std::string_view text, std::string_view path = "") {
  const auto date = dateline_date(text, path_date(path));
  return date ? to_iso(*date) : "none";
}

TEST_CASE("a dateline with a year tells the day", "[dateline]") {
  CHECK(day_in("ISLAMABAD, Sept 2, 2025 (Reuters) - Talks began.") == "2025-09-02");
  CHECK(day_in("PARIS, 2 September 2025 \u2014 Talks began.") == "2025-09-02");
  CHECK(day_in("NEW YORK, United States, Sept. 2, 2025 -- Talks began.") == "2025-09-02");
  CHECK(day_in("By Amina Rahim\nISLAMABAD, Sept 2, 2025 - Talks began.") == "2025-09-02");
}

TEST_CASE("a dateline without a year has that of the path", "[dateline]") {
  const std::string text = "ISLAMABAD, Sept 2 (Reuters) - Talks began.";
  CHECK(day_in(text) == "none");
  CHECK(day_in(text, "2025/talks.txt") == "2025-09-02");
  CHECK(day_in(text, "2025/09/talks.txt") == "2025-09-02");
  CHECK(day_in(text, "2025/10/talks.txt") == "2025-09-02");
  CHECK(day_in(text, "2025/03/talks.txt") == "none");
  CHECK(day_in("PARIS, 31 December - Talks began.", "2026/01/01.txt") == "2025-12-31");
  CHECK(day_in("PARIS, Feb 29 - Talks began.", "2025/talks.txt") == "none");
}

TEST_CASE("what is no dateline tells nothing", "[dateline]") {
  for (const char* text :
       {"", "Talks began.", "ISLAMABAD (Reuters) - Talks began.", "Islamabad, Sept 2, 2025 - Talks.",
        "ISLAMABAD, Sept 2, 2025. Talks began.", "ROOM, 101 - the talks", "UN, 2025 - a year",
        "First.\nSecond.\nPARIS, Sept 2, 2025 - Third."}) {
    CAPTURE(text);
    CHECK(day_in(text, "2025/talks.txt") == "none");
  }
}

}  // namespace
}  // namespace chancery
