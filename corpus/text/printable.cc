#include "corpus/text/printable.h"

#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// Characters that a terminal obeys or that turn the direction of the text around them.
bool is_unsafe(char32_t c) {
  if (c < 0x20) return c != U'\n';
  return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// A harmless character of so many bytes: space, no-break space, en quad.
std::string_view harmless(std::size_t bytes) {
  if (bytes == 1) return " ";
  return bytes == 2 ? "\xC2\xA0" : "\xE2\x80\x80";
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_character(text, [&](char32_t value, std::string_view bytes) {
    if (value == 0xFFFD && bytes.size() == 1) {
      out += '?';  // no UTF-8
    } else if (is_unsafe(value)) {
      out += harmless(bytes.size());
    } else {
      out += bytes;
    }
  });
  return out;
}

}  // namespace chancery
