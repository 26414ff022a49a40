#include "search/shingles.h"

#include <string>

#include "corpus/schema/positions.h"
#include "corpus/text/words.h"
#include "tests/support/catch.h"
#include "tests/support/story.h"

namespace chancery {
namespace {

using test::kStory;

Shingles shingles_of(const std::string& text) {
  schema::Positions positions;
  positions.read(schema::encode_positions({}, scan_words(text), true));
  return shingles(positions.text());
}

TEST_CASE("a text is wholly like itself", "[copies]") {
  CHECK(likeness(shingles_of(kStory), shingles_of(kStory)) == 1);
}

TEST_CASE("another byline and dateline leave a copy a copy", "[copies]") {
  CHECK(likeness(shingles_of(kStory), shingles_of("By our correspondent\nTEHRAN, Sept 2 (Agency) - " + kStory)) >
        kCopyLikeness);
  CHECK(likeness(shingles_of(kStory), shingles_of(kStory + " A spokesman in Islamabad had no comment.")) >
        kCopyLikeness);
}

TEST_CASE("case, accents and marks do not count", "[copies]") {
  std::string loud = kStory;
  for (char& c : loud) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  CHECK(likeness(shingles_of(kStory), shingles_of(loud)) == 1);
}

TEST_CASE("another story on the same is no copy", "[copies]") {
  const std::string other =
      "Iran and Pakistan will open two more crossings on their border, their foreign ministers said "
      "after talks in Tehran. The price of gas is still open, and a commission is to be formed. The "
      "presidents of the two countries may meet, but when they will was not said on Tuesday.";
  CHECK(likeness(shingles_of(kStory), shingles_of(other)) < kCopyLikeness / 2);
}

TEST_CASE("a short text has no copies", "[copies]") {
  CHECK(shingles_of("Qtly dividend three cts a share.").empty());
  CHECK(likeness({}, {}) == 0);
  CHECK(likeness(shingles_of(kStory), {}) == 0);
}

TEST_CASE("likeness is the part of all runs of three words that both texts have", "[copies]") {
  std::string words, more;
  for (int i = 0; i < 40; ++i) words += "word" + std::to_string(i) + " ";
  for (int i = 20; i < 60; ++i) more += "word" + std::to_string(i) + " ";
  CHECK(shingles_of(words).size() == 38);
  CHECK(likeness(shingles_of(words), shingles_of(more)) == 18.0 / 58.0);
}

TEST_CASE("a text of characters has to be longer", "[copies]") {
  const std::vector<std::uint32_t> characters(49, 7);
  CHECK_FALSE(shingles(characters).empty());
  CHECK(shingles(characters, kLeastComparedCharacters).empty());
}

TEST_CASE("of a long text its beginning is compared", "[copies]") {
  std::string text;
  for (std::size_t i = 0; i < kMostComparedWords; ++i) text += "word" + std::to_string(i) + " ";
  CHECK(likeness(shingles_of(text), shingles_of(text + "and what follows")) == 1);
}

}  // namespace
}  // namespace chancery
