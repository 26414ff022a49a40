#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/growth.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;
using Ids = std::vector<std::string>;

test::Reading read_data(const char* name) {
  const auto data = std::filesystem::path(__FILE__).parent_path() / "../../data";
  return test::read_all({data / name, name, 0, 0});
}

Ids ids(const test::Reading& reading) {
  Ids result;
  for (const Article& article : reading.reports) result.push_back(article.id);
  return result;
}

/// The report of an article that has `markup` in it.
Article report(const std::string& markup) {
  const auto reading = read_content("<REUTERS NEWID=\"1\">" + markup + "</REUTERS>");
  CAPTURE(markup);
  REQUIRE(reading.rejects.empty());
  REQUIRE(reading.reports.size() == 1);
  return reading.reports.front();
}

std::string date_of(const std::string& content) {
  const Article article = report("<DATE>" + content + "</DATE><TEXT><TITLE>T</TITLE></TEXT>");
  CHECK((article.date_source == DateSource::Markup) == article.date.has_value());
  return article.date ? to_iso(*article.date) : "";
}

std::string body_of(const std::string& body) {
  return report("<TEXT><BODY>" + body + "</BODY></TEXT>").text;
}

TEST_CASE("a file of Reuters-21578 is read article by article", "[sgml_reader]") {
  const auto reading = read_data("reuters_small.sgm");
  CHECK(reading.rejects.empty());
  CHECK(ids(reading) == Ids{"reuters-901", "reuters-902", "reuters-903", "reuters-904",
                            "reuters-905", "reuters-906"});
  const Article& article = reading.reports.at(0);
  CHECK_FALSE(article.id_derived);
  CHECK(article.title == "GORBACHEV OFFERS SEPARATE ACCORD ON MISSILES");
  CHECK(to_iso(article.date.value()) == "1987-02-28T17:20:04Z");
  CHECK(article.date_source == DateSource::Markup);
  CHECK(article.source == "Reuters");
  CHECK(article.language == "en");
  CHECK(article.place == "article 1");
  CHECK(article.text ==
        "By A. Sample, Reuters\n"
        "MOSCOW, Feb 28 - Soviet leader Mikhail Gorbachev proposed that an accord on medium-range "
        "missiles in Europe be reached without delay and apart from other questions of arms "
        "control.\n"
        "His statement, carried by the Tass news agency, drops the condition that limits on the "
        "U.S. Strategic Defense Initiative be settled at the same time.\n"
        "President Reagan's delegates in Geneva are to study it.");
}

TEST_CASE("a brief is a title alone", "[sgml_reader]") {
  const Article article = read_data("reuters_small.sgm").reports.at(1);
  CHECK(article.title ==
        "REAGAN SAYS U.S. WILL PUT DRAFT TREATY ON MISSILES TO SOVIET SIDE IN GENEVA");
  CHECK(article.text.empty());
}

TEST_CASE("an unprocessed article is its text, and known by its first sentence", "[sgml_reader]") {
  const Article article = read_data("reuters_small.sgm").reports.at(2);
  CHECK(article.title == "THATCHER TO VISIT MOSCOW");
  CHECK(article.title_derived);
  CHECK(article.text ==
        "THATCHER TO VISIT MOSCOW\n"
        "LONDON, March 4 - Prime Minister Margaret Thatcher will travel to Moscow on March 28, her "
        "office said.");
}

TEST_CASE("entities are resolved, those of control characters go", "[sgml_reader]") {
  const Article article = read_data("reuters_small.sgm").reports.at(3);
  CHECK(article.title == "ARMS MAKER <ABC> SEES NO HARM IN TREATY");
  CHECK(to_iso(article.date.value()) == "1987-03-27T00:02:59Z");
  CHECK(article.text ==
        "NEW YORK, March 26 - ABC & Sons <ABC> said a treaty on missiles would not hurt it, its "
        "\"order book\" & cash being sound.");
  CHECK(body_of("AT&T &unknown; &#; &#x; &#xZ; &amp;lt; &#60;D> &#xE9;&#0;&#55296;&#99999999;&") ==
        "AT&T &unknown; &#; &#x; &#xZ; &lt; <D> é&#99999999;&");
}

TEST_CASE("an article with bytes that are no UTF-8 is read as Windows-1252", "[sgml_reader]") {
  const Article article = read_data("reuters_small.sgm").reports.at(4);
  CHECK(article.text.find("A café near the embassy was closed.") != std::string::npos);
}

TEST_CASE("an article that is cut off is a reject, and the next is read", "[sgml_reader]") {
  const auto reading = read_data("reuters_truncated.sgm");
  CHECK(ids(reading) == Ids{"reuters-901", "reuters-902"});
  CHECK(reading.reasons() == Reasons{"article 2: truncated", "article 4: truncated"});
}

TEST_CASE("a date is read before the signs of the wire", "[sgml_reader]") {
  CHECK(date_of("26-FEB-1987 15:01:01.79") == "1987-02-26T15:01:01Z");
  CHECK(date_of(" 3-MAR-1987  09:15:05.40\n") == "1987-03-03T09:15:05Z");
  CHECK(date_of("27-MAR-1987 00:02:59.13&#5;&#5;&#5;F RM") == "1987-03-27T00:02:59Z");
  CHECK(date_of("27-MAR-1987 00:02:59.13 F RM") == "1987-03-27T00:02:59Z");
  CHECK(date_of("27-MAR-1987 noon") == "1987-03-27");
  CHECK(date_of("27-MAR-1987") == "1987-03-27");
  CHECK(date_of("").empty());
  CHECK(date_of("31-FEB-1987 00:02:59").empty());
  CHECK(date_of("tomorrow").empty());
}

TEST_CASE("an indented line begins a paragraph, and the agency's name ends a report",
          "[sgml_reader]") {
  CHECK(body_of("One\ntwo\n    three\n     four\n five\n\nsix\n REUTER\n&#3;") ==
        "One two\nthree\nfour five six");
  CHECK(body_of("One\r\ntwo\r\n    three\r\nReuter...\r\n") == "One two\nthree");
  CHECK(body_of("One of the Reuter\nteam") == "One of the Reuter team");
  CHECK(body_of("Shares of Reuters") == "Shares of Reuters");
}

TEST_CASE("tags are found in either case and with attributes", "[sgml_reader]") {
  const auto reading = read_content(
      "<reuters topics=yes newid=5 x>\n<text type=\"NORM\"><title>Talks</title>"
      "<Body a='b'>Reagan spoke.</BODY\n></text></Reuters>");
  CHECK(ids(reading) == Ids{"reuters-5"});
  CHECK(reading.reports.at(0).title == "Talks");
  CHECK(reading.reports.at(0).text == "Reagan spoke.");
}

TEST_CASE("an article without a number is named by its file", "[sgml_reader]") {
  const auto reading = read_content(
      "<REUTERS OLDID=\"5\"><TEXT><TITLE>A</TITLE></TEXT></REUTERS>\n"
      "<REUTERS NEWID=\"\"><TEXT><TITLE>B</TITLE></TEXT></REUTERS>\n");
  CHECK(ids(reading) == Ids{"a/report#1", "a/report#2"});
  CHECK(reading.reports.at(1).id_derived);
}

TEST_CASE("an element that is never closed ends at the next tag", "[sgml_reader]") {
  const Article article = report("<TEXT><TITLE>Talks\n<BODY>Reagan spoke.</TEXT>");
  CHECK(article.title == "Talks");
  CHECK(article.text == "Reagan spoke.");
}

TEST_CASE("many elements that are never closed take no longer than other text", "[sgml_reader]") {
  const auto read = [](std::size_t tags) {
    std::string titles;
    for (std::size_t i = 0; i < tags; ++i) titles += "<AUTHOR>";
    CHECK(report("<TEXT>Reagan spoke." + titles + "</TEXT>").text == "Reagan spoke.");
  };
  CHECK(test::growth(5'000, read) < test::kLinear);
}

TEST_CASE("an article without words is the reject \"no-text\"", "[sgml_reader]") {
  const auto reading = read_content(
      "<REUTERS NEWID=\"1\"></REUTERS><REUTERS NEWID=\"2\"><TEXT>&#2;\n&#3;</TEXT></REUTERS>"
      "<REUTERS NEWID=\"3\"><TEXT><TITLE>T</TITLE></TEXT></REUTERS>");
  CHECK(reading.reasons() == Reasons{"article 1: no-text", "article 2: no-text"});
  CHECK(ids(reading) == Ids{"reuters-3"});
}

TEST_CASE("what stands between articles is passed over", "[sgml_reader]") {
  const std::string article = "<REUTERS NEWID=\"1\"><TEXT><TITLE>T</TITLE></TEXT></REUTERS>";
  const std::string between = "</REUTERS> < <REUTER " + std::string(200'000, 'x');
  const auto reading = read_content(article + between + article + between);
  CHECK(reading.rejects.empty());
  CHECK(reading.reports.size() == 2);
}

TEST_CASE("an article longer than a report may be is passed over", "[sgml_reader]") {
  const std::string article = "<REUTERS NEWID=\"1\"><TEXT><TITLE>T</TITLE></TEXT></REUTERS>";
  const std::string opened = "<REUTERS NEWID=\"2\"><TEXT>" + std::string(ReadLimits{}.report_bytes, 'x');
  SECTION("whether it is closed") {
    const auto reading = read_content(article + opened + "</TEXT></REUTERS>" + article);
    CHECK(reading.reports.size() == 2);
    CHECK(reading.reasons() == Reasons{"article 2: too-large"});
  }
  SECTION("or not, before the next") {
    const auto reading = read_content(article + opened + article);
    CHECK(reading.reports.size() == 2);
    CHECK(reading.reasons() == Reasons{"article 2: too-large"});
  }
  SECTION("or not, before the end") {
    CHECK(read_content(article + opened).reasons() == Reasons{"article 2: too-large"});
  }
}

TEST_CASE("tags are found wherever the buffer of the reader ends", "[sgml_reader]") {
  const std::string article = "<REUTERS NEWID=\"1\"><TEXT><TITLE>T</TITLE></TEXT></REUTERS>";
  constexpr std::size_t kBufferBytes = 64U << 10U;
  for (std::size_t shift = 0; shift <= article.size(); ++shift) {
    const std::string padding(kBufferBytes - article.size() - shift, ' ');
    const auto reading = read_content(article + padding + article + article);
    CAPTURE(shift);
    CHECK(reading.reports.size() == 3);
    CHECK(reading.rejects.empty());
  }
}

}  // namespace
}  // namespace chancery
