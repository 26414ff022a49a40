#include "corpus/text/copy_sketch.h"

#include <string>

#include "tests/support/catch.h"

namespace chancery {
namespace {

const std::string kStory =
    "The foreign ministers of Pakistan and Iran met in Tehran on Tuesday and agreed to open two more "
    "border crossings before the end of the year. Officials of both sides said that trade through "
    "Taftan had doubled since the spring, and that a commission would look into the price of gas. "
    "No date was given for a meeting of the presidents.";

std::string sketch(const std::string& text) { return copy_sketch(scan_words(text)); }

TEST_CASE("a text is wholly like itself", "[copies]") {
  CHECK(sketch(kStory).size() == kSketchBytes);
  CHECK(likeness(sketch(kStory), sketch(kStory)) == 1);
}

TEST_CASE("another byline and dateline leave a copy a copy", "[copies]") {
  CHECK(likeness(sketch(kStory), sketch("By our correspondent\nTEHRAN, Sept 2 (Agency) - " + kStory)) >
        kCopyLikeness);
  CHECK(likeness(sketch(kStory), sketch(kStory + " A spokesman in Islamabad had no comment.")) >
        kCopyLikeness);
}

TEST_CASE("case, accents and marks do not count", "[copies]") {
  std::string loud = kStory;
  for (char& c : loud) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  CHECK(likeness(sketch(kStory), sketch(loud)) == 1);
}

TEST_CASE("another story on the same is no copy", "[copies]") {
  const std::string other =
      "Iran and Pakistan will open two more crossings on their border, their foreign ministers said "
      "after talks in Tehran. The price of gas is still open, and a commission is to be formed. The "
      "presidents of the two countries may meet, but when they will was not said on Tuesday.";
  CHECK(likeness(sketch(kStory), sketch(other)) < kCopyLikeness / 2);
}

TEST_CASE("a short text has no copies", "[copies]") {
  CHECK(sketch("Qtly dividend three cts a share.").empty());
  CHECK(likeness("", "") == 0);
  CHECK(likeness(sketch(kStory), "") == 0);
}

}  // namespace
}  // namespace chancery
