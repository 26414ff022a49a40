#include "corpus/text/edit_distance.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace chancery {
namespace {

TEST_CASE("an edit puts in, leaves out, replaces or swaps a character", "[text]") {
  struct Case {
    std::string a;
    std::string b;
    std::size_t edits;
  };
  const std::vector<Case> cases{
      {"", "", 0},           {"", "abc", 3},           {"putin", "putin", 0},
      {"putin", "putn", 1},  {"putin", "puttin", 1},   {"putin", "patin", 1},
      {"putin", "uptin", 1}, {"embargo", "embagro", 1}, {"kitten", "sitting", 3},
      {"ca", "abc", 3},  // what was swapped is not changed again
      {"путин", "путн", 1},  {"путин", "путни", 1},    {"普京", "普", 1}};
  for (const Case& c : cases) {
    INFO(c.a + " " + c.b);
    CHECK(edit_distance(c.a, c.b) == c.edits);
    CHECK(edit_distance(c.b, c.a) == c.edits);
  }
}

TEST_CASE("a longer word can be meant from further away", "[text]") {
  CHECK(most_edits(3) == 0);
  CHECK(most_edits(4) == 1);
  CHECK(most_edits(5) == 1);
  CHECK(most_edits(6) == 2);
  CHECK(count_characters("путин") == 5);
}

}  // namespace
}  // namespace chancery
