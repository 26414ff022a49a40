#include "indexer/analysis/text_date.h"

#include <string>

#include "indexer/analysis/recognizer.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using namespace std::chrono;

std::optional<year_month_day> date_in(const std::string& text) {
  return date_in_text(text, scan_words(text));
}

TEST_CASE("the first full date of a text is found, however news writes it", "[text_date]") {
  CHECK(date_in("They met on 2 September 2025 and on 3 May 2026.") == 2025y / September / 2);
  CHECK(date_in("They met on September 2, 2025.") == 2025y / September / 2);
  CHECK(date_in("They met on Sept. 2, 2025, again.") == 2025y / September / 2);
  CHECK(date_in("May 9 1945 was the day") == 1945y / May / 9);
}

TEST_CASE("what is no full date is none", "[text_date]") {
  for (const char* text : {"", "May", "They may 2 2025", "In September 2025 they met.",
                           "on 31 February 2020", "March 2020 was cold", "September 2, 25"}) {
    CAPTURE(text);
    CHECK(date_in(text) == std::nullopt);
  }
}

TEST_CASE("an undated report takes offices as of the date in its text, and stays undated",
          "[text_date]") {
  Article article;
  article.text = "The Russian president spoke on 2 June 1999.";
  article.title_derived = true;
  const AnalysedArticle analysed = Recognizer(Gazetteer::built_in()).analyse(std::move(article));
  REQUIRE(analysed.entities.leaders.size() == 1);
  CHECK(analysed.entities.leaders[0].id == "boris-yeltsin");
  CHECK_FALSE(analysed.article.date);
}

}  // namespace
}  // namespace chancery
