#include "corpus/text/fold.h"

#include <array>

#include <utf8proc.h>

#include "corpus/text/utf8.h"

namespace chancery {

namespace {

struct Spelling {
  char32_t letter;  // lower case
  std::string_view ascii;
};

/// Letters that Unicode does not decompose, by the spelling news in English gives them.
constexpr std::array<Spelling, 11> kSpellings{{{0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},
                                               {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},
                                               {0x0127, "h"},  {0x0131, "i"},  {0x0142, "l"},
                                               {0x0153, "oe"}, {0x0259, "a"}}};

bool is_accent(utf8proc_int32_t c) { return c >= 0x0300 && c <= 0x036F; }

bool is_latin_or_greek(utf8proc_int32_t c) {
  return c < 0x0250 || (c >= 0x0370 && c <= 0x03FF) || (c >= 0x1E00 && c <= 0x1FFF);
}

bool is_letter_or_digit(utf8proc_int32_t c) {
  const auto category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         category == UTF8PROC_CATEGORY_ND;
}

void append_encoded(utf8proc_int32_t c, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto used = utf8proc_encode_char(c, bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(used));
}

void append_spelled(utf8proc_int32_t c, std::string& out) {
  const utf8proc_int32_t lower = utf8proc_tolower(c);
  for (const Spelling& spelling : kSpellings) {
    if (static_cast<char32_t>(lower) == spelling.letter) {
      out += spelling.ascii;
      return;
    }
  }
  append_encoded(lower, out);
}

}  // namespace

void append_folded(char32_t character, std::string& out) {
  if (character < 0x80) {
    const char c = static_cast<char>(character);
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return;
  }
  const auto c = static_cast<utf8proc_int32_t>(character);
  if (is_accent(c)) return;
  if (!is_letter_or_digit(c)) return append_encoded(utf8proc_tolower(c), out);
  std::array<utf8proc_int32_t, 32> parts{};  // the longest decomposition in Unicode has 18
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      c, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
  if (count <= 0 || !is_latin_or_greek(parts[0])) return append_spelled(c, out);
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
    if (!is_accent(part)) append_spelled(part, out);
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_character(text, [&](char32_t value, std::string_view) { append_folded(value, out); });
  return out;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_character(text, [&](char32_t value, std::string_view) {
    append_encoded(utf8proc_tolower(static_cast<utf8proc_int32_t>(value)), out);
  });
  return out;
}

}  // namespace chancery
