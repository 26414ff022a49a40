#include "corpus/reader/newsml.h"

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

test::Reading read_sample(const std::string& name) {
  return test::read_content(test::content_of(test::in_repository("tests/data/forms/" + name)));
}

TEST_CASE("an item of NewsML-G2 is a report", "[newsml]") {
  const auto reading = read_sample("newsitem.xml");
  REQUIRE(reading.reports.size() == 1);
  const Article& report = reading.reports[0];
  CHECK(report.id == "urn:newsml:wire.example:20250902:17");
  CHECK(report.title == "Pakistan and Russia sign gas accord");
  CHECK(report.text ==
        "Amina Rahim\nISLAMABAD, Sept 2 - Mr Sharif signed on Tuesday.\nSupplies begin in 2027.");
  CHECK(to_iso(report.date.value()) == "2025-09-02T11:30:00Z");
  CHECK(report.date_source == DateSource::Markup);
  CHECK(report.language == "en");
  CHECK(report.source == "Example Wire");
}

TEST_CASE("of a message each text is a report, and pictures are passed over", "[newsml]") {
  const auto reading = read_sample("message.xml");
  REQUIRE(reading.reports.size() == 2);
  CHECK(reading.reports[0].id == "urn:item:1");
  CHECK(reading.reports[0].title == "Envoys meet");
  CHECK(reading.reports[0].text == "The envoys met.");
  CHECK(reading.reports[0].place == "report 1");
  CHECK(reading.reports[1].id == "urn:item:4");
  CHECK(reading.reports[1].text == "The envoys met again.\nThey parted.");
  CHECK(reading.reasons() == std::vector<std::string>{"report 2: withdrawn"});
}

TEST_CASE("the Reuters corpus of 1996 is read", "[newsml]") {
  const auto reading = read_sample("reuters_1996.xml");
  REQUIRE(reading.reports.size() == 1);
  const Article& report = reading.reports[0];
  CHECK(report.id == "reuters-1996-900001");
  CHECK(report.title == "Envoys meet in Paris.");
  CHECK(report.text == "Amina Rahim\nPARIS 1996-08-20 - The envoys met.\nThey parted.");
  CHECK(to_iso(report.date.value()) == "1996-08-20");
  CHECK(report.source == "Reuters");
  CHECK(report.language == "en");
}

}  // namespace
}  // namespace chancery
