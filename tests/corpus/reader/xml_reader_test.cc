#include "corpus/reader/xml_reader.h"

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;

std::string rss(const std::string& item) {
  return "<rss><channel><item>" + item + "</item></channel></rss>";
}

TEST_CASE("XML that is broken is the reject \"bad-xml\" with its line", "[xml]") {
  CHECK(read_content("<?xml version='1.0'?>\n<rss>\n<channel>\n</rss>").reasons() ==
        Reasons{"line 4: bad-xml"});
  CHECK(read_content("<?xml version='1.0'?>").reasons().size() == 1);
}

TEST_CASE("XML of which nothing is known is the reject \"unsupported-form\"", "[xml]") {
  const auto reading = read_content("<?xml version='1.0'?><inventory/>");
  REQUIRE(reading.reasons() == Reasons{": unsupported-form"});
  CHECK(reading.rejects[0].detail == "The file is XML of <inventory>.");
}

TEST_CASE("no entity that a document makes up is expanded, and no file is read for one", "[xml]") {
  const auto reading = read_content(
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>"
      "<!ENTITY f SYSTEM 'file:///etc/hostname'>]>" +
      rss("<title>One &b;two&f;</title>"));
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "One two");
}

TEST_CASE("entities that multiply take neither memory nor time", "[xml]") {
  std::string declared = "<!ENTITY e0 'laughter'>";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "&e" + std::to_string(i - 1) + ";";
    declared += "<!ENTITY e" + std::to_string(i) + " '" + last + last + last + "'>";
  }
  const auto reading =
      read_content("<?xml version='1.0'?><!DOCTYPE rss [" + declared + "]>" + rss("<title>A &e39;</title>"));
  CHECK(reading.reports.size() + reading.rejects.size() == 1);
}

TEST_CASE("control characters of a wire are passed over in XML", "[xml]") {
  const auto reading = read_content(rss("<title>Talks\x1F in Geneva&#160;today</title>"));
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "Talks in Geneva\u00A0today");
}

TEST_CASE("XML in UTF-16 says so and is read", "[xml]") {
  std::string wide = "\xFF\xFE";
  for (const char c : "<?xml version='1.0' encoding='utf-16'?>" + rss("<title>Talks</title>")) {
    wide += {c, '\0'};
  }
  const auto reading = read_content(wide);
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "Talks");
}

TEST_CASE("XML longer than a report may be is rejected whole", "[xml]") {
  ReadLimits limits;
  limits.report_bytes = 100;
  const test::TempDirectory folder;
  const std::string content = rss("<title>" + std::string(200, 'a') + "</title>");
  const auto reading = test::read_all({folder.write("a.xml", content), "a.xml", 300, 0}, limits);
  CHECK(reading.reasons() == Reasons{": too-large"});
}

TEST_CASE("XML nested a hundred thousand deep harms nobody", "[xml]") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<b>";
  const auto reading = read_content("<rss>" + deep);
  CHECK(reading.reports.size() + reading.rejects.size() == 1);
}

TEST_CASE("no entity is expanded in an attribute either", "[xml]") {
  const auto reading = test::read_content(
      "<?xml version=\"1.0\"?><!DOCTYPE feed [<!ENTITY e \"EXPANDED\">]>"
      "<feed><entry><title>Talks</title><link href=\"http://h.example/&e;/a&amp;b\"/></entry></feed>");
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].url == "http://h.example//a&b");
}

TEST_CASE("a picture alone is no report", "[xml]") {
  const auto reading = test::read_content(
      "<?xml version=\"1.0\"?><newsItem guid=\"1\"><itemMeta><itemClass qcode=\"ninat:picture\"/></itemMeta>"
      "<contentMeta><headline>A handshake</headline></contentMeta></newsItem>");
  CHECK(reading.reasons() == std::vector<std::string>{": empty"});
}

}  // namespace
}  // namespace chancery
