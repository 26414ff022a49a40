#include "search/expression.h"

#include <map>

#include "corpus/error.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using Ids = std::vector<std::string>;

Ids resolve(EntityKind kind, std::string_view name) {
  static const std::map<std::string, Ids, std::less<>> kLeaders{
      {"putin", {"vladimir-putin"}},
      {"vladimir-putin", {"vladimir-putin"}},
      {"xi jinping", {"xi-jinping"}},
      {"xi-jinping", {"xi-jinping"}},
      {"sharif", {"nawaz-sharif", "shehbaz-sharif"}},
      {"nawaz-sharif", {"nawaz-sharif"}},
      {"shehbaz-sharif", {"shehbaz-sharif"}},
      {"found:k. o'neill", {"found:k. o'neill"}}};
  static const std::map<std::string, Ids, std::less<>> kCountries{
      {"russia", {"RU"}}, {"RU", {"RU"}}, {"saudi arabia", {"SA"}}, {"SA", {"SA"}}};
  const auto& names = kind == EntityKind::Leader ? kLeaders : kCountries;
  const auto found = names.find(name);
  return found == names.end() ? Ids{} : found->second;
}

std::string understood(const Question& question) {
  return to_text(parse_question(question, resolve));
}

std::string understood(const std::string& text) { return understood(Question{text, {}, false}); }

struct Complaint {
  std::string what;
  std::string hint;
};

Complaint complaint(const Question& question) {
  std::string meaning;
  try {
    meaning = understood(question);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Usage);
    return {error.what(), error.hint()};
  }
  FAIL("understood as: " + meaning);
  return {};
}

Complaint complaint(const std::string& text) { return complaint(Question{text, {}, false}); }

std::string what(const std::string& text) { return complaint(text).what; }

struct Case {
  std::string question;
  std::string understood;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CHECK(understood(c.question) == c.understood);
    CHECK(understood(c.understood) == c.understood);  // asked again it means the same
  }
}

TEST_CASE("words are understood in the form in which they are indexed", "[question]") {
  check({{"Putin Pakistan energy", "putin pakistan energy"},
         {"PUTIN'S Putin’s putin", "putin putin putin"},
         {"Côte d’Ivoire", "côte d’ivoire"},
         {"U.S. SANCTIONS", "us sanctions"},
         {"  talks,\tgas\ntalks!  ", "talks gas talks"},
         {"news 普京 talks", "news 普京 talks"}});
}

TEST_CASE("stop words go where there are better words", "[question]") {
  check({{"the talks of the week", "talks week"},
         {"who is there", "who is there"},
         {"\"state of the union\"", "\"state of the union\""},
         {"the leader:putin", "the leader:vladimir-putin"},
         {"(the) talks", "talks"}});
}

TEST_CASE("words written together are alternatives, or a phrase if a part says nothing alone",
          "[question]") {
  check({{"Franco-German", "franco german"},
         {"S-400", "\"s 400\""},
         {"al-Assad", "\"al assad\""},
         {"12:30", "\"12 30\""},
         {"-Franco-German", "-(franco german)"},
         {"title:S-400", "title:\"s 400\""}});
}

TEST_CASE("operators bind as documented", "[question]") {
  check({{"a1 AND b1 OR c1", "a1 AND b1 OR c1"},
         {"a1 AND (b1 OR c1)", "a1 AND (b1 OR c1)"},
         {"(a1 b1) AND c1", "a1 b1 AND c1"},
         {"a1 (b1 AND c1)", "a1 (b1 AND c1)"},
         {"((a1))", "a1"},
         {"NOT a1", "-a1"},
         {"b1 NOT a1 c1", "b1 -a1 c1"},
         {"b1 AND NOT a1", "b1 AND -a1"},
         {"b1 -\"a1 x\" -leader:putin -(c1 OR d1)",
          "b1 -\"a1 x\" -leader:vladimir-putin -(c1 OR d1)"},
         {"and or not x1", "x1"},
         {"leader:putin OR leader:\"xi jinping\"", "leader:vladimir-putin OR leader:xi-jinping"}});
}

TEST_CASE("a dash between blanks is no operator", "[question]") {
  check({{"russia - pakistan", "russia pakistan"},
         {"russia -- pakistan", "russia pakistan"},
         {"\"a1 b1\"-c1", "\"a1 b1\" c1"},
         {"a1 -...", "a1"},
         {"(-a1)", "-a1"}});
}

TEST_CASE("fields name titles, leaders, countries and dates", "[question]") {
  check({{"title:Summit", "title:summit"},
         {"title:\"Energy Talks\" x1", "title:\"energy talks\" x1"},
         {"LEADER:putin", "leader:vladimir-putin"},
         {"leader:sharif", "leader:nawaz-sharif OR leader:shehbaz-sharif"},
         {"x1 leader:sharif", "x1 (leader:nawaz-sharif OR leader:shehbaz-sharif)"},
         {"country:“saudi arabia”", "country:SA"},
         {"leader:\"found:k. o'neill\"", "leader:\"found:k. o'neill\""},
         {"date:2024", "date:2024-01-01..2024-12-31"},
         {"date:2024-02-29", "date:2024-02-29"},
         {"date:2024-01..2025-03", "date:2024-01-01..2025-03-31"},
         {"date:2024..", "date:2024-01-01.."},
         {"date:..2024", "date:..2024-12-31"}});
}

TEST_CASE("a colon in ordinary text makes no field", "[question]") {
  check({{"https://un.org/charter", "\"https un org charter\""},
         {"talks: gas", "talks gas"},
         {"(talks:) gas", "talks gas"},
         {"10:x", "\"10 x\""}});
}

TEST_CASE("options narrow what the words ask", "[question]") {
  Question question{"Putin OR energy", {{"xi jinping"}, {"russia"}, {}}, false};
  question.filters.dates = {parse_period("2024-01")->first, parse_period("2025-03")->last};
  CHECK(understood(question) ==
        "(putin OR energy) leader:xi-jinping country:RU date:2024-01-01..2025-03-31");
  question.text = "Putin energy";
  CHECK(understood(question) ==
        "putin energy leader:xi-jinping country:RU date:2024-01-01..2025-03-31");
}

TEST_CASE("every report can be asked for, but not together with words", "[question]") {
  CHECK(understood(Question{"", {}, true}).empty());
  CHECK(understood(Question{"country:russia -x1", {}, true}) == "country:RU -x1");
  CHECK(complaint(Question{"putin", {}, true}).hint == "leave out --all, or the words");
}

TEST_CASE("a question without words is an error", "[question][errors]") {
  const std::string text = GENERATE("", "  ", "... - !", "\"\"");
  CHECK(what(text) == "the question has no words");
}

TEST_CASE("an unknown field is shown with the nearest and all others", "[question][errors]") {
  const Complaint unknown = complaint("energy ledaer:putin gas");
  CHECK(unknown.what == "unknown field ledaer:\n  energy ledaer:putin gas\n         ^^^^^^^");
  CHECK(unknown.hint ==
        "did you mean leader:? the fields are title:, leader:, country:, organisation:, about:, "
        "source:, language:, date:; a blank behind the "
        "colon makes it a word");
  CHECK(complaint("isbn:123").hint.substr(0, 10) == "the fields");
}

TEST_CASE("an unbalanced question is shown with its place", "[question][errors]") {
  CHECK(what("a1 (b1 OR c1") == "this parenthesis is not closed\n  a1 (b1 OR c1\n     ^");
  CHECK(what("a1) b1") == "this parenthesis was never opened\n  a1) b1\n    ^");
  CHECK(what("(") == "this parenthesis is not closed\n  (\n  ^");
  CHECK(what("a1 ()") == "there is nothing between these parentheses\n  a1 ()\n     ^^");
  CHECK(what("Côte \"b1 c1") == "this quotation mark is not closed\n  Côte \"b1 c1\n       ^");
  CHECK(what("leader:\"b1") == "this quotation mark is not closed\n  leader:\"b1\n         ^");
}

TEST_CASE("an operator without an operand is shown with its place", "[question][errors]") {
  CHECK(what("a1 AND") == "AND needs something behind it\n  a1 AND\n     ^^^");
  CHECK(what("OR a1") == "OR needs something before it\n  OR a1\n  ^^");
  CHECK(what("a1 AND OR b1") == "AND needs something behind it\n  a1 AND OR b1\n     ^^^");
  CHECK(what("a1 AND ...") == "AND needs something behind it\n  a1 AND ...\n     ^^^");
  CHECK(what("NOT NOT a1") == "NOT needs something behind it\n  NOT NOT a1\n  ^^^");
  CHECK(what("(a1 OR)") == "OR needs something behind it\n  (a1 OR)\n      ^^");
  CHECK(what("(AND a1)") == "AND needs something before it\n  (AND a1)\n   ^^^");
}

TEST_CASE("a name, date or title that says nothing is shown with its place", "[question][errors]") {
  CHECK(what("x1 leader:nobody") ==
        "no leader is known as \"nobody\"\n  x1 leader:nobody\n     ^^^^^^^^^^^^^");
  CHECK(what("leader:(putin OR xi)").substr(0, 31) == "there is no name behind leader:");
  CHECK(what("date:2025-02-30").substr(0, 28) == "2025-02 has the days 01 to 2");
  CHECK(what("date:2025..2024").substr(0, 20) == "\"2025..2024\" ends be");
  CHECK(what("title:...").substr(0, 31) == "there is no word behind title:\n");
  CHECK(complaint(Question{"x1", {{"nobody"}, {}, {}}, false}).what ==
        "no leader is known as \"nobody\"");
}

TEST_CASE("of a long question the surroundings of the fault are shown", "[question][errors]") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "wörter ";
  const std::string shown = what(text + "AND");
  CHECK(shown.size() < 200);
  CHECK(shown.find("\n  …") != std::string::npos);
  CHECK(shown.substr(shown.size() - 3) == "^^^");
}

TEST_CASE("no question is nested deep enough to do harm", "[question][errors]") {
  CHECK(what(std::string(100'000, '(')).substr(0, 15) == "the parentheses");
  CHECK(understood(std::string(60, '(') + "a1" + std::string(60, ')')) == "a1");
}

TEST_CASE("any question is understood, and again the same, or refused as bad use", "[question]") {
  const std::vector<std::string> parts{
      "gas",     "Putin’s",  "the",       "AND",    "OR",      "NOT",       "-",    "(",
      ")",       "\"",       "“",         " ",      " ",       " ",         ":",    "title:",
      "leader:", "putin",    "-(",        "sharif", "S-4",     "al-x",      "2024", "..",
      "date:",   "country:", "leader:\"", "\" ",    "/",       "\xFF",      "C++",  "普京",
      "é",       "x·y",      "RU",        "\n",     "a\u0301", "country:RU", "*",  " NEAR ",
      " ADJ/3 ", "NEAR/3",   "gas*",      "source:", "language:en"};
  std::uint32_t random = 1;
  for (int i = 0; i < 20'000; ++i) {
    std::string question;
    for (int part = 0; part < 8; ++part) {
      random = random * 1664525U + 1013904223U;
      question += parts[(random >> 8U) % parts.size()];
    }
    std::string meaning;
    try {
      meaning = understood(question);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::Usage || error.hint().empty()) FAIL(question);
      continue;
    }
    if (understood(meaning) != meaning) FAIL(question + " -> " + meaning);
  }
}

TEST_CASE("NEAR and ADJ join words, tighter than anything but parentheses", "[question][near]") {
  check({{"a1 NEAR b1", "a1 NEAR/10 b1"},
         {"a1 NEAR/5 b1", "a1 NEAR/5 b1"},
         {"a1 ADJ b1", "a1 ADJ/10 b1"},
         {"a1 ADJ/3 b1 ADJ/3 c1", "a1 ADJ/3 b1 ADJ/3 c1"},
         {"x1 a1 NEAR/2 b1 y1", "x1 a1 NEAR/2 b1 y1"},
         {"x1 OR a1 NEAR/2 b1", "x1 OR a1 NEAR/2 b1"},
         {"(gas OR oil) NEAR/100 Pipelines", "(gas OR oil) NEAR/100 pipelines"},
         {"(gas oil) NEAR/5 (a1 OR b1)", "(gas oil) NEAR/5 (a1 OR b1)"},
         {"Franco-German NEAR/5 ties", "(franco german) NEAR/5 ties"},
         {"-(a1 NEAR/5 b1) c1", "-(a1 NEAR/5 b1) c1"},
         {"(a1 NEAR/5 b1) AND c1", "a1 NEAR/5 b1 AND c1"},
         {"the NEAR/5 talks", "the NEAR/5 talks"},
         {"x1 a1 adj near/5", "x1 a1 adj \"near 5\""}});
}

TEST_CASE("NEAR and ADJ refuse what has no place of its own", "[question][near][errors]") {
  const std::string between = "NEAR and ADJ stand between words\n  ";
  CHECK(what("x1 \"a1 b1\" NEAR c1") == between + "x1 \"a1 b1\" NEAR c1\n     ^^^^^^^");
  CHECK(what("a1 NEAR leader:putin") == between + "a1 NEAR leader:putin\n          ^^^^^^^^^^^^");
  CHECK(what("a1 ADJ title:b1") == between + "a1 ADJ title:b1\n         ^^^^^^^^");
  CHECK(what("-a1 NEAR b1") == between + "-a1 NEAR b1\n  ^^^");
  CHECK(what("a1 NEAR bb*") == between + "a1 NEAR bb*\n          ^^^");
  CHECK(what("a1 NEAR S-400") == between + "a1 NEAR S-400\n          ^^^^^");
  CHECK(what("a1 NEAR (b1 AND c1)") == between + "a1 NEAR (b1 AND c1)\n          ^^^^^^^^^^^");
  CHECK(what("a1 NEAR (b1 NEAR c1)") == between + "a1 NEAR (b1 NEAR c1)\n          ^^^^^^^^^^^^");
  CHECK(complaint("a1 NEAR \"b1 c1\"").hint.find("join those by AND") != std::string::npos);
  CHECK(what("a1 NEAR") == "NEAR needs something behind it\n  a1 NEAR\n     ^^^^");
  CHECK(what("NEAR/5 a1") == "NEAR/5 needs something before it\n  NEAR/5 a1\n  ^^^^^^");
  CHECK(what("a1 NEAR OR b1") == "NEAR needs something behind it\n  a1 NEAR OR b1\n     ^^^^");
}

TEST_CASE("a distance is a number of words that can be kept", "[question][near][errors]") {
  const std::string text = GENERATE("a1 NEAR/0 b1", "a1 NEAR/101 b1", "a1 NEAR/ b1", "a1 ADJ/x b1",
                                    "a1 NEAR/-1 b1", "a1 NEAR/5x b1", "a1 ADJ/99999999999 b1");
  CAPTURE(text);
  const Complaint no_number = complaint(text);
  CHECK(no_number.what.substr(0, 46) == "behind the stroke stands a number of words, fr");
  CHECK(no_number.what.find("\n     ^^^") != std::string::npos);
  CHECK(what("a1 NEAR/5 b1 NEAR/6 c1") == "a chain of NEAR or ADJ has one distance\n"
                                          "  a1 NEAR/5 b1 NEAR/6 c1\n               ^^^^^^");
  CHECK(what("a1 NEAR b1 ADJ c1").substr(0, 39) == "a chain of NEAR or ADJ has one distance");
  CHECK(what("a1 NEAR/100 b1 NEAR/100 c1").substr(0, 29) == "this reaches over more than 1");
}

TEST_CASE("a star at the end of a word finds what begins so", "[question][prefix]") {
  check({{"Sanct*", "sanct*"},
         {"title:Sanct*", "title:sanct*"},
         {"Côt*", "cot*"},
         {"gas sanct*, talks", "gas sanct* talks"},
         {"-sanct*", "-sanct*"},
         {"(sanct* OR gas)", "sanct* OR gas"},
         {"20*", "20*"},
         {"gas * oil ***", "gas oil"},
         {"\"gas * oil\"", "\"gas oil\""},
         {"the sanct*", "sanct*"}});
  CHECK(what("*") == "the question has no words");
}

TEST_CASE("a star anywhere else is an error with its place", "[question][prefix][errors]") {
  CHECK(what("x1 s*") == "at least two letters stand before a star\n  x1 s*\n     ^^");
  CHECK(what("x1 *gas") == "a star can only stand at the end of a word\n  x1 *gas\n     ^");
  CHECK(what("w*rd") == "a star can only stand at the end of a word\n  w*rd\n   ^");
  CHECK(what("f***") == "a star can only stand at the end of a word\n  f***\n   ^");
  CHECK(what("gas-*") == "a star can only stand at the end of a word\n  gas-*\n      ^");
  CHECK(what("Franco-Ger*") ==
        "a star stands behind one word, not behind several\n  Franco-Ger*\n  ^^^^^^^^^^^");
  CHECK(what("x1 \"gas tal*\"") == "no star can stand in quotation marks\n"
                                 "  x1 \"gas tal*\"\n     ^^^^^^^^^^");
  CHECK(what("title:\"gas tal*\"").substr(0, 36) == "no star can stand in quotation marks");
  CHECK(what("title:s*") == "at least two letters stand before a star\n  title:s*\n        ^^");
  CHECK(what("leader:put*") == "no star can stand behind leader:\n  leader:put*\n            ^");
  CHECK(complaint("*gas").hint.substr(0, 9) == "sanction*");
}

Question on_tuesday(const std::string& text) {
  Question question{text, {}, false};
  question.today = *parse_period("2025-09-02")->first;
  return question;
}

TEST_CASE("relative dates are understood as the days that they are", "[question][dates]") {
  CHECK(understood(on_tuesday("gas date:last-week")) == "gas date:2025-08-25..2025-08-31");
  CHECK(understood(on_tuesday("date:30d")) == "date:2025-08-04..2025-09-02");
  CHECK(understood(on_tuesday("date:2024-03..last-month")) == "date:2024-03-01..2025-08-31");
  CHECK(understood(on_tuesday("date:\"30d..\"")) == "date:2025-08-04..");
  CHECK(understood(on_tuesday("date:..yesterday")) == "date:..2025-09-01");
}

TEST_CASE("an impossible date is shown with its place", "[question][dates][errors]") {
  CHECK(what("gas date:2024..2025-02-30") == "2025-02 has the days 01 to 28\n"
                                           "  gas date:2024..2025-02-30\n"
                                           "                 ^^^^^^^^^^");
  CHECK(what("date:“2025-13”") == "there is no month 13\n  date:“2025-13”\n        ^^^^^^^");
  CHECK(what("date:today").substr(0, 18) == "\"today\" is no date");
  CHECK(complaint("date:soon").hint.find("last-week") != std::string::npos);
  CHECK(what("date:\"\"") == "\"\" is no date\n  date:\"\"\n  ^^^^^^^");
}

TEST_CASE("a language is known by its code, a tag, or its English name", "[question]") {
  check({{"language:en", "language:en"},
         {"language:EN", "language:en"},
         {"language:en-GB", "language:en"},
         {"language:English", "language:en"},
         {"language:chinese", "language:zh"},
         {"language:Farsi", "language:fa"},
         {"language:\"Scottish Gaelic\"", "language:gd"},
         {"gas -language:fr", "gas -language:fr"}});
  const Complaint misspelt = complaint("gas language:englsh");
  CHECK(misspelt.what == "\"englsh\" is no language\n  gas language:englsh\n      ^^^^^^^^^^^^^^^");
  CHECK(misspelt.hint.substr(0, 31) == "did you mean language:english? ");
  CHECK(complaint("language:xx").hint.substr(0, 8) == "its code");
  CHECK(what("language:e*").substr(0, 34) == "no star can stand behind language:");
}

TEST_CASE("values that an index does not have are errors that name near ones",
          "[question][errors]") {
  const KnownValues values{
      [](schema::Field field, std::string_view value) {
        return (field == schema::Field::Source && value == "reuters") || value == "ceb";
      },
      [](schema::Field field, std::string_view) {
        return field == schema::Field::Leader ? Ids{"putin", "xi jinping"} : Ids{"reuters"};
      }};
  const auto ask = [&](const Question& question) {
    try {
      return to_text(parse_question(question, resolve, {}, values));
    } catch (const Error& error) {
      return std::string(error.what()) + "\n" + error.hint();
    }
  };
  CHECK(ask({"source:Reuters", {}, false}) == "source:reuters");
  CHECK(ask({"language:ceb", {}, false}) == "language:ceb");
  CHECK(ask({"language:tlh", {}, false}).substr(0, 20) == "\"tlh\" is no language");
  CHECK(ask({"gas source:Reutres", {}, false}) ==
        "no report is from a source \"Reutres\"\n  gas source:Reutres\n      ^^^^^^^^^^^^^^\n"
        "did you mean source:reuters? the whole name of a source in any case, several words in "
        "quotation marks");
  const std::string unknown = ask({"leader:putn", {}, false});
  CHECK(unknown.find("\ndid you mean leader:putin or leader:\"xi jinping\"? any") !=
        std::string::npos);
  CHECK(ask({"gas", {{"putn"}, {}, {}}, false}).find("\ndid you mean leader:putin or") !=
        std::string::npos);
}

}  // namespace
}  // namespace chancery
