#include "corpus/reader/nitf.h"

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

test::Reading read_sample(const std::string& name) {
  return test::read_content(test::content_of(test::in_repository("tests/data/forms/" + name)));
}

TEST_CASE("a document of NITF is a report, and its DTD is not looked for", "[nitf]") {
  const auto reading = read_sample("report.nitf");
  REQUIRE(reading.reports.size() == 1);
  const Article& report = reading.reports[0];
  CHECK(report.id == "wire-20250902-17");
  CHECK(report.url == "https://wire.example/17");
  CHECK(report.title == "Pakistan and Russia sign gas accord");
  CHECK(report.text ==
        "By Amina Rahim\n"
        "ISLAMABAD, Sept 2 - Prime Minister Shehbaz Sharif signed an accord with Vladimir Putin on "
        "Tuesday.\n"
        "A café was opened, too.");
  CHECK(to_iso(report.date.value()) == "2025-09-02T09:05:00Z");
  CHECK(report.date_source == DateSource::Markup);
  CHECK(report.language == "en");
  CHECK(report.source == "Harbour Wire");
  CHECK(report.place.empty());
}

TEST_CASE("a first paragraph that is given twice is read once", "[nitf]") {
  const auto reading = read_sample("full_text.xml");
  REQUIRE(reading.reports.size() == 1);
  const Article& report = reading.reports[0];
  CHECK(report.id == "1815718");
  CHECK(report.text == "The envoys agreed on Wednesday.\nThey go home.");
  CHECK(to_iso(report.date.value()) == "1987-02-26T00:00:00Z");
  CHECK(report.source == "Example Times");
}

}  // namespace
}  // namespace chancery
