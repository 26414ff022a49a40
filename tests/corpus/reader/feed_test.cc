#include "corpus/reader/feed.h"

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

test::Reading read_sample(const std::string& name) {
  return test::read_content(test::content_of(test::in_repository("tests/data/forms/" + name)));
}

TEST_CASE("each item of an RSS feed is a report", "[feed]") {
  const auto reading = read_sample("feed.rss");
  REQUIRE(reading.reports.size() == 2);
  const Article& first = reading.reports[0];
  CHECK(first.id == "gazette-1001");
  CHECK(first.url == "https://gazette.example/geneva");
  CHECK(first.title == "Envoys & ministers meet in Geneva");
  CHECK(first.text == "Amina Rahim\nGENEVA — Envoys met on Tuesday.\nThey spoke of water.");
  REQUIRE(first.date);
  CHECK(to_iso(*first.date) == "2025-09-02T12:05:00Z");
  CHECK(first.date_source == DateSource::Markup);
  CHECK(first.language == "en-gb");
  CHECK(first.source == "The Harbour Gazette – World");
  CHECK(first.place == "report 1");
}

TEST_CASE("an item that states little has what it states", "[feed]") {
  const auto reading = read_sample("feed.rss");
  REQUIRE(reading.reports.size() == 2);
  const Article& second = reading.reports[1];
  CHECK(second.id == "https://gazette.example/cafe");
  CHECK(second.url == "https://gazette.example/cafe");
  CHECK(second.title == "Café talks");
  CHECK(second.text == "The ministers met\u00A0again.");
  CHECK_FALSE(second.date);
  CHECK(reading.reasons() == std::vector<std::string>{"report 3: no-text"});
}

TEST_CASE("each entry of an Atom feed is a report", "[feed]") {
  const auto reading = read_sample("feed.atom");
  REQUIRE(reading.reports.size() == 2);
  CHECK(reading.rejects.empty());
  const Article& first = reading.reports[0];
  CHECK(first.id == "urn:bote:7");
  CHECK(first.url == "https://bote.example/7");
  CHECK(first.title == "Gesandte in Wien");
  CHECK(first.text == "Karl Moser\nDie Gesandten trafen sich.\nEin Ergebnis gab es nicht.");
  CHECK(to_iso(first.date.value()) == "2024-03-05T08:00:00Z");
  CHECK(first.language == "de");
  CHECK(first.source == "Wiener Bote");
  const Article& second = reading.reports[1];
  CHECK(second.title == "Rencontre à Vienne");
  CHECK(second.text == "Les envoyés a < b.");
  CHECK(to_iso(second.date.value()) == "2024-03-07T09:00:00Z");
  CHECK(second.language == "fr");
  CHECK(second.source == "Agence du Danube");
}

TEST_CASE("a feed of RDF is read in the encoding it declares", "[feed]") {
  const auto reading = read_sample("feed.rdf");
  REQUIRE(reading.reports.size() == 1);
  const Article& report = reading.reports[0];
  CHECK(report.id == "https://vesti.example/1");
  CHECK(report.title == "Путин в Москве");
  CHECK(report.text == "Президент принял послов.");
  CHECK(to_iso(report.date.value()) == "2025-09-02T07:00:00Z");
  CHECK(report.language == "ru");
  CHECK(report.source == "Вести");
}

TEST_CASE("a feed without items is the reject \"empty\"", "[feed]") {
  CHECK(test::read_content("<rss><channel><title>Nothing</title></channel></rss>").reasons() ==
        std::vector<std::string>{": empty"});
}

}  // namespace
}  // namespace chancery
