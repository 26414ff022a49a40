#include "corpus/text/width.h"

#include "tests/support/catch.h"

namespace chancery {
namespace {

TEST_CASE("text is as wide as a terminal shows it", "[width]") {
  CHECK(columns("") == 0);
  CHECK(columns("Côte d’Ivoire") == 13);
  CHECK(columns("co\u0302te") == 4);     // an accent of its own
  CHECK(columns("中国外交部") == 10);    // Chinese
  CHECK(columns("。「ー」") == 8);       // its punctuation
  CHECK(columns("ｶﾀｶﾅ") == 4);           // half width
  CHECK(columns("ＵＮ") == 4);           // full width
  CHECK(columns("한국") == 4);           // Korean
  CHECK(columns("محمد") == 4);           // Arabic
  CHECK(columns("مُحَمَّد") == 4);           // with its vowels
  CHECK(columns("हिन्दी") == 3);          // Hindi: three letters and their signs
  CHECK(columns("a\u200Bb\u200D") == 2);  // zero width
  CHECK(columns("😀") == 2);
  CHECK(columns("❤\uFE0F") == 2);  // a sign shown as an emoji
  CHECK(columns("😀\uFE0F") == 2);
  CHECK(columns("🇵🇰") == 2);  // a flag of two letters
  CHECK(columns("\xFFx") == 2);
}

TEST_CASE("a line may end between letters of scripts without spaces", "[width]") {
  CHECK(may_break(U'中', U'国'));
  CHECK(may_break(U'a', U'国'));
  CHECK(may_break(U'中', U'a'));
  CHECK_FALSE(may_break(U'a', U'b'));
  CHECK_FALSE(may_break(U'م', U'ح'));
  CHECK_FALSE(may_break(U'国', U'。'));
  CHECK_FALSE(may_break(U'国', U'」'));
  CHECK_FALSE(may_break(U'「', U'国'));
  CHECK_FALSE(may_break(U'か', 0x3099));        // a voice mark on its letter
  CHECK_FALSE(may_break(0x200D, 0x1F467));      // within a family
  CHECK_FALSE(may_break(0x1F44B, 0x1F3FD));     // a hand and its colour
  CHECK_FALSE(may_break(0, U'国'));
}

}  // namespace
}  // namespace chancery
