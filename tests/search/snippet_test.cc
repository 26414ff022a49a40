#include "search/snippet.h"

#include <random>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/growth.h"

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
  const schema::Stems stems;
  Highlighter highlighter;
  for (const std::string& word : folded) highlighter.add_word({stems.term("en", word)});
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
  highlighter.add_word({"Zputin"});
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

TEST_CASE("what one place cannot show is shown from two or three", "[snippet]") {
  const std::string text =
      "The talks on gas began. Nothing else was said about it on that day. Wheat rose in Rome. "
      "Nothing more was heard from there for the rest of the week. Steel fell.";
  CHECK(shown(text, words({"gas", "steel"}), 42) == "The talks on [gas] began. … [Steel] fell.");
  CHECK(shown(text, words({"gas", "wheat", "steel"}), 66) ==
        "The talks on [gas] began. … [Wheat] rose in Rome. … [Steel] fell.");
  // Where all fits there is nothing to leave out.
  CHECK(shown(text, words({"gas", "wheat", "steel"})).find("…") == std::string::npos);
  // Room is left for a neighbour: it is shown.
  CHECK(shown(text, words({"gas", "wheat"}), 115) ==
        "The talks on [gas] began. Nothing else was said about it on that day. [Wheat] rose in "
        "Rome.");
}

TEST_CASE("one place is enough where it shows as much", "[snippet]") {
  CHECK(shown("Gas fell. Wheat fell in all the towns of the north. Gas and wheat rose. Good.",
              words({"gas", "wheat"}), 30) == "[Gas] and [wheat] rose. Good.");
}

TEST_CASE("a fourth place is not shown", "[snippet]") {
  const std::string between = " Nothing " + std::string(90, 'x') + " more.";
  const std::string text =
      "Gas." + between + " Wheat." + between + " Steel." + between + " Cotton.";
  CHECK(shown(text, words({"gas", "wheat", "steel", "cotton"}), 100) ==
        "[Gas]. … [Wheat]. … [Steel].");
}

TEST_CASE("a rare word deep in a long sentence is cut out of it", "[snippet]") {
  const std::string text =
      "The gas talks began. The ministers, who had come a long way from many capitals, spoke of "
      "wheat before they went on to a dinner that lasted until the morning of the next day.";
  CHECK(shown(text, words({"gas", "wheat"}), 60) ==
        "The [gas] talks began. … spoke of [wheat] before they went…");
  CHECK(shown(text, words({"gas", "morning"}), 60) ==
        "The [gas] talks began. … until the [morning] of the next day.");
  CHECK(shown(text, words({"gas", "day"}), 60) ==
        "The [gas] talks began. … until the morning of the next [day].");
}

TEST_CASE("an entity is worth another place, but never a word", "[snippet]") {
  Highlighter highlighter = words({"gas", "wheat"});
  highlighter.add_entity(EntityKind::Country, "PK");
  const std::string text =
      "Gas rose. It was said in Islamabad. A long line of words stands here. Wheat fell.";
  const std::vector<Mention> mentions{
      {EntityKind::Country, "PK", Part::Text, 25, 34, Rule::Capital}};
  CHECK(marked(make_snippet(text, mentions, highlighter, 52)) ==
        "[Gas] rose. It was said in [Islamabad]. … [Wheat] fell.");
  CHECK(marked(make_snippet(text, mentions, highlighter, 26)) == "[Gas] rose. … [Wheat] fell.");
}

TEST_CASE("texts without blanks, and from right to left, are cut where a reader would",
          "[snippet]") {
  CHECK(shown("普京访问北京。双方讨论了天然气，gas，合作。会谈结束。", words({"gas"}), 60) ==
        "双方讨论了天然气，[gas]，合作。会谈结束。");
  Highlighter highlighter;
  highlighter.add_entity(EntityKind::Country, "CN");
  const std::string chinese = "普京与谢里夫在北京会晤讨论天然气管道项目以及两国之间的贸易问题和地区安全";
  const std::vector<Mention> mentions{
      {EntityKind::Country, "CN", Part::Text, 21, 27, Rule::Capital}};
  CHECK(marked(make_snippet(chinese, mentions, highlighter, 50)) ==
        "普京与谢里夫在[北京]会晤讨论…");
  CHECK(shown("ประธานาธิบดี พบกัน gas วันนี้", words({"gas"}), 40) == "…[gas] วันนี้");
  CHECK(shown("وصل الرئيس. تحدث عن النفط. عاد.", words({"النفط"}), 30) == "تحدث عن [النفط].");
}

TEST_CASE("a snippet of a long text takes time in its length, whatever is asked", "[snippet]") {
  const auto make = [](bool in_sentences, std::size_t most_bytes) {
    return [=](std::size_t count) {
      std::string text;
      std::vector<std::string> asked;
      for (std::size_t i = 0; i < count; ++i) {
        text += "w" + std::to_string(i % 97 * (i % 89)) + (in_sentences ? ". Then " : " then ");
      }
      for (int i = 0; i < 40; ++i) asked.push_back("w" + std::to_string(i * 7));
      CHECK(make_snippet(text, {}, words(asked), most_bytes).text.size() <= most_bytes);
    };
  };
  CHECK(test::growth(20'000, make(true, 240)) < test::kLinear);
  CHECK(test::growth(20'000, make(false, 240)) < test::kLinear);
  CHECK(test::growth(20'000, make(true, 100'000)) < test::kLinear);
  CHECK(test::growth(20'000, make(false, 100'000)) < test::kLinear);
}

TEST_CASE("a title is marked by its words, its phrases and who stands in it", "[snippet]") {
  Highlighter highlighter = words({"talk"});
  highlighter.add_entity(EntityKind::Country, "PK");
  highlighter.add_title_word({"Zsummit"});
  highlighter.add_title_phrase({"in", "rome"});
  const std::string title = "Talks in Islamabad, Summits in Rome";
  const std::vector<Mention> mentions{
      {EntityKind::Country, "PK", Part::Title, 9, 18, Rule::Capital},
      {EntityKind::Country, "PK", Part::Text, 0, 5, Rule::Capital}};
  CHECK(marked({title, title_matches(title, mentions, highlighter)}) ==
        "[Talks] in [Islamabad], [Summits] [in Rome]");
  CHECK(shown("Summit in Rome. Talks.", highlighter) == "Summit in Rome. [Talks].");
  CHECK(title_matches("", mentions, highlighter).empty());
}

/// Whether the parts of a snippet between its ellipses stand in the text, in this order.
bool is_of(const std::string& text, const std::string& snippet) {
  const std::string ellipsis = "…";
  std::size_t at = 0;
  for (std::size_t begin = 0; begin < snippet.size();) {
    std::size_t end = std::min(snippet.find(ellipsis, begin), snippet.size());
    const std::string part(trim(std::string_view(snippet).substr(begin, end - begin)));
    at = text.find(part, at);
    if (at == std::string::npos) return false;
    at += part.size();
    begin = end + ellipsis.size();
  }
  return true;
}

TEST_CASE("of any text a snippet keeps to its bytes, its order and whole characters", "[snippet]") {
  const std::vector<std::string> parts{
      "gas",  "wheat", "steel", " ", " ", " ", ". ", ", ", "。", "普京访问北京",  "👨‍👩‍👧‍👦",     "e\u0301",
      "The ", "U.S. ", "النفط ", " ", " ", "  ", ".” ", "“", "-", "https://a.b/", "      ",
      "longerword"};
  std::mt19937 random(5);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (std::size_t left = random() % 120; left > 0; --left) {
      text += parts[random() % parts.size()];
    }
    for (const std::size_t most : {16U, 17U, 23U, 31U, 60U, 100U, 240U}) {
      const Snippet snippet = make_snippet(text, {}, words({"gas", "wheat", "steel"}), most);
      INFO(text << "\nin " << most << ": " << snippet.text);
      CHECK(snippet.text.size() <= most);
      CHECK(is_utf8(snippet.text));
      CHECK(is_of(text, snippet.text));
      CHECK(snippet.text.find("……") == std::string::npos);
      std::size_t last = 0;
      for (const ByteRange& range : snippet.matches) {
        CHECK((range.begin >= last && range.end > range.begin));
        last = range.end;
      }
      CHECK(last <= snippet.text.size());
      if (most == 240 && text.size() <= most) CHECK(snippet.text == trim(text));
    }
  }
}

}  // namespace
}  // namespace chancery
