#include <array>

#include "corpus/schema/index_schema.h"
#include "search/help.h"

namespace chancery {

namespace {

constexpr std::string_view kWords = R"(WORDS
  Words side by side are alternatives: "putin energy" finds what has either, and
  first what has both, the rarer word weighing more. A word is found in any case,
  with or without accents and possessive endings, and by its stem: "sanctions"
  finds "sanctioned". Between quotation marks words must stand in this order, and
  as they are written. Words joined by a hyphen, as in Franco-German, are
  alternatives, too; but S-400 is a phrase. Stems are those of the language that a
  report is in. Chinese, Japanese and Korean words need no blanks: up to four
  characters of a script, and Katakana of any length, are a word; more are several
  words, found by any two of them that stand side by side; between quotation marks
  all of them must.
)";

constexpr std::string_view kNear = R"(NEAR EACH OTHER, AND BEGINNINGS OF WORDS
  "gas NEAR/5 pipeline" finds the words at most five apart, in either order; "gas
  ADJ/5 pipeline" in this one. Without a number it is ten, and a hundred is the
  most. Chains go on: a NEAR/5 b NEAR/5 c; (gas OR oil) may stand for a word. They
  are words as they are written, without their stems.
  "sanction*" finds words that begin so, the 100 most frequent of them. Two letters
  at least stand before the star, and nothing behind it.
)";

constexpr std::string_view kPlainNames = R"(NAMES IN PLAIN WORDS
  Plain words that name a leader, a country or an organisation, as Putin and
  Pakistan in "Putin Pakistan energy", find the reports on them, too, by whatever
  words these are meant there. chancery-search --show-query shows what was taken
  for a name; --literal takes words as words only.
)";

constexpr std::string_view kTogether = R"(TOGETHER
  From what binds most to what binds least:
    -x, NOT x    what does not match x: a word, a phrase, a field, or (...)
    x y          side by side: words are alternatives, fields must all match
    x AND y      both
    x OR y       either
  The operators are in capitals; "and", "or" and "not" are words. A hyphen is NOT
  only where a blank, or nothing, stands before it.
)";

constexpr std::string_view kNames = R"(NAMES
  Leaders, countries and organisations are asked for by any name that the tables
  have, in any language, or by their id: leader:putin, leader:vladimir-putin,
  country:moscow, country:RU. A name that two bear means either. One of several
  words stands in quotation marks. A name that nobody bears is an error.
  country: finds what mentions a country, about: what is about it: where it stands
  in the title or is among the most central.
)";

constexpr std::string_view kDates = R"(DATES
  date:2025, date:2025-09 and date:2025-09-02 are a year, a month and a day. A
  range has two dots, includes both ends, and may lack one: date:2024-01..2025-03,
  date:1949.., date:..1949. today, yesterday, this-week, last-week, this-month,
  last-month, this-year and last-year are counted from today, weeks from Monday
  on; 30d, 2w, 6m and 1y are the days up to today. Reports without a date match
  none.
)";

constexpr std::string_view kShell = R"(FOR THE SHELL
  Quotation marks and parentheses mean something to a shell, too: put the question
  in single ones, '"energy talks" -gas'. Where it begins with a hyphen it stands
  behind --, as in: chancery-search -- -gas.
)";

constexpr std::array<QueryExample, 11> kExamples{{
    {"putin pakistan energy", "any of three words, the more of them the better"},
    {"\"gas pipeline\" -nord", "the phrase, where the word nord is not"},
    {"gas NEAR/5 pipeline", "both words, at most five apart"},
    {"sanction* date:last-month", "words that begin so, in last month's reports"},
    {"leader:putin country:pakistan", "reports that speak of both, the newest first"},
    {"energy leader:putin date:2025", "the word, in reports of 2025 on him"},
    {"(leader:putin OR leader:xi) AND summit", "the word, in reports on either"},
    {"leader:\"xi jinping\" title:summit", "the word in the title"},
    {"about:india NOT country:pakistan", "about the one, without the other"},
    {"organisation:nato date:..1989", "up to the end of 1989"},
    {"sanctions AND (oil OR gas)", "the first word and one of the others"},
}};

/// What may stand behind the colon.
std::string_view values_of(schema::Indexed indexed) {
  switch (indexed) {
    case schema::Indexed::Words:
      return "a word, or a phrase in quotation marks; ranks as words do";
    case schema::Indexed::Filter:
      return "a name; narrows without changing the order";
    case schema::Indexed::Slot:
      return "a time; narrows without changing the order";
  }
  return {};
}

std::string fields() {
  std::string text = "FIELDS\n";
  for (const schema::FieldSpec& spec : schema::kFields) {
    if (spec.name.empty()) continue;
    text += "  " + std::string(spec.name) + ":\n    " + std::string(spec.help) + "\n    ";
    text += std::string(values_of(spec.indexed)) + "\n    as in " + std::string(spec.example);
    text += "\n";
  }
  return text + "  A field that does not exist is an error, never words.\n";
}

std::string examples() {
  std::string text = "QUESTIONS\n";
  for (const QueryExample& example : kExamples) {
    text += "  " + std::string(example.question) + "\n      " + std::string(example.meaning) + "\n";
  }
  return text;
}

}  // namespace

std::span<const QueryExample> query_examples() { return kExamples; }

std::string help_query() {
  std::string text = query_language();
  for (const std::string& section :
       {std::string(kWords), std::string(kPlainNames), fields(), std::string(kNames),
        std::string(kDates), std::string(kNear), std::string(kTogether), std::string(kShell), examples()}) {
    text += "\n" + section;
  }
  return text;
}

}  // namespace chancery
