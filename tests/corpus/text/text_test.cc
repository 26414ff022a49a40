#include <string>

#include "corpus/text/clean.h"
#include "corpus/text/fold.h"
#include "corpus/text/graphemes.h"
#include "corpus/text/printable.h"
#include "corpus/text/repairs.h"
#include "corpus/text/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/growth.h"

namespace chancery {
namespace {

TEST_CASE("clean text has Unix newlines and no characters that do harm", "[clean]") {
  CHECK(clean_text("a\r\nb\rc\n") == "a\nb\nc\n");
  CHECK(clean_text("\xEF\xBB\xBFtext") == "text");
  CHECK(clean_text(std::string("a\0b\x1B[31mc\x7F", 10)) == "ab[31mc");
  CHECK(clean_text("nego\u00ADtiate \u202Eright\u202C") == "negotiate right");
  CHECK(clean_text("Co\u0302te") == "Côte");
}

TEST_CASE("bytes that are no UTF-8 are read as Windows-1252", "[clean]") {
  CHECK(clean_text("C\xF4te d\x92Ivoire \x80\x35") == "Côte d’Ivoire €5");
  CHECK(clean_text("undefined \x81\x9D here") == "undefined  here");
}

TEST_CASE("a stray byte is read as Windows-1252, and the UTF-8 around it stays", "[clean]") {
  CHECK(clean_text("Élysée \x93oui\x94, 北京") == "Élysée “oui”, 北京");
  CHECK(clean_text("Erdoğan\xE9") == "Erdoğané");
  CHECK(clean_text("北\xE4\xBA") == "北äº");  // cut off within a character
}

TEST_CASE("what is repaired is counted, by whoever asks", "[clean]") {
  const RepairCount all;
  {
    const RepairCount count;
    CHECK(clean_text("Quai d\x92Orsay, caf\xE9 \x93ouvert\x94") == "Quai d’Orsay, café “ouvert”");
    CHECK(count.repairs().stray_bytes == 4);
    CHECK(count.repairs().controls == 0);
  }
  const RepairCount count;
  CHECK(clean_text(std::string("a\0b\x1B" "c\r\nd\xC2\xAD" "e", 11)) == "abc\nde");
  CHECK(count.repairs().controls == 2);  // a soft hyphen is no damage, nor a newline of another system
  CHECK(count.repairs().stray_bytes == 0);
  clean_text("as it should be: “café”\n");
  CHECK(count.repairs().controls == 2);
  CHECK(all.repairs().stray_bytes == 4);
  CHECK(all.repairs().controls == 2);
}

TEST_CASE("a clean line has single spaces and none at its ends", "[clean]") {
  CHECK(clean_line("  INF \r\n  TREATY\t SIGNED ") == "INF TREATY SIGNED");
}

TEST_CASE("lines wrapped at a column are joined, paragraphs and headings are not", "[clean]") {
  CHECK(join_wrapped_lines("The two leaders met in Reykjavik to talk about arms\n"
                           "control. They parted.\n\nNothing was signed.\n") ==
        "The two leaders met in Reykjavik to talk about arms control. They parted.\n"
        "Nothing was signed.");
  CHECK(join_wrapped_lines("Arms control\nThe talks went on.") ==
        "Arms control\nThe talks went on.");
  CHECK(join_wrapped_lines("A short line\nthat goes on.") == "A short line that goes on.");
}

TEST_CASE("a terminal is never given a control byte, and byte ranges stay true", "[printable]") {
  const std::string evil = "a\x1B]0;x\x07 \u009B31m \u202Eb\xFFz\nnew line";
  const std::string safe = printable(evil);
  CHECK(safe.size() == evil.size());
  CHECK(safe.find('\x1B') == std::string::npos);
  CHECK(safe.find('\x07') == std::string::npos);
  CHECK(safe.find("\u009B") == std::string::npos);
  CHECK(safe.find("\u202E") == std::string::npos);
  CHECK(safe.find('\n') == evil.find('\n'));
  CHECK(is_utf8(safe));
  CHECK(printable("Élysée, 北京") == "Élysée, 北京");
}

TEST_CASE("what stands on a line of its own has no newline", "[printable]") {
  CHECK(printable_line("a\nb\x1B[31m\r\n") == "a b [31m  ");
  CHECK(is_printable(U'é'));
  CHECK_FALSE(is_printable(U'\n'));
  CHECK_FALSE(is_printable(0x9B));
  CHECK_FALSE(is_printable(0x202E));
}

TEST_CASE("UTF-8 is told from what only looks like it", "[utf8]") {
  CHECK(is_utf8("Élysée 北京 🕊"));
  CHECK_FALSE(is_utf8("C\xF4te"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));      // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));  // a surrogate
  CHECK_FALSE(is_utf8("\xE2\x80"));      // cut off
  CHECK(is_utf8("\xEF\xBF\xBD"));        // U+FFFD itself
}

TEST_CASE("a prefix never cuts a character", "[utf8]") {
  CHECK(utf8_prefix("Élysée", 1) == "");
  CHECK(utf8_prefix("Élysée", 2) == "É");
  CHECK(utf8_prefix("Élysée", 100) == "Élysée");
}

TEST_CASE("folding compares as readers do", "[fold]") {
  CHECK(fold("Zürich ŁÓDŹ Ərdoğan Æ") == "zurich lodz ardogan ae");
  CHECK(fold("ΑΘΉΝΑ МОСКВА") == "αθηνα москва");
}

TEST_CASE("what a reader takes for one character is never cut", "[graphemes]") {
  const std::string accents = "e\u0301\u0323x";      // e with two accents
  const std::string family = "👨‍👩‍👧!";  // joined by invisible characters
  const std::string flags = "🇵🇰🇨🇳";
  const std::string thumb = "👍🏽.";
  CHECK(grapheme_end(accents, 0) == accents.size() - 1);
  CHECK(grapheme_end(family, 0) == family.size() - 1);
  CHECK(grapheme_end(flags, 0) == 8);
  CHECK(grapheme_end(flags, 8) == 16);
  CHECK(grapheme_end(thumb, 0) == thumb.size() - 1);
  CHECK(grapheme_end("\xFF\xFE", 0) == 1);

  CHECK(grapheme_prefix(accents, 4).empty());
  CHECK(grapheme_prefix(accents, 5) == "e\u0301\u0323");
  CHECK(grapheme_prefix("a" + accents, 5) == "a");
  CHECK(grapheme_prefix(flags, 15) == "🇵🇰");
  CHECK(grapheme_prefix("abc", 2) == "ab");
  CHECK(grapheme_prefix("abc", 3) == "abc");
  CHECK(grapheme_prefix("abc", 0).empty());
  CHECK(grapheme_prefix("", 9).empty());
}

TEST_CASE("accents without end take time in their number, and thirty stay", "[clean]") {
  const auto text = [](std::size_t count) {
    std::string result = "e";
    for (std::size_t i = 0; i < count; ++i) result += "\u0301";
    for (std::size_t i = 0; i < count; ++i) result += "\u0323";
    return result;
  };
  CHECK(test::growth(5'000, [&](std::size_t count) { clean_text(text(count)); }) < test::kLinear);
  CHECK(clean_text(text(1)) == "ẹ\u0301");
  CHECK(clean_text(text(1000)).size() < 100);
}

TEST_CASE("lines of Chinese and Japanese are joined without a blank", "[clean]") {
  const std::string line = "中国和俄罗斯讨论了能源战略与天然气管道的合作和其他问题";
  CHECK(join_wrapped_lines(line + "\n继续") == line + "继续");
  CHECK(join_wrapped_lines(line + "。\n继续") == line + "。\n继续");
  CHECK(join_wrapped_lines(line + "\n2024") == line + " 2024");
}

}  // namespace
}  // namespace chancery
