#pragma once

#include <cstddef>
#include <string_view>

namespace chancery {

/// One character of UTF-8 text.
struct Utf8Character {
  char32_t value;     // U+FFFD for a byte that begins no character
  std::size_t bytes;  // at least 1
};

/// As decode_utf8, where the byte is not of ASCII.
Utf8Character decode_beyond_ascii(std::string_view text, std::size_t at);

/// The character that begins at `at`. REQUIRES: at < text.size().
inline Utf8Character decode_utf8(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  return decode_beyond_ascii(text, at);
}

/// Whether a byte of UTF-8 goes on with a character that has begun.
constexpr bool is_inner_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// Calls visit(char32_t value, std::string_view bytes) for each character of `text`.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = decode_utf8(text, at);
    visit(character.value, text.substr(at, character.bytes));
    at += character.bytes;
  }
}

/// Whether `text` is UTF-8 throughout: no overlong forms, surrogates or numbers beyond U+10FFFF.
bool is_utf8(std::string_view text);

/// The longest beginning of `text` within `limit` bytes that cuts no character in two.
std::string_view utf8_prefix(std::string_view text, std::size_t limit);

}  // namespace chancery
