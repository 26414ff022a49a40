#include "corpus/error.h"
#include "search/searcher.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using Texts = std::vector<std::string>;

/// Thirty reports on an embargo, each with a word of its own; two have a misprint.
std::vector<test::Report> reports() {
  std::vector<test::Report> result;
  for (int i = 0; i < 30; ++i) {
    std::string text = "The embargo on wheat was debated in Pakistan.";
    if (i < 2) text += " A goverment spoke.";
    if (i >= 2) text += " A government spoke.";
    if (i == 5) text += " The Kremlin was silent.";
    if (i == 6) text += " Talks on ships in Sri Lanka.";
    result.push_back({"r" + std::to_string(i), i == 7 ? "Summit" : "Trade", text, "2025-09-02"});
  }
  return result;
}

SearchPage answer(const std::string& text) {
  static const test::TestIndex index(reports());
  return Searcher(index.path()).run({text, {}, false});
}

Texts suggested(const std::string& text) {
  Texts texts;
  for (const Suggestion& suggestion : answer(text).suggestions) texts.push_back(suggestion.text);
  return texts;
}

TEST_CASE("a word that no report has is corrected by a word of the archive", "[suggestion]") {
  struct Case {
    std::string asked;
    std::string meant;
  };
  const std::vector<Case> cases{
      {"embagro", "embargo"},                               // two letters swapped
      {"embrgo", "embargo"},                                // one left out
      {"embbargo", "embargo"},                              // one too many
      {"wheta", "wheat"},          {"mebargo", "embargo"},  // at the beginning
      {"Embagro", "Embargo"},      {"title:sumit", "title:summit"},
      {"whet", "wheat"},  // of four letters one edit
      {"governmant", "government"}};
  for (const Case& c : cases) {
    INFO(c.asked);
    const Texts texts = suggested(c.asked);
    REQUIRE(!texts.empty());
    CHECK(texts[0] == c.meant);
  }
}

TEST_CASE("a suggestion says what it replaces and how many reports it finds", "[suggestion]") {
  const SearchPage page = answer("embagro AND Pakstan date:2025");
  CHECK(page.total == 0);
  REQUIRE(page.suggestions.size() == 1);
  const Suggestion& suggestion = page.suggestions[0];
  CHECK(suggestion.text == "embargo AND Pakistan date:2025");
  CHECK(suggestion.reports == 30);
  REQUIRE(suggestion.replacements.size() == 2);
  CHECK(suggestion.replacements[0].word == "embagro");
  CHECK(suggestion.replacements[0].by == "embargo");
  CHECK(suggestion.replacements[1].word == "Pakstan");
  CHECK(suggestion.replacements[1].by == "Pakistan");
  CHECK(answer(suggestion.text).total == suggestion.reports);
  CHECK(page.understood.find("embagro") != std::string::npos);  // nothing was applied
}

TEST_CASE("only words change: fields, phrases and operators stay", "[suggestion]") {
  CHECK(suggested("(embagro OR Kremlin) -silent country:pakistan").empty());  // would find nothing
  CHECK(suggested("(embagro OR Kremlin) -silent date:2025-09") ==
        Texts{"(embargo OR Kremlin) -silent date:2025-09"});
  CHECK(suggested("\"embagro on wheat\"") == Texts{"\"embargo on wheat\""});
  CHECK(suggested("embagro NEAR/3 wheat") == Texts{"embargo NEAR/3 wheat"});
  CHECK(suggested("wheat-embagro") == Texts{"wheat-embargo"});
}

TEST_CASE("a name of several words is found where it is written as one", "[suggestion]") {
  CHECK(suggested("Srilanka").at(0) == "Sri lanka");
}

TEST_CASE("a rare word gives way to one ten times as frequent, where little is found",
          "[suggestion]") {
  CHECK(answer("goverment").total == 2);
  CHECK(suggested("goverment") == Texts{"government"});
  CHECK(suggested("goverment wheat").empty());  // thirty reports
}

TEST_CASE("a word that is known, short, excluded or far from all is left alone", "[suggestion]") {
  const std::string text =
      GENERATE("embargo", "embargoes", "Embargo wheat", "Rabat", "whe", "s400", "wheat1",
               "-embagro wheat", "wheat -(embagro OR zebra)", "NOT embagro", "embagr*", "zzzzzzzz",
               "leader:putin", "zebra AND embagro", "date:2024 embagro");
  INFO(text);
  CHECK(suggested(text).empty());
}

}  // namespace
}  // namespace chancery
