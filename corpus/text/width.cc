#include "corpus/text/width.h"

#include <utf8proc.h>

#include "corpus/text/utf8.h"

namespace chancery {

namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kAsEmoji = 0xFE0F;  // makes a picture of the sign before it: "❤️"

std::size_t plain_columns(char32_t c) {
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

utf8proc_category_t category(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool opens(char32_t c) {
  return category(c) == UTF8PROC_CATEGORY_PS || category(c) == UTF8PROC_CATEGORY_PI;
}

/// Full stops and commas are among "other punctuation".
bool closes(char32_t c) {
  return category(c) == UTF8PROC_CATEGORY_PE || category(c) == UTF8PROC_CATEGORY_PF ||
         category(c) == UTF8PROC_CATEGORY_PO || c == 0x30FC;  // the long vowel "ー"
}

}  // namespace

std::size_t columns(char32_t character, char32_t before) {
  if (character == kAsEmoji) return plain_columns(before) == 1 ? 1 : 0;
  return plain_columns(character);
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  char32_t before = 0;
  for_each_character(text, [&](char32_t value, std::string_view) {
    sum += columns(value, before);
    before = value;
  });
  return sum;
}

bool may_break(char32_t before, char32_t after) {
  const bool is_wide = plain_columns(before) == 2 || plain_columns(after) == 2;
  if (!is_wide || before == U' ' || before == 0) return false;
  if (plain_columns(after) == 0 || before == kJoiner || is_skin_tone(after)) return false;
  return !opens(before) && !closes(after);
}

}  // namespace chancery
