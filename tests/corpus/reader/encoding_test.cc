#include "corpus/reader/encoding.h"

#include <string>
#include <string_view>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;
using test::read_content;

TEST_CASE("text in UTF-16 is read, with a mark or without", "[encoding]") {
  const auto little = "\xFF\xFEP\0u\0t\0i\0n\0 \0m\0e\0t\0 \0X\0i\0.\0"sv;
  const auto big = "\xFE\xFF\0P\0u\0t\0i\0n\0 \0m\0e\0t\0 \0X\0i\0."sv;
  CHECK(read_content(little).reports.at(0).title == "Putin met Xi.");
  CHECK(read_content(big).reports.at(0).title == "Putin met Xi.");
  CHECK(read_content(little.substr(2)).reports.at(0).title == "Putin met Xi.");
  const auto json = "\xFF\xFE{\0\"\0t\0i\0t\0l\0e\0\"\0:\0\"\0\x1F\x04\"\0}\0"sv;
  CHECK(read_content(json).reports.at(0).title == "П");
}

TEST_CASE("old encodings are told by what is written in them", "[encoding]") {
  const std::string russian =
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xD0\xEE\xF1\xF1\xE8\xE8 \xE2\xF1\xF2\xF0\xE5\xF2\xE8"
      "\xEB\xF1\xFF \xF1 \xEF\xF0\xE5\xEC\xFC\xE5\xF0\xEE\xEC \xCF\xE0\xEA\xE8\xF1\xF2\xE0\xED\xE0"
      " \xE2 \xCC\xEE\xF1\xEA\xE2\xE5.";
  CHECK(detect_encoding(russian) == "WINDOWS-1251");
  CHECK(read_content(russian).reports.at(0).title ==
        "Президент России встретился с премьером Пакистана в Москве.");
}

TEST_CASE("a stray byte does not make an English text another's", "[encoding]") {
  CHECK(detect_encoding("Putin met Sharif \x93in Moscow\x94, the Kremlin said on Tuesday.").empty());
  CHECK(detect_encoding("Путин \xFF встретился с Шарифом").empty());
  CHECK(detect_encoding("plain").empty());
  CHECK(detect_encoding("").empty());
}

TEST_CASE("what belongs to no character of an encoding is replaced", "[encoding]") {
  CHECK(decoded_text("a\xFF", "GB18030") == "a\uFFFD");
  CHECK(decoded_text("\xD6\xD0\xB9\xFA", "GB18030") == "中国");
  CHECK_FALSE(is_known_encoding("no-such-encoding"));
}

TEST_CASE("a few NUL bytes are cleaned out of a text", "[encoding]") {
  const std::string text = "Putin met Sharif in Moscow on Tuesday, the Kremlin said. It was their first "
                           "meeting this year, and a long one, too." +
                           std::string(1, '\0') + " More.";
  CHECK(read_content(text).reports.size() == 1);
}

}  // namespace
}  // namespace chancery
