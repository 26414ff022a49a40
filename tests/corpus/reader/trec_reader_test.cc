#include "corpus/reader/trec_reader.h"

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/growth.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using test::read_content;

test::Reading read_sample() {
  return read_content(
      test::content_of(test::in_repository("tests/data/forms/newspaper.trec")));
}

TEST_CASE("each document of a TREC collection is a report", "[trec]") {
  const auto reading = read_sample();
  REQUIRE(reading.reports.size() == 4);
  const Article& report = reading.reports[0];
  CHECK(report.id == "EX010189-0001");
  CHECK(report.title == "ENVOYS MEET IN GENEVA; WATER ON THE TABLE");
  CHECK(report.text ==
        "By AMINA RAHIM\n"
        "The envoys met on Saturday. They spoke of water & fish at a table < two metres.\n"
        "They parted.");
  CHECK(to_iso(report.date.value()) == "1989-01-01");
  CHECK(report.date_source == DateSource::Markup);
  CHECK(report.place == "document 1");
}

TEST_CASE("a document may have many texts, and its paragraphs no marks", "[trec]") {
  const auto reading = read_sample();
  REQUIRE(reading.reports.size() == 4);
  CHECK(reading.reports[1].text ==
        "HELSINKI, Finland (EX) - The ministers of the two countries talked for longer than had "
        "been expected on Friday.\nThey go on today.");
  CHECK(reading.reports[1].title == "Ministers Talk");
  CHECK_FALSE(reading.reports[1].date);
}

TEST_CASE("an id may stand in the tag, and a date in the id", "[trec]") {
  const auto reading = read_sample();
  REQUIRE(reading.reports.size() == 4);
  CHECK(reading.reports[2].id == "EXW_ENG_19940512.0001");
  CHECK(to_iso(reading.reports[2].date.value()) == "1994-05-12");
  CHECK(reading.reports[2].text == "An accord is near.");
}

TEST_CASE("the ids of AP and the Wall Street Journal have a date of six digits", "[trec]") {
  const auto day = [](const std::string& id) {
    const auto reading = read_content("<DOC><DOCNO> " + id + " </DOCNO><TEXT>Talks.</TEXT></DOC>");
    const auto date = reading.reports.at(0).date;
    return date ? to_iso(*date) : "undated";
  };
  CHECK(day("AP880212-0001") == "1988-02-12");
  CHECK(day("WSJ870324-0001") == "1987-03-24");
  CHECK(day("LA010189-0001") == "undated");
  CHECK(day("AP881312-0001") == "undated");
}

TEST_CASE("a date of six digits is one of the 1900s", "[trec]") {
  const auto reading = read_sample();
  REQUIRE(reading.reports.size() == 4);
  CHECK(to_iso(reading.reports[3].date.value()) == "1991-05-14");
  CHECK(reading.reports[3].source == "The Example Times");
  CHECK(reading.reports[3].title_derived);
}

TEST_CASE("documents without a text, or cut off, are told", "[trec]") {
  CHECK(read_sample().reasons() ==
        std::vector<std::string>{"document 5: no-text", "document 6: truncated"});
  const auto open = read_content("<DOC><DOCNO>1</DOCNO><TEXT>One.<DOC><DOCNO>2</DOCNO>"
                                 "<TEXT>Two.</TEXT></DOC>");
  CHECK(open.reasons() == std::vector<std::string>{"document 1: truncated"});
  REQUIRE(open.reports.size() == 1);
  CHECK(open.reports[0].text == "Two.");
}

TEST_CASE("a page of HTML in a document is read as one", "[trec]") {
  const auto reading = read_content(
      "<DOC>\n<DOCNO>WEB-1</DOCNO>\n<DOCHDR>\nhttp://example.org/ 10.0.0.1\n</DOCHDR>\n"
      "<html><title>Talks</title><body><p>The envoys met.<p>They parted.</body></html>\n</DOC>");
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "Talks");
  CHECK(reading.reports[0].text == "The envoys met.\nThey parted.");
}

TEST_CASE("a document takes time in its length, whatever it repeats", "[trec]") {
  const std::string_view repeated = GENERATE("<TEXT>", "<", "<a", "<TEXT></TEXT><");
  const auto read = [&](std::size_t times) {
    std::string document = "<DOC><DOCNO> 1 </DOCNO><HEADLINE>Talks</HEADLINE>";
    for (std::size_t i = 0; i < times; ++i) document += repeated;
    CHECK(read_content(document + "</DOC>").reports.size() == 1);
  };
  CHECK(test::growth(40'000, read) < test::kLinear);
}

TEST_CASE("a date is looked for at the beginning of its element alone", "[trec]") {
  const auto read = [](std::size_t commas) {
    const auto reading = read_content("<DOC><DOCNO> 1 </DOCNO><DATE>" + std::string(commas, '1') +
                                      std::string(commas, ',') + "</DATE><TEXT>Talks.</TEXT></DOC>");
    CHECK_FALSE(reading.reports.at(0).date);
  };
  CHECK(test::growth(10'000, read) < test::kLinear);
}

TEST_CASE("one long document does not spoil the others", "[trec]") {
  ReadLimits limits;
  limits.report_bytes = 1000;
  const test::TempDirectory folder;
  const std::string content = "<DOC><DOCNO>1</DOCNO><TEXT>" + std::string(5000, 'a') +
                              "</TEXT></DOC><DOC><DOCNO>2</DOCNO><TEXT>Two.</TEXT></DOC>";
  const auto reading = test::read_all({folder.write("a", content), "a", 9, 0}, limits);
  CHECK(reading.reasons() == std::vector<std::string>{"document 1: too-large"});
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].id == "2");
}

}  // namespace
}  // namespace chancery
