#include "corpus/text/utf8.h"

#include <utf8proc.h>

namespace chancery {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

}  // namespace

Utf8Character decode_beyond_ascii(std::string_view text, std::size_t at) {
  utf8proc_int32_t value = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto used =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  if (used <= 0 || value < 0) return {kReplacement, 1};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(used)};
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = decode_utf8(text, at);
    if (character.value == kReplacement && character.bytes == 1) return false;
    at += character.bytes;
  }
  return true;
}

std::string_view utf8_prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace chancery
