#include "corpus/reader/path_date.h"

#include <string>

#include "tests/support/catch.h"

namespace chancery {
namespace {

std::string shown(std::string_view path) {
  const PathDate date = path_date(path);
  if (date.day) return to_iso({*date.day, {}});
  if (!date.year) return "none";
  const std::string year = std::to_string(int{*date.year});
  return date.month ? year + " " + std::to_string(unsigned{*date.month}) : year;
}

TEST_CASE("a path tells a day by its folders or its file", "[path_date]") {
  CHECK(shown("2025/09/02/talks.txt") == "2025-09-02");
  CHECK(shown("wire/2025/9/2/talks.txt") == "2025-09-02");
  CHECK(shown("wire/2025-09-02-talks.txt") == "2025-09-02");
  CHECK(shown("wire/2025_09_02.jsonl") == "2025-09-02");
  CHECK(shown("20250902_talks.txt") == "2025-09-02");
  CHECK(shown("talks-20250902T1405.xml") == "2025-09-02");
  CHECK(shown("https://gazette.example/2025/09/02/talks") == "2025-09-02");
}

TEST_CASE("a path may tell no more than a month or a year", "[path_date]") {
  CHECK(shown("1945-02-yalta.txt") == "1945 2");
  CHECK(shown("2025/09/talks.txt") == "2025 9");
  CHECK(shown("archive/1987/talks.txt") == "1987");
  CHECK(shown("2025/13/talks.txt") == "2025");
  CHECK(shown("2025/02/30/talks.txt") == "2025 2");
}

TEST_CASE("of several dates in a path the last counts, and a day more than a year", "[path_date]") {
  CHECK(shown("2025/09/02/2025-09-01-talks.txt") == "2025-09-01");
  CHECK(shown("2025-09-02/summit-2030.txt") == "2025-09-02");
}

TEST_CASE("numbers that are no dates tell nothing", "[path_date]") {
  for (const char* path :
       {"", "talks.txt", "000_33e044e851d983fe.txt", "report20250902x.txt", "a20250902", "12345678",
        "20251302", "1850-01-02", "120250902", "202509021", "line 3", "v1.2.3"}) {
    CAPTURE(path);
    CHECK(shown(path) == "none");
  }
}

TEST_CASE("a member of a container and a web address have paths, too", "[path_date]") {
  Article article;
  article.place = "wire/2025/09/02/a.html, report 3";
  CHECK(path_date("night.tar", article).day == path_date("2025-09-02").day);
  article.place = "line 20250902";
  CHECK_FALSE(path_date("night.jsonl", article).day);
  article.url = "https://gazette.example/2024/03/05/talks";
  CHECK(path_date("2025-09-02.jsonl", article).day == path_date("2024-03-05").day);
}

}  // namespace
}  // namespace chancery
