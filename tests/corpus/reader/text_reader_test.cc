#include <string>
#include <string_view>
#include <vector>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;

/// The one report of a file.
Article report(std::string_view content) {
  const auto reading = read_content(content);
  REQUIRE(reading.rejects.empty());
  REQUIRE(reading.reports.size() == 1);
  return reading.reports.front();
}

std::string date_of(const Article& article) { return article.date ? to_iso(*article.date) : ""; }

std::string words(std::size_t characters) {
  std::string text;
  while (text.size() < characters) text += "Putin ";
  text.resize(characters, 'x');
  text.back() = 'x';
  return text;
}

TEST_CASE("a first line before an empty line is the title", "[text_reader]") {
  const Article article = report("Putin visits Pakistan\n\nHe arrived on Monday.\n\nHe left.\n");
  CHECK(article.title == "Putin visits Pakistan");
  CHECK_FALSE(article.title_derived);
  CHECK(article.text == "He arrived on Monday.\nHe left.");
  CHECK(article.id == "a/report");
  CHECK(article.id_derived);
  CHECK_FALSE(article.date);
  CHECK(article.date_source == DateSource::None);
  CHECK(article.place.empty());
}

TEST_CASE("a title has 120 characters at most, whatever they take in bytes", "[text_reader]") {
  std::string umlauts;
  for (int i = 0; i < 120; ++i) umlauts += "ä";
  CHECK(report(umlauts + "\n\nText.").title == umlauts);
  CHECK(report(words(120) + "\n\nText.").title == words(120));
  const Article article = report(words(121) + "\n\nText.");
  CHECK(article.title_derived);
  CHECK(article.text == words(121) + "\nText.");
}

TEST_CASE("a report without a title is known by its first sentence, which stays in the text",
          "[text_reader]") {
  const Article article = report("Mr. Putin met Gen. Musharraf. They spoke\nof energy.\n");
  CHECK(article.title == "Mr. Putin met Gen. Musharraf.");
  CHECK(article.title_derived);
  CHECK(article.text == "Mr. Putin met Gen. Musharraf. They spoke of energy.");
}

TEST_CASE("a long first sentence is cut between words", "[text_reader]") {
  std::string sentence;
  for (int i = 0; i < 40; ++i) sentence += "energy ";  // 280 characters
  const Article article = report(sentence + "\nended.");
  std::string expected = "energy";
  for (int i = 1; i < 17; ++i) expected += " energy";  // 118 characters
  CHECK(article.title == expected + "…");

  std::string unspaced;
  for (int i = 0; i < 130; ++i) unspaced += "普";
  CHECK(report(unspaced).title == unspaced.substr(0, 119 * 3) + "…");
}

TEST_CASE("one short line alone is a title, and one long line a text", "[text_reader]") {
  CHECK(report("Putin visits Pakistan").title == "Putin visits Pakistan");
  CHECK(report("Putin visits Pakistan\n").text.empty());
  CHECK(report(words(121)).text == words(121));
}

TEST_CASE("a header stands under the title", "[text_reader]") {
  const Article article = report(
      "Putin visits Pakistan\n"
      "DATE: 2 September 2025\n"
      "id: wire-7\n"
      "URL:https://example.org/7\n"
      "Source:  Example Wire \n"
      "Language: EN_GB\n"
      "\n"
      "He arrived on Monday.");
  CHECK(article.title == "Putin visits Pakistan");
  CHECK(date_of(article) == "2025-09-02");
  CHECK(article.date_source == DateSource::Stated);
  CHECK(article.id == "wire-7");
  CHECK_FALSE(article.id_derived);
  CHECK(article.url == "https://example.org/7");
  CHECK(article.source == "Example Wire");
  CHECK(article.language == "en-gb");
  CHECK(article.text == "He arrived on Monday.");
}

TEST_CASE("a date may stand on a line of its own under the title", "[text_reader]") {
  const auto* const content =
      GENERATE("Putin visits Pakistan\n2025-09-02\n\nHe arrived.",
               "Putin visits Pakistan\n\n2025-09-02\n\nHe arrived.",
               "Putin visits Pakistan\n\n\n  September 2, 2025  \n\n\nHe arrived.",
               "Putin visits Pakistan\nTuesday, 2 September 2025\n\nHe arrived.",
               "Putin visits Pakistan\nSource: Wire\n\n2025-09-02\n\nHe arrived.",
               "Putin visits Pakistan\r\n2025-09-02\r\n\r\nHe arrived.\r\n",
               "\xEF\xBB\xBF\n\nPutin visits Pakistan\n \t\n2025-09-02\n\nHe arrived.",
               "Title: Putin visits Pakistan\nDate: 2025-09-02\n\nHe arrived.",
               "Date: 2025-09-02\nTitle: Putin visits Pakistan\n\nHe arrived.",
               "Title: Putin visits Pakistan\n\n2025-09-02\n\nHe arrived.");
  CAPTURE(content);
  const Article article = report(content);
  CHECK(article.title == "Putin visits Pakistan");
  CHECK(date_of(article) == "2025-09-02");
  CHECK(article.text == "He arrived.");
}

TEST_CASE("a header without a title leaves the title to the text", "[text_reader]") {
  const Article article = report("Date: 2025-09-02\nSource: Wire\n\nPutin met Xi. They spoke.");
  CHECK(article.title == "Putin met Xi.");
  CHECK(article.title_derived);
  CHECK(date_of(article) == "2025-09-02");
  CHECK(article.source == "Wire");
  CHECK(report("2025-09-02\n\nPutin met Xi.").text == "Putin met Xi.");
}

TEST_CASE("a block with a line that belongs in no header is text", "[text_reader]") {
  const auto* const block = GENERATE("Putin visits\nDate: 2025-09-02\nMood: good",
                                     "Putin visits\nDate: 2025-09-02\nDate: 2025-09-03",
                                     "Putin visits\nTitle: Putin visits\nSource: Wire",
                                     "Putin visits\nhis neighbours in the south");
  CAPTURE(block);
  const Article article = report(std::string(block) + "\n\nHe arrived.");
  CHECK(article.title_derived);
  CHECK_FALSE(article.date);
  CHECK(article.source.empty());
  for (const auto* word : {"Putin visits", "He arrived."}) {
    CHECK(article.text.find(word) != std::string::npos);
  }
}

TEST_CASE("a first line that only looks like a header is a title", "[text_reader]") {
  const auto* const line = GENERATE("Source: Kremlin ready for talks", "Date: a night to remember",
                                    "URL: what is it?", "Note: talks go on");
  CAPTURE(line);
  const Article article = report(std::string(line) + "\n\nHe arrived.");
  CHECK(article.title == line);
  CHECK(article.text == "He arrived.");
}

TEST_CASE("a date that cannot be read leaves the report undated and its words in the text",
          "[text_reader]") {
  const Article article = report("Putin visits\nDate: 02/09/2025\n\nHe arrived.");
  CHECK(article.title == "Putin visits");
  CHECK_FALSE(article.date);
  CHECK(article.date_source == DateSource::None);
  CHECK(article.text == "Date: 02/09/2025\nHe arrived.");
  CHECK(report("Putin visits\nDate: soon").text == "Date: soon");
  CHECK(report("Putin visits\nDate:\n\nHe arrived.").text == "He arrived.");
}

TEST_CASE("a text with bytes that are no UTF-8 is read as Windows-1252", "[text_reader]") {
  const Article article = report(
      "Mitterrand in Orl\xE9"
      "ans\n\nHe said \x93"
      "non\x94.");
  CHECK(article.title == "Mitterrand in Orléans");
  CHECK(article.text == "He said “non”.");
}

TEST_CASE("control characters go, also NUL bytes far inside a file", "[text_reader]") {
  std::string content = "Putin visits\n\nHe\x07 arrived.\n\n";
  content += "a\tb " + std::string(9000, 'x') + "\n\nHe\x1B[31m left";
  content += '\0';
  content += " again.";
  const Article article = report(content);
  CHECK(article.text.starts_with("He arrived.\na b xxx"));
  CHECK(article.text.ends_with("\nHe[31m left again."));
}

TEST_CASE("a file larger than a report may be is the reject \"too-large\"", "[text_reader]") {
  const std::string line(1023, 'x');
  std::string content;
  while (content.size() < ReadLimits{}.report_bytes) content += line + '\n';
  CHECK(read_content(content).reports.size() == 1);
  CHECK(read_content(content + 'x').reasons() == Reasons{": too-large"});
}

TEST_CASE("a header without a title or a text is the reject \"no-text\"", "[text_reader]") {
  CHECK(read_content("Date: 2025-09-02\nId: 7\n\n").reasons() == Reasons{": no-text"});
  CHECK(read_content("Title:\nId: 7\n").reasons() == Reasons{": no-text"});
}

}  // namespace
}  // namespace chancery
