#include <string>
#include <string_view>
#include <vector>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;
using Ids = std::vector<std::string>;

Ids ids(const test::Reading& reading) {
  Ids result;
  for (const Article& article : reading.reports) result.push_back(article.id);
  return result;
}

/// The report of the one line `json`.
Article report(const std::string& json) {
  const auto reading = read_content(json);
  CAPTURE(json);
  REQUIRE(reading.rejects.empty());
  REQUIRE(reading.reports.size() == 1);
  return reading.reports.front();
}

std::string date_of(const std::string& value) {
  const Article article = report(R"({"title": "T", "date": )" + value + "}");
  CHECK((article.date_source == DateSource::Stated) == article.date.has_value());
  return article.date ? to_iso(*article.date) : "";
}

TEST_CASE("an object is a report", "[jsonl_reader]") {
  const Article article =
      report(R"({"id": "r1", "url": "https://example.org/1", "title": " Putin\nvisits ", )"
             R"("date": "2025-09-02T14:05:00+05:00", "body": "He arrived.\n\nHe left.", )"
             R"("language": "EN", "source": "Example Wire", "views": 7, "tags": ["a"]})");
  CHECK(article.id == "r1");
  CHECK_FALSE(article.id_derived);
  CHECK(article.url == "https://example.org/1");
  CHECK(article.title == "Putin visits");
  CHECK_FALSE(article.title_derived);
  CHECK(to_iso(article.date.value()) == "2025-09-02T09:05:00Z");
  CHECK(article.date_source == DateSource::Stated);
  CHECK(article.text == "He arrived.\nHe left.");
  CHECK(article.language == "en");
  CHECK(article.source == "Example Wire");
  CHECK(article.place == "line 1");
}

TEST_CASE("what a report is made of goes by many names", "[jsonl_reader]") {
  const Article article =
      report(R"({"guid": "g1", "link": "https://example.org/1", "headline": "Putin visits", )"
             R"("datePublished": "2025-09-02", "articleBody": "He arrived.", "lang": "en", )"
             R"("publisher": {"@type": "Organization", "name": "Example Wire"}})");
  CHECK(article.id == "g1");
  CHECK(article.url == "https://example.org/1");
  CHECK(article.title == "Putin visits");
  CHECK(to_iso(article.date.value()) == "2025-09-02");
  CHECK(article.text == "He arrived.");
  CHECK(article.source == "Example Wire");
}

TEST_CASE("of several names the first in order that holds something counts", "[jsonl_reader]") {
  CHECK(report(R"({"text": "Second.", "body": "First."})").text == "First.");
  CHECK(report(R"({"body": null, "text": "", "content": {"a": 1}, "article": "Words."})").text ==
        "Words.");
  CHECK(report(R"({"date": "soon", "published": "2025-09-02", "title": "T"})").date.has_value());
  CHECK(report(R"({"title": "First", "title": "Second"})").title == "First");
  CHECK(report(R"({"url": "u", "title": "T"})").id == "u");
  CHECK(report(R"({"url": "u", "uid": "x", "title": "T"})").id == "x");
}

TEST_CASE("an id may be a number, and is never cut", "[jsonl_reader]") {
  const std::string id(5000, 'x');
  CHECK(report(R"({"title": "T", "id": ")" + id + "\"}").id == id);
  CHECK(report(R"({"title": "T", "id": 17})").id == "17");
  CHECK(report(R"({"title": "T", "id": 18446744073709551615})").id == "18446744073709551615");
  for (const auto* other : {"1.5", "true", "null", "[1]", "{}", R"("")", R"(" ")"}) {
    const Article article = report(R"({"title": "T", "id": )" + std::string(other) + "}");
    CHECK(article.id == "a/report#1");
    CHECK(article.id_derived);
  }
}

TEST_CASE("a date is a text, a count of seconds or milliseconds, or a day as a number",
          "[jsonl_reader]") {
  CHECK(date_of(R"("Tue, 02 Sep 2025 14:05:00 GMT")") == "2025-09-02T14:05:00Z");
  CHECK(date_of(R"(" 2025-09-02 ")") == "2025-09-02");
  CHECK(date_of("1756821900") == "2025-09-02T14:05:00Z");
  CHECK(date_of("1756821900.75") == "2025-09-02T14:05:00Z");
  CHECK(date_of("1756821900123") == "2025-09-02T14:05:00Z");
  CHECK(date_of("-11676096000") == "1969-08-18T20:38:24Z");  // milliseconds
  CHECK(date_of("-777600000000") == "1945-05-12T00:00:00Z");
  CHECK(date_of("-4000000000") == "1843-03-31T16:53:20Z");
  CHECK(date_of("20250902") == "2025-09-02");
  CHECK(date_of("20250931").empty());  // no such day
}

TEST_CASE("a date that cannot be read leaves a report undated", "[jsonl_reader]") {
  const auto* const value =
      GENERATE(R"("02/09/2025")", R"("")", "null", "true", "[2025]", "{}", "20250902140500",
               "9223372036854775807", "1e300", "-1e300", "18446744073709551615");
  CAPTURE(value);
  CHECK(date_of(value).empty());
}

TEST_CASE("a body may be paragraphs in an array", "[jsonl_reader]") {
  CHECK(report(R"({"body": ["He arrived.", 7, "", "He\nleft."]})").text == "He arrived.\nHe left.");
  CHECK(report(R"({"title": "T", "body": []})").text.empty());
}

TEST_CASE("a report without a title is known by its first sentence", "[jsonl_reader]") {
  const Article article = report(R"({"text": "Mr. Putin met Xi. They spoke."})");
  CHECK(article.title == "Mr. Putin met Xi.");
  CHECK(article.title_derived);
}

TEST_CASE("control characters, soft hyphens and NULs in fields go", "[jsonl_reader]") {
  const Article article =
      report(R"({"title": "Pu\u00ADtin\u001b[1m\u0000", "body": "a\r\nb\u202E"})");
  CHECK(article.title == "Putin[1m");
  CHECK(article.text == "a b");
}

TEST_CASE("a broken line is one reject, and the reports around it are read", "[jsonl_reader]") {
  const std::string good = R"({"id": "GOOD", "title": "T"})";
  const auto* const bad = GENERATE(
      R"({"title": "unclosed)", R"({"title": "T",})", R"({title: "T"})", "nonsense", "[1, 2]", "7",
      R"("text")", "null", R"({"a": NaN})", R"({"title": "lone \ud800"})",
      "{\"title\": \"tab\tin it\"}", R"({"title": "T"} {"title": "T"})", "}", "\x01");
  CAPTURE(bad);
  const auto reading = read_content(good + "\n" + bad + "\n" + good + "\n");
  CHECK(reading.reasons() == Reasons{"line 2: bad-json"});
  CHECK_FALSE(reading.rejects.at(0).detail.empty());
  CHECK(ids(reading) == Ids{"GOOD", "GOOD"});
}

TEST_CASE("a report without words is the reject \"no-text\"", "[jsonl_reader]") {
  const auto reading =
      read_content("{\"id\": 1}\n{\"title\": \" \", \"body\": \"\\n\"}\n{}\n{\"title\": 7}\n");
  CHECK(reading.reports.empty());
  CHECK(reading.reasons() ==
        Reasons{"line 1: no-text", "line 2: no-text", "line 3: no-text", "line 4: no-text"});
}

TEST_CASE("blank lines, a byte order mark and Windows newlines are no matter", "[jsonl_reader]") {
  const auto reading = read_content(
      "\xEF\xBB\xBF{\"title\": \"A\"}\r\n\r\n  \n{\"title\": \"B\"}\r\n\t{\"title\": \"C\"} ");
  CHECK(reading.rejects.empty());
  CHECK(ids(reading) == Ids{"a/report#1", "a/report#4", "a/report#5"});
  CHECK(reading.reports.at(1).place == "line 4");
}

TEST_CASE("a last line without a newline counts, one that is cut off is a reject",
          "[jsonl_reader]") {
  CHECK(read_content("{\"title\": \"A\"}\n{\"title\": \"B\"}").reports.size() == 2);
  const auto reading = read_content("{\"title\": \"A\"}\n{\"title\": \"B");
  CHECK(reading.reports.size() == 1);
  CHECK(reading.reasons() == Reasons{"line 2: bad-json"});
}

TEST_CASE("a line longer than a report may be is passed over", "[jsonl_reader]") {
  const std::string frame = R"({"body": ""})";
  const auto line = [&](std::size_t bytes) {
    return R"({"body": ")" + std::string(bytes - frame.size(), 'x') + "\"}\n";
  };
  const auto reading = read_content(line(100) + line(ReadLimits{}.report_bytes) + line(ReadLimits{}.report_bytes + 1) +
                                    line(17U << 20U) + line(100));
  CHECK(ids(reading) == Ids{"a/report#1", "a/report#2", "a/report#5"});
  CHECK(reading.reasons() == Reasons{"line 3: too-large", "line 4: too-large"});
}

TEST_CASE("objects nested without end are a reject", "[jsonl_reader]") {
  const std::string deep(100'000, '[');
  CHECK(read_content("{\"a\": " + deep + "\n{\"title\": \"T\"}").reasons() ==
        Reasons{"line 1: bad-json"});
}

TEST_CASE("an object written over many lines is one report", "[jsonl_reader]") {
  const auto reading = read_content("{\r\n  \"title\": \"Putin visits\",\n  \"id\": \"r1\"\n}\n");
  CHECK(reading.rejects.empty());
  CHECK(ids(reading) == Ids{"r1"});
  CHECK(reading.reports.at(0).place.empty());
  CHECK(read_content("{\n \"title\": \"T\"\n}").reports.at(0).id == "a/report");
  CHECK(read_content("{\n \"title\": \"T\"\n").reasons() == Reasons{": bad-json"});
}

TEST_CASE("a line that is no UTF-8 is read as Windows-1252", "[jsonl_reader]") {
  const auto reading = read_content("{\"title\": \"Quai d\x92Orsay\"}\n{\"title\": \"Caf\xC3\xA9\"}\n");
  REQUIRE(reading.reports.size() == 2);
  CHECK(reading.reports[0].title == "Quai d’Orsay");
  CHECK(reading.reports[0].repairs.stray_bytes == 1);
  CHECK(reading.reports[1].title == "Café");
}

TEST_CASE("a year or another small number is no count of seconds", "[jsonl_reader]") {
  const auto reading = read_content(
      "{\"title\": \"A\", \"date\": 1987}\n{\"title\": \"B\", \"date\": 202509}\n"
      "{\"title\": \"C\", \"date\": 0}\n{\"title\": \"D\", \"date\": -1}\n"
      "{\"title\": \"E\", \"date\": 20250902.0}\n");
  REQUIRE(reading.reports.size() == 5);
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK_FALSE(reading.reports[i].date);
  }
  CHECK(to_iso(reading.reports[4].date.value()) == "2025-09-02");
}

}  // namespace
}  // namespace chancery
