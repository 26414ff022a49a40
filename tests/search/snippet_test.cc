#include "search/snippet.h"

#include "corpus/text/utf8.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

std::string marked(const Snippet& snippet) {
  std::string result = snippet.text;
  for (auto range = snippet.matches.rbegin(); range != snippet.matches.rend(); ++range) {
    result.insert(range->end, "]").insert(range->begin, "[");
  }
  return result;
}

Highlighter words(const std::vector<std::string>& folded) {
  Highlighter highlighter;
  for (const std::string& word : folded) highlighter.add_word(word);
  return highlighter;
}

std::string shown(const std::string& text, const Highlighter& highlighter,
                  std::size_t most_bytes = 240) {
  return marked(make_snippet(text, {}, highlighter, most_bytes));
}

TEST_CASE("a snippet is whole sentences around what was asked for", "[snippet]") {
  const std::string text =
      "Nothing of note. More of nothing. The talks on gas began. They ended late. "
      "Wheat rose.\nA gas field.";
  CHECK(shown(text, words({"gas"}), 60) ==
        "The talks on [gas] began. They ended late. Wheat rose.");
  CHECK(shown(text, words({"gas", "wheat"}), 50) ==
        "They ended late. [Wheat] rose. A [gas] field.");
  CHECK(shown(text, words({"field"}), 60) == "They ended late. Wheat rose. A gas [field].");
  CHECK(shown(text, words({"zebra"}), 40) == "Nothing of note. More of nothing.");
}

TEST_CASE("more parts of the question beat more occurrences, and these the place", "[snippet]") {
  const std::string text = "Gas, gas, gas and gas. Gas for wheat. Gas, gas, gas and gas.";
  CHECK(shown(text, words({"gas", "wheat"}), 25) == "[Gas] for [wheat].");
  CHECK(shown(text, words({"gas"}), 25) == "[Gas], [gas], [gas] and [gas].");
}

TEST_CASE("a word that was asked for is shown before a country that only narrowed", "[snippet]") {
  Highlighter highlighter = words({"gas"});
  highlighter.add_entity(EntityKind::Country, "SU");
  const std::string text = "Union of Soviet Socialist Republics. They sold gas at last.";
  const std::vector<Mention> mentions{{EntityKind::Country, "SU", Part::Text, 0, 35, Rule::Name}};
  CHECK(marked(make_snippet(text, mentions, highlighter, 26)) == "They sold [gas] at last.");
}

TEST_CASE("an abbreviation or an initial ends no sentence", "[snippet]") {
  const std::string text =
      "First one. Mr. V. V. Putin met Gen. Smith of the U.S. Army on Sept. 2 there. Last one.";
  CHECK(shown(text, words({"putin"}), 70) ==
        "Mr. V. V. [Putin] met Gen. Smith of the U.S. Army on Sept. 2 there.");
}

TEST_CASE("quotation marks stay with their sentence", "[snippet]") {
  const std::string text =
      "He rose. “We respect your ties with India,” Sharif said. “No gas.” So it was.";
  CHECK(shown(text, words({"india"}), 56) == "“We respect your ties with [India],” Sharif said.");
  CHECK(shown(text, words({"gas"}), 30) == "“No [gas].” So it was.");
}

TEST_CASE("a sentence too long alone is cut between words around its matches", "[snippet]") {
  const std::string text =
      "The ministers, who had come a long way from many capitals, spoke of gas, wheat and steel "
      "before they went on to a dinner that lasted until the morning of the next day.";
  CHECK(shown(text, words({"gas", "steel"}), 60) ==
        "…spoke of [gas], wheat and [steel] before they went on to a…");
  CHECK(shown(text, words({"ministers"}), 40) == "The [ministers], who had come a long…");
  CHECK(shown(text, words({"day"}), 40) == "…until the morning of the next [day].");
  CHECK(shown(text, words({"zebra"}), 40) == "The ministers, who had come a long…");
}

TEST_CASE("words match by their stem, phrases as they are written", "[snippet]") {
  CHECK(shown("Sanctions hit. The Sanctioned fled.", words({"sanction"})) ==
        "[Sanctions] hit. The [Sanctioned] fled.");
  Highlighter phrase;
  phrase.add_phrase({"energy", "talks"});
  CHECK(shown("Talks on energy. Energy-talks, and Energy Talks!", phrase) ==
        "Talks on energy. [Energy-talks], and [Energy Talks]!");
  CHECK(shown("Putin’s PUTIN Côte", words({"putin", "cote"})) == "[Putin]’s [PUTIN] [Côte]");
}

TEST_CASE("an entity is marked where the report speaks of it", "[snippet]") {
  const std::string text = "First. Moscow agreed with Vladimir Putin. Last.";
  Highlighter highlighter;
  highlighter.add_entity(EntityKind::Country, "RU");
  highlighter.add_word("putin");
  highlighter.add_entity(EntityKind::Leader, "vladimir-putin");
  const std::vector<Mention> mentions{
      {EntityKind::Country, "RU", Part::Title, 0, 5, Rule::Capital},
      {EntityKind::Country, "RU", Part::Text, 7, 13, Rule::Capital},
      {EntityKind::Leader, "vladimir-putin", Part::Text, 26, 40, Rule::Name},
      {EntityKind::Leader, "vladimir-putin", Part::Text, 40, 4000, Rule::Name},  // damaged
      {EntityKind::Leader, "other", Part::Text, 0, 5, Rule::Name}};
  CHECK(marked(make_snippet(text, mentions, highlighter, 36)) ==
        "[Moscow] agreed with [Vladimir Putin].");
}

TEST_CASE("paragraphs become one line, safe for a terminal, with true ranges", "[snippet]") {
  CHECK(shown("Title line\nGas \x1B[31m red\tand \u202Egas", words({"gas"})) ==
        "Title line [Gas]  [31m red and \u2000[gas]");
}

TEST_CASE("no snippet is longer than asked or cuts a character, whatever the text", "[snippet]") {
  const std::vector<std::string> texts{
      "",
      "...",
      "Ein Wort.",
      std::string(500, 'x'),
      "Ж" + std::string(300, '.') + "ж gas",
      "https://example.org/a/very/long/path/that/goes/on/and/on/and/on/gas/and/on.html is gas",
      "普京与谢里夫在北京会晤讨论天然气管道项目普京与谢里夫在北京会晤讨论天然气管道项目gas。",
      "ééééééééé ééééééééééééééé gas éééééééééééééééééééé, éééééééé gas. É gas! Ég gas? Gas.",
      "A\nb\nc\ngas\n\n\nd gas"};
  for (const std::string& text : texts) {
    for (std::size_t most = 0; most < 120; ++most) {
      const Snippet snippet = make_snippet(text, {}, words({"gas"}), most);
      INFO(text << " in " << most << ": " << snippet.text);
      CHECK(snippet.text.size() <= most);
      CHECK(is_utf8(snippet.text));
      std::size_t last = 0;
      for (const ByteRange& range : snippet.matches) {
        CHECK(range.begin >= last);
        CHECK(range.end > range.begin);
        last = range.end;
      }
      CHECK(last <= snippet.text.size());
    }
  }
}

}  // namespace
}  // namespace chancery
