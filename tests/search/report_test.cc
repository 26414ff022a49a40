// A whole report, as --show shows it.

#include <nlohmann/json.hpp>

#include "search/render/report_json.h"
#include "search/render/report_text.h"
#include "search/searcher.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using nlohmann::json;

std::string upper(EntityKind, std::string_view id) { return "Name of " + std::string(id); }

StoredReport report() {
  schema::StoredArticle stored;
  Article& article = stored.article;
  article.id = "wire-1";
  article.title = "Putin in Delhi";
  article.text = "The Russian president met NATO.\nRussia spoke.";
  article.date = parse_date("2025-09-02");
  article.date_source = DateSource::Stated;
  article.source = "Example Wire";
  article.language = "en";
  article.url = "https://example.org/1";
  article.place = "line 3";
  stored.file = "/archive/a.jsonl";
  const auto title = Part::Title, text = Part::Text;
  stored.mentions = {{EntityKind::Leader, "vladimir-putin", title, 0, 5, Rule::Surname},
                     {EntityKind::Country, "IN", title, 9, 14, Rule::Capital},
                     {EntityKind::Country, "RU", text, 4, 11, Rule::Demonym},
                     {EntityKind::Leader, "vladimir-putin", text, 4, 21, Rule::Office},
                     {EntityKind::Organisation, "NATO", text, 26, 30, Rule::Name},
                     {EntityKind::Country, "RU", text, 32, 38, Rule::Name},
                     {EntityKind::Country, "XX", text, 40, 400, Rule::Name},
                     {EntityKind::Country, "XX", text, 5, 5, Rule::Name}};
  return make_report(std::move(stored), upper);
}

TEST_CASE("a whole report is shown to a person", "[show]") {
  CHECK(render_report(report()) == R"(Putin in Delhi
2025-09-02 · Example Wire · en · wire-1
https://example.org/1
/archive/a.jsonl, line 3

The Russian president met NATO.

Russia spoke.

Leaders
  2  Name of vladimir-putin (vladimir-putin)

Countries
  2  Name of RU (RU)
  1  Name of IN (IN)

Organisations
  1  Name of NATO (NATO)
)");
}

TEST_CASE("marks say which words mean whom, one within another too", "[show]") {
  const std::string text = render_report(report(), {false, 100}, true);
  CHECK(text.starts_with("[Putin](vladimir-putin) in [Delhi](IN)\n"));
  CHECK(text.find("\nThe [[Russian](RU) president](vladimir-putin) met [NATO](NATO).\n\n"
                  "[Russia](RU) spoke.\n") != std::string::npos);
}

TEST_CASE("of mentions that cross, the first is marked", "[show]") {
  StoredReport crossed = report();
  crossed.mentions = {{EntityKind::Country, "A", Part::Text, 4, 11, Rule::Name},
                      {EntityKind::Country, "B", Part::Text, 8, 21, Rule::Name}};
  CHECK(render_report(crossed, {}, true).find("\nThe [Russian](A) president met NATO.\n") !=
        std::string::npos);
}

TEST_CASE("in colour each kind looks different, and so do its headings", "[show]") {
  const std::string text = render_report(report(), {true, 100});
  CHECK(text.starts_with("\x1b[1mPutin in \x1b[0m\x1b[1;4mDelhi\x1b[0m\n"));
  CHECK(text.find("The \x1b[1;4mRussian\x1b[0m\x1b[1m president\x1b[0m met \x1b[35mNATO\x1b[0m.\n\n"
                  "\x1b[4mRussia\x1b[0m spoke.\n") != std::string::npos);
  CHECK(text.find("\n\x1b[1mLeaders\x1b[0m\n") != std::string::npos);
  CHECK(text.find("\n\x1b[4mCountries\x1b[0m\n") != std::string::npos);
  CHECK(text.find("\n\x1b[35mOrganisations\x1b[0m\n") != std::string::npos);
}

TEST_CASE("the title leads to the source", "[show]") {
  TextStyle style{false, 100};
  style.links = true;
  CHECK(render_report(report(), style)
            .starts_with("\x1b]8;id=chancery-0;https://example.org/1\x1b\\Putin in Delhi"
                         "\x1b]8;;\x1b\\\n"));
}

TEST_CASE("a report without most of it is shown, too", "[show]") {
  StoredReport bare;
  bare.article.id = "x";
  bare.article.title = "Title";
  CHECK(render_report(bare) == "Title\nundated · x\n");
  CHECK(json::parse(render_report_json(bare))["date"].is_null());
}

TEST_CASE("a report is given to programs with the places of its mentions", "[show]") {
  const json shown = json::parse(render_report_json(report()));
  CHECK(shown["version"] == 1);
  CHECK(shown["date_source"] == "stated");
  const std::string text = shown["text"];
  REQUIRE(shown["mentions"].size() == 6);
  const json& office = shown["mentions"][3];
  const std::size_t begin = office["begin"], end = office["end"];
  CHECK(text.substr(begin, end - begin) == "Russian president");
  CHECK(office["rule"] == "office");
  CHECK(office["confidence"] == 0.85);
  CHECK(shown["entities"][0] == json::parse(R"({"kind":"leader","id":"vladimir-putin",
                                              "name":"Name of vladimir-putin","mentions":2})"));
}

TEST_CASE("nothing in a report reaches a terminal but as text", "[show]") {
  const std::string evil = "a\x1B[2J\x1B]8;;\x1B\\\x07\u009B31m\u202E\r\t\x7F\xFFz";
  StoredReport bad = report();
  Article& article = bad.article;
  article.id = article.title = article.text = article.source = article.language = article.url =
      article.place = bad.file = evil;
  bad.mentions = {{EntityKind::Leader, evil, Part::Text, 0, 1, Rule::Name}};
  bad.entities = {{EntityKind::Leader, evil, evil, 1}};
  for (const std::string& output :
       {render_report(bad), render_report(bad, {}, true), render_report_json(bad)}) {
    INFO(output);
    for (const char c : output) CHECK((c == '\n' || (c & 0xE0) != 0));
    for (const char* control : {"\x7F", "\u009B", "\u202E", "\xFFz"}) {
      CHECK(output.find(control) == std::string::npos);
    }
  }
}

TEST_CASE("an index gives a report by its id", "[show]") {
  const test::TestIndex index({{"a", "Title", "Putin spoke.", "2025-01-01", {}, {},
                                {{EntityKind::Leader, "vladimir-putin", "Putin"}}}});
  Searcher searcher(index.path());
  const auto found = searcher.report("a");
  REQUIRE(found);
  CHECK(found->article.text == "Putin spoke.");
  CHECK(found->file == "/archive/a");
  REQUIRE(found->entities.size() == 1);
  CHECK(found->entities[0].name == "Vladimir Putin");
  CHECK(found->entities[0].mentions == 1);
  CHECK_FALSE(searcher.report("b"));
}

}  // namespace
}  // namespace chancery
