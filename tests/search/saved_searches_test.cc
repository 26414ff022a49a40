#include "search/saved_searches.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using Arguments = std::vector<std::string>;

SavedSearches read(std::string_view text) {
  return read_saved_searches(text, year(2025) / month(9) / day(30));
}

/// The one search of a sound file.
SavedSearch one(std::string_view text) {
  SavedSearches read_all = read(text);
  REQUIRE(read_all.faults.empty());
  REQUIRE(read_all.searches.size() == 1);
  return read_all.searches.front();
}

/// The first line of the one fault of a file that has no sound search.
std::string fault(std::string_view text) {
  const SavedSearches read_all = read(text);
  CHECK(read_all.searches.empty());
  REQUIRE(read_all.faults.size() == 1);
  const std::string what = read_all.faults.front().what;
  CHECK(what.find("\nhint: ") != std::string::npos);
  return what.substr(0, what.find('\n'));
}

Arguments names(const SavedSearches& searches) {
  Arguments result;
  for (const SavedSearch& search : searches.searches) result.push_back(search.name);
  return result;
}

TEST_CASE("a saved search asks what its options ask on the command line", "[saved]") {
  const SavedSearch search = one(R"(
[russia-energy_2]
question = "Putin Pakistan energy"   # words
title = "Energy, gas & #oil"
country = ["russia", "pakistan"]
leader = "putin"
any = true
literal = false
from = "30d"
to = 2025-09-02
)");
  CHECK(search.name == "russia-energy_2");
  CHECK(search.title == "Energy, gas & #oil");
  CHECK(search.line == 2);
  CHECK(search.question.text == "Putin Pakistan energy");
  CHECK(search.question.filters.countries == Arguments{"russia", "pakistan"});
  CHECK(search.question.filters.leaders == Arguments{"putin"});
  CHECK(search.question.filters.alternatives);
  CHECK_FALSE(search.question.literal);
  CHECK(search.question.filters.dates.first == year(2025) / month(9) / day(1));
  CHECK(search.question.filters.dates.last == year(2025) / month(9) / day(2));
  CHECK(search.arguments == Arguments{"--any", "--country=russia", "--country=pakistan",
                                      "--from=30d", "--leader=putin", "--to=2025-09-02", "--",
                                      "Putin Pakistan energy"});
}

TEST_CASE("a question is words whatever it begins with or holds", "[saved]") {
  CHECK(one("[a]\nquestion = '\"energy talks\" -gas, #5'\n").question.text ==
        "\"energy talks\" -gas, #5");
  CHECK(one("[a]\nquestion = \"--help\"\n").question.text == "--help");
  CHECK(one("[a]\nquestion = \"[x] \\\"y\\\"\"\n").question.text == "[x] \"y\"");
  CHECK(one("[a]\nleader = \"[x, y]\"\n").question.filters.leaders == Arguments{"[x, y]"});
  CHECK(one("[a]\nfrom = 1987\n").title == "a");
}

TEST_CASE("what is no question cannot be saved", "[saved]") {
  const std::string key = GENERATE("index", "format", "show", "explain", "saved", "digest", "color",
                                   "n", "offset", "sort", "facets", "timeline", "like", "recent",
                                   "help", "show-query", "man-page", "gazetteer", "xyz");
  CHECK(fault("[a]\nquestion = \"gas\"\n" + key + " = \"1\"\n") ==
        "error: " + key + " cannot be saved");
}

TEST_CASE("a fault of a saved search says where and why", "[saved]") {
  CHECK(fault("[a]\nquestion = \"gas\"\nfrom = \"30q\"\n") ==
        "error: --from 30q: \"30q\" is no date");
  CHECK(fault("[a]\ntitle = \"nothing asked\"\n") == "error: the question has no words");
  CHECK(fault("[a]\nquestion = [\"gas\"]\n") == "error: question is text");
  CHECK(fault("[a]\nfrom = 1.5\n") == "error: from has a value that no option takes");
  CHECK(fault("[a]\nany = \"maybe\"\nquestion = \"gas\"\n").find("any") != std::string::npos);
  CHECK(fault("question = \"gas\"\n") == "error: this is no table");
  CHECK(fault("[[a]]\nquestion = \"gas\"\n") == "error: this is no table");
  CHECK(fault("[a.b]\nquestion = \"gas\"\n") == "error: b cannot be saved");
  const SavedFault place = read("# one\n\n[a]\nsort = \"newest\"\n").faults.at(0);
  CHECK(place.line == 3);
  CHECK(place.name == "a");
}

TEST_CASE("the name of a saved search leads to no other place", "[saved]") {
  const std::string name = GENERATE("../a", "/tmp/a", ".a", "a/b", "", "a b", "é", "a\\u0000b");
  CHECK(fault("[\"" + name + "\"]\nquestion = \"gas\"\n").find("the name") != std::string::npos);
  CHECK(fault("[" + std::string(101, 'a') + "]\nquestion = \"gas\"\n").find("the name") !=
        std::string::npos);
}

TEST_CASE("the example of saved searches is sound", "[saved]") {
  const SavedSearches example =
      read(test::content_of(test::in_repository("scripts/nightly/saved.toml")));
  CHECK(example.faults.empty());
  CHECK(example.searches.size() == 2);
}

TEST_CASE("a table with a fault keeps no other out", "[saved]") {
  SECTION("in its meaning") {
    const SavedSearches found =
        read("[c]\nquestion = \"gas\"\n[b]\nfrom = \"never\"\n[a]\nquestion = \"oil\"\n");
    CHECK(names(found) == Arguments{"a", "c"});
    REQUIRE(found.faults.size() == 1);
    CHECK(found.faults[0].name == "b");
  }
  SECTION("in its form") {
    const SavedSearches found = read(
        "[c]\nquestion = \"gas\"\n[b]\nquestion = \"never closed\n [a]\nquestion = \"oil\"\n"
        "source = [\n  \"Reuters\",\n]\n");
    CHECK(names(found) == Arguments{"a", "c"});
    CHECK(found.searches[0].question.filters.sources == Arguments{"Reuters"});
    CHECK(found.searches[0].line == 5);
    REQUIRE(found.faults.size() == 1);
    CHECK(found.faults[0].name == "b");
    CHECK(found.faults[0].line == 4);
  }
  SECTION("that takes the name of another") {
    const SavedSearches found =
        read("[a]\nquestion = \"gas\"\n[b]\nquestion = \"oil\"\n[a]\nquestion = \"coal\"\n");
    CHECK(names(found) == Arguments{"a", "b"});
    CHECK(found.searches[0].question.text == "gas");
    REQUIRE(found.faults.size() == 1);
    CHECK(found.faults[0].line == 5);
  }
}

}  // namespace
}  // namespace chancery
