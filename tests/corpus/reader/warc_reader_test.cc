#include "corpus/reader/warc_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;

std::string sample(const std::string& name) {
  return test::content_of(test::in_repository("tests/data/crates/" + name));
}

std::string record(std::string_view type, std::string_view block, std::string_view content_type) {
  return "WARC/1.1\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: https://wire.example/a\r\nContent-Type: " +
         std::string(content_type) + "\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

TEST_CASE("the pages of a web archive are reports by their addresses", "[warc]") {
  const auto name = GENERATE("pages.warc", "pages.warc.gz");
  CAPTURE(name);
  const auto reading = read_content(sample(name), name);
  REQUIRE(reading.reports.size() == 4);
  const Article& first = reading.reports[0];
  CHECK(first.id == "https://wire.example/putin/");
  CHECK_FALSE(first.id_derived);
  CHECK(first.url == "https://wire.example/putin/");
  CHECK(first.title == "Putin in Islamabad");
  CHECK(first.text.starts_with("President Putin arrived in Islamabad"));
  CHECK(first.place == "record 3");
  CHECK_FALSE(first.date);  // that of the visit is not the report's
  CHECK(reading.reports[2].id == "https://wire.example/statement.txt");
  CHECK(reading.reports[2].title == "Statement on Baku");
  CHECK(reading.reports[3].title == "Merz calls Modi");  // it was compressed by the server
}

TEST_CASE("chunks are put together, in the charset that the server states", "[warc]") {
  const auto reading = read_content(sample("pages.warc"));
  CHECK(reading.reports.at(1).title == "Путин в Исламабаде");
  CHECK(reading.reports.at(1).text ==
        "Президент Путин прибыл во вторник в Исламабад на переговоры о газопроводе.");
}

TEST_CASE("requests, error pages, images and robots.txt are passed over; an empty page is a reject",
          "[warc]") {
  CHECK(read_content(sample("pages.warc")).reasons() == Reasons{"record 9: empty"});
}

TEST_CASE("a record that is cut off is a reject, and those before it are read", "[warc]") {
  const std::string whole = sample("pages.warc");
  const auto reading = read_content(whole.substr(0, whole.find("Statement on Baku") + 5));
  CHECK(reading.reports.size() == 2);
  CHECK(reading.reasons() == Reasons{"record 8: truncated"});
}

TEST_CASE("what is no record ends a web archive as \"damaged\"", "[warc]") {
  const std::string good = record("resource", "Putin in Islamabad\n\nText.", "text/plain");
  const auto reading = read_content(good + "WARC/ is not here\r\n" + good);
  CHECK(reading.reports.size() == 1);
  CHECK(reading.reasons() == Reasons{"record 2: damaged"});
  const auto length = read_content("WARC/1.0\r\nContent-Length: many\r\n\r\n");
  CHECK(length.reasons() == Reasons{"record 1: damaged"});
}

TEST_CASE("a document of many reports keeps their places", "[warc]") {
  const auto reading = read_content(
      record("resource", "{\"title\":\"A\"}\n{\"title\":\"B\"}\nbad\n", "application/json"));
  REQUIRE(reading.reports.size() == 2);
  CHECK(reading.reports[1].id == "https://wire.example/a#2");
  CHECK(reading.reports[1].place == "record 1, line 2");
  CHECK(reading.reasons() == Reasons{"record 1, line 3: bad-json"});
}

TEST_CASE("a web archive without a document is the reject \"empty\"", "[warc]") {
  CHECK(read_content(record("request", "GET / HTTP/1.1", "application/http")).reasons() ==
        Reasons{": empty"});
}

TEST_CASE("a record without an address goes by the name of its file", "[warc]") {
  const auto reading = read_content(
      "WARC/1.0\nWARC-Type: resource\nContent-Length: 5\n\nPutin\n\n", "a/b.warc");
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].id == "a/b.warc#1");
  CHECK(reading.reports[0].id_derived);
}

TEST_CASE("web archives within web archives have an end", "[warc]") {
  std::string nested = record("resource", "Putin in Islamabad\n\nText.", "text/plain");
  for (int i = 0; i < 10; ++i) nested = record("resource", nested, "application/warc");
  const auto reading = read_content(nested);
  CHECK(reading.reports.empty());
  CHECK(reading.reasons() ==
        Reasons{"record 1, record 1, record 1, record 1: too-deep"});
}

TEST_CASE("a record that is longer than a report may be is passed over", "[warc]") {
  const test::TempDirectory folder;
  const std::string content =
      record("resource", std::string(3000, 'x'), "text/plain") +
      record("request", std::string(3000, 'x'), "application/http") +
      record("resource", "Putin in Islamabad\n\nText.", "text/plain");
  ReadLimits limits;
  limits.report_bytes = 2000;
  const auto file = folder.write("a.warc", content);
  const auto reading = test::read_all({file, "a.warc", content.size(), 0}, limits);
  CHECK(reading.reports.size() == 1);
  CHECK(reading.reasons() == Reasons{"record 1: too-large"});
}

TEST_CASE("what is compressed is not taken for text in the charset of its page", "[warc]") {
  const auto warc = record("response",
                           "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n"
                           "Content-Encoding: gzip\r\n\r\n" + sample("page.html.gz"),
                           "application/http; msgtype=response");
  const auto reading = read_content(warc, "a.warc");
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "Путин в Исламабаде");
}

TEST_CASE("a page that is not in the UTF-8 that its server states is read by its bytes", "[warc]") {
  const auto warc = record("response",
                           "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n"
                           "<html><head><title>Caf\xE9</title></head><body><p>Le Quai d\x92Orsay parle.</p></body></html>",
                           "application/http; msgtype=response");
  const auto reading = read_content(warc, "a.warc");
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "Café");
  CHECK(reading.reports[0].text == "Le Quai d’Orsay parle.");
}

}  // namespace
}  // namespace chancery
