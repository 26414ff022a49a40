#include <string>
#include <vector>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;

TEST_CASE("each object of an array is a report", "[json]") {
  const auto reading = read_content(
      "\xEF\xBB\xBF [\n {\"title\": \"A \\\"quoted\\\" ] title\", \"tags\": [\"x\", {\"y\": 1}]},\n"
      "{\"id\": 7, \"headline\": \"Second\"}\n, \"no object\", {\"title\": 3}]\n trailing");
  REQUIRE(reading.reports.size() == 2);
  CHECK(reading.reports[0].title == "A \"quoted\" ] title");
  CHECK(reading.reports[0].id == "a/report#1");
  CHECK(reading.reports[0].place == "report 1");
  CHECK(reading.reports[1].id == "7");
  CHECK(reading.reasons() == Reasons{"report 3: bad-json", "report 4: no-text", "report 5: bad-json"});
}

TEST_CASE("an array that is cut off, and an empty one, are told", "[json]") {
  const auto cut = read_content("[{\"title\": \"One\"}, {\"title\": \"Tw");
  CHECK(cut.reports.size() == 1);
  CHECK(cut.reasons() == Reasons{"report 2: truncated"});
  CHECK(read_content("[{\"title\": \"One\"}, {\"title\" \"Two\"}]").reasons() ==
        Reasons{"report 2: bad-json"});
}

TEST_CASE("lists that search services wrap in an object are read", "[json]") {
  const auto lines = read_content(
      R"({"articles": [{"url": "https://a.example/1", "title": "One", "seendate": "20250902T140500Z", "domain": "a.example", "language": "English"}, {"title": "Two"}]})");
  REQUIRE(lines.reports.size() == 2);
  CHECK(lines.reports[0].id == "https://a.example/1");
  CHECK(lines.reports[0].source == "a.example");
  CHECK(to_iso(*lines.reports[0].date) == "2025-09-02T14:05:00Z");
  CHECK(lines.reports[1].id == "a/report#1#2");
  CHECK(lines.reports[1].place == "line 1, 2");
  const auto wrapped = read_content("{\n \"items\": [{\"title\": \"One\"}, 3]\n}\n");
  CHECK(wrapped.reports.size() == 1);
  CHECK(wrapped.reasons() == Reasons{"report 2: bad-json"});
}

TEST_CASE("ninjs and schema.org name the parts of a report in their own ways", "[json]") {
  const auto ninjs = read_content(
      R"({"uri": "urn:1", "headline": "Talks", "versioncreated": "2025-09-02T14:05:00Z", "language": "en", "body_xhtml": "<p>One.</p><p>Two.</p>", "copyrightholder": "AFP"})");
  REQUIRE(ninjs.reports.size() == 1);
  CHECK(ninjs.reports[0].text == "One.\nTwo.");
  CHECK(ninjs.reports[0].source == "AFP");
  const auto linked = read_content(
      R"({"@type": "NewsArticle", "@id": "x:1", "headline": "Talks", "articleBody": "Text.", "inLanguage": "fr", "publisher": {"name": "Le Quai"}, "datePublished": "2025-09-02"})");
  REQUIRE(linked.reports.size() == 1);
  CHECK(linked.reports[0].id == "x:1");
  CHECK(linked.reports[0].source == "Le Quai");
  CHECK(linked.reports[0].language == "fr");
}

TEST_CASE("one long object of an array is passed over, not held", "[json]") {
  ReadLimits limits;
  limits.report_bytes = 100;
  const test::TempDirectory folder;
  const std::string content = "[{\"title\": \"One\"}, {\"title\": \"" + std::string(500, 'x') +
                              "\"}, {\"title\": \"Three\"}]";
  const auto reader = open_source({folder.write("a", content), "a", 0, 0}, limits);
  CHECK(std::get<Article>(reader->next()).title == "One");
  CHECK(std::get<BadRecord>(reader->next()).reason == "too-large");
  CHECK(std::get<Article>(reader->next()).title == "Three");
  CHECK(std::holds_alternative<End>(reader->next()));
}

TEST_CASE("a brace that closes nothing is a reject, and the next report is read", "[json_array]") {
  const auto reading = read_content(R"([{"title":"One"}}, {"title":"Two"}])");
  CHECK(reading.reasons() == std::vector<std::string>{"report 2: bad-json"});
  REQUIRE(reading.reports.size() == 2);
  CHECK(reading.reports[1].title == "Two");
  CHECK(read_content(R"([{"title":"One"}}})").reports.size() == 1);
}

TEST_CASE("arrays one after the other are read as one", "[json]") {
  const auto reading = read_content("[{\"title\": \"One\"}]\n[{\"title\": \"Two\"}, {\"title\": \"Three\"}]\n\n[]\n");
  CHECK(reading.reports.size() == 3);
  CHECK(reading.rejects.empty());
}

TEST_CASE("a feed with a title of its own is its items, a report with items is a report", "[json]") {
  const auto feed = read_content(
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "Wire feed", "items": [{"id": "1", "title": "One"}, {"id": "2", "content_text": "Two."}]})");
  CHECK(feed.reports.size() == 2);
  const auto report = read_content(R"({"title": "Talks", "text": "Two items.", "items": [{"title": "A link"}]})");
  REQUIRE(report.reports.size() == 1);
  CHECK(report.reports[0].title == "Talks");
  const auto tagged = read_content(R"({"title": "Talks", "items": ["gas", {"x": 1}]})");
  REQUIRE(tagged.reports.size() == 1);
  CHECK(tagged.reports[0].title == "Talks");
}

}  // namespace
}  // namespace chancery
