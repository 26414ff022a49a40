#include "corpus/text/printable.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// A harmless character of so many bytes: space, no-break space, en quad.
std::string_view harmless(std::size_t bytes) {
  if (bytes == 1) return " ";
  return bytes == 2 ? "\xC2\xA0" : "\xE2\x80\x80";
}

}  // namespace

// What a terminal obeys, or what turns the direction of the text around it, is not.
bool is_printable(char32_t c) {
  return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !(c >= 0x202A && c <= 0x202E) &&
         !(c >= 0x2066 && c <= 0x2069);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_character(text, [&](char32_t value, std::string_view bytes) {
    if (value == 0xFFFD && bytes.size() == 1) {
      out += '?';  // no UTF-8
    } else if (value != U'\n' && !is_printable(value)) {
      out += harmless(bytes.size());
    } else {
      out += bytes;
    }
  });
  return out;
}

std::string printable_line(std::string_view text) {
  std::string line = printable(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::string printable_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for_each_character(json, [&](char32_t value, std::string_view bytes) {
    if (value == U'\n' || (is_printable(value) && value != 0x2028 && value != 0x2029)) {
      out += bytes;
      return;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(value));
    out += escape.data();
  });
  return out;
}

}  // namespace chancery
