#include "corpus/text/graphemes.h"

#include <utf8proc.h>

#include "corpus/text/utf8.h"

namespace chancery {

std::size_t grapheme_end(std::string_view text, std::size_t at) {
  Utf8Character last = decode_utf8(text, at);
  utf8proc_int32_t state = 0;
  for (at += last.bytes; at < text.size(); at += last.bytes) {
    const Utf8Character next = decode_utf8(text, at);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last.value),
                                         static_cast<utf8proc_int32_t>(next.value), &state)) {
      return at;
    }
    last = next;
  }
  return text.size();
}

std::string_view grapheme_prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  // One character more tells whether the last cluster ends at the limit.
  const std::string_view seen =
      text.substr(0, limit + decode_utf8(text, utf8_prefix(text, limit).size()).bytes);
  std::size_t end = 0;
  for (std::size_t next = 0; next < seen.size() && next <= limit; next = grapheme_end(seen, next)) {
    end = next;
  }
  return text.substr(0, end);
}

}  // namespace chancery
