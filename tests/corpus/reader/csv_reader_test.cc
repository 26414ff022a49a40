#include "corpus/reader/csv_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;

test::Reading read_sample(const std::string& name) {
  return read_content(test::content_of(test::in_repository("tests/data/crates/" + name)), name);
}

TEST_CASE("each row of a table is a report", "[csv]") {
  const auto reading = read_sample("reports.csv");
  REQUIRE(reading.reports.size() == 3);
  const Article& first = reading.reports[0];
  CHECK(first.id == "r1");
  CHECK(first.title == "Putin, Sharif meet");
  CHECK(first.text ==
        "President Putin met Prime Minister Sharif.\nThey spoke of \"energy\".");
  CHECK(to_iso(first.date.value()) == "2025-09-02");
  CHECK(first.source == "Example Wire");
  CHECK(first.place == "line 2");
  CHECK(reading.reports[1].place == "line 5");
  CHECK(to_iso(reading.reports[1].date.value()) == "2025-09-03T08:00:00Z");
  CHECK(reading.reports[2].id == "reports.csv#8");
  CHECK(to_iso(reading.reports[2].date.value()) == "2025-09-04T08:00:00Z");
}

TEST_CASE("a row of another width, and one without a text, are rejects at their line", "[csv]") {
  CHECK(read_sample("reports.csv").reasons() ==
        Reasons{"line 7: bad-csv", "line 9: no-text"});
}

TEST_CASE("tabs and semicolons separate, too, and a quote within a field is a quote", "[csv]") {
  const auto tabs = read_sample("reports.tsv");
  REQUIRE(tabs.reports.size() == 1);
  CHECK(tabs.reports[0].text == "President Putin arrived in \"Islamabad\".");
  const auto semicolons =
      read_content("\xEF\xBB\xBF\"Title\";\"Text\";\"URL\"\r\nA;\"x; \"\"y\"\"\";https://a.example\r\n");
  REQUIRE(semicolons.reports.size() == 1);
  CHECK(semicolons.reports[0].text == "x; \"y\"");
  CHECK(semicolons.reports[0].id == "https://a.example");
}

TEST_CASE("what only looks like a table is a text", "[csv]") {
  CHECK_FALSE(csv_separator("Putin, Sharif meet\n\nText.\n"));
  CHECK_FALSE(csv_separator("Text, and more\nof it\n"));
  CHECK_FALSE(csv_separator("title,author\nA,B\n"));
  CHECK_FALSE(csv_separator("title,text"));
  CHECK_FALSE(csv_separator(""));
  CHECK(csv_separator("title,text\n") == ',');
  CHECK(csv_separator("headline\tdate\n") == '\t');
  CHECK(read_content("The title, the text and the date\n\nText.\n").reports.at(0).place.empty());
}

TEST_CASE("quotes that are not closed are the reject \"truncated\"", "[csv]") {
  const auto reading = read_content("title,text\nA,B\nC,\"D\nE,F\n");
  CHECK(reading.reports.size() == 1);
  CHECK(reading.reasons() == Reasons{"line 3: truncated"});
}

TEST_CASE("a table without rows is the reject \"empty\"", "[csv]") {
  CHECK(read_content("title,text\n").reasons() == Reasons{": empty"});
}

TEST_CASE("a row that is longer than a report may be is passed over", "[csv]") {
  const test::TempDirectory folder;
  const std::string content = "title,text\nA,B\nC,\"" + std::string(3000, 'x') + "\n\"\nE,F\n";
  ReadLimits limits;
  limits.report_bytes = 2000;
  const auto file = folder.write("a.csv", content);
  const auto reading = test::read_all({file, "a.csv", content.size(), 0}, limits);
  CHECK(reading.reports.size() == 2);
  CHECK(reading.reports.at(1).place == "line 5");
  CHECK(reading.reasons() == Reasons{"line 3: too-large"});
}

TEST_CASE("a byte order mark before a quoted header is no part of it", "[csv]") {
  const auto reading = test::read_content("\xEF\xBB\xBF\"title\",\"body\",\"date\"\n\"Talks\",\"They met.\",\"2025-09-02\"\n");
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "Talks");
  CHECK_FALSE(reading.reports[0].title_derived);
}

}  // namespace
}  // namespace chancery
