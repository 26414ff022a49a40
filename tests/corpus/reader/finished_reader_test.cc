#include "corpus/reader/finished_reader.h"

#include <string>
#include <vector>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using namespace std::chrono;
using test::read_content;

std::string shown(const Article& article) {
  return article.date ? to_iso(*article.date) : "undated";
}

Article finished(Article article, std::string_view name = "a.txt") {
  finish(article, name, {}, 2025y / September / 2);
  return article;
}

Article dated(const char* date) {
  Article article;
  article.date = parse_date(date);
  article.date_source = DateSource::Stated;
  return article;
}

TEST_CASE("a date that is yet to come is none", "[finished]") {
  CHECK(shown(finished(dated("2025-09-02"))) == "2025-09-02");
  // It has begun in Auckland.
  CHECK(shown(finished(dated("2025-09-03"))) == "2025-09-03");
  CHECK(shown(finished(dated("2025-09-04"))) == "undated");
  CHECK(finished(dated("2025-09-04")).date_source == DateSource::None);
  CHECK(shown(finished({}, "2031/01/01/a.txt")) == "undated");
}

TEST_CASE("what a report states counts before its dateline, and that before its path",
          "[finished]") {
  Article article = dated("2024-05-06");
  article.text = "PARIS, May 5, 2024 - Talks began.";
  CHECK(shown(finished(article, "2024/05/07/a.txt")) == "2024-05-06");
  article.date.reset();
  const Article by_dateline = finished(article, "2024/05/07/a.txt");
  CHECK(shown(by_dateline) == "2024-05-05");
  CHECK(by_dateline.date_source == DateSource::Dateline);
  article.text = "Talks began.";
  const Article by_path = finished(article, "2024/05/07/a.txt");
  CHECK(shown(by_path) == "2024-05-07");
  CHECK(by_path.date_source == DateSource::Path);
}

TEST_CASE("a date yet to come gives way to the path's", "[finished]") {
  CHECK(shown(finished(dated("2099-01-01"), "2024/05/07/a.txt")) == "2024-05-07");
}

TEST_CASE("a report has the date of its path when it is read from there", "[finished]") {
  const auto reading = read_content("Talks\n\nThey began.", "2024/05/07/a.txt");
  REQUIRE(reading.reports.size() == 1);
  CHECK(shown(reading.reports[0]) == "2024-05-07");
}

TEST_CASE("a later date of a file tells the order of the earlier ones", "[finished]") {
  const auto reading = read_content(
      "{\"title\":\"A\",\"date\":\"02/09/2024\"}\n{broken\n{\"title\":\"B\",\"date\":\"03/09/2024\"}\n"
      "{\"title\":\"C\",\"date\":\"25/09/2024\"}\n{\"title\":\"D\",\"date\":\"04/09/2024\"}\n");
  REQUIRE(reading.reports.size() == 4);
  CHECK(reading.rejects.size() == 1);
  const std::vector<std::string> titles{reading.reports[0].title, reading.reports[3].title};
  CHECK(titles == std::vector<std::string>{"A", "D"});
  CHECK(shown(reading.reports[0]) == "2024-09-02");
  CHECK(shown(reading.reports[1]) == "2024-09-03");
  CHECK(shown(reading.reports[2]) == "2024-09-25");
  CHECK(shown(reading.reports[3]) == "2024-09-04");
  CHECK(reading.reports[0].date_source == DateSource::Stated);
}

TEST_CASE("the order is told in tables, too, and none is guessed", "[finished]") {
  const auto american =
      read_content("title,date,text\nA,9/2/2024,Text.\nB,9/30/2024,Text.\n", "a.csv");
  REQUIRE(american.reports.size() == 2);
  CHECK(shown(american.reports[0]) == "2024-09-02");
  const auto unknown = read_content("title,date,text\nA,9/2/2024,Text.\nB,9/3/2024,Text.\n", "a.csv");
  REQUIRE(unknown.reports.size() == 2);
  CHECK(shown(unknown.reports[0]) == "undated");
  CHECK(shown(unknown.reports[1]) == "undated");
}

TEST_CASE("thousands of dates of unknown order are given all the same", "[finished]") {
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines += "{\"title\":\"" + std::to_string(i) + "\",\"date\":\"02/09/2024\"}\n";
  }
  const auto reading = read_content(lines);
  REQUIRE(reading.reports.size() == 3000);
  CHECK(reading.reports[2999].title == "2999");
  CHECK(shown(reading.reports[2999]) == "undated");
}

}  // namespace
}  // namespace chancery
