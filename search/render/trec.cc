#include "search/render/trec.h"

#include "corpus/text/printable.h"
#include "corpus/text/utf8.h"
#include "search/render/score.h"

namespace chancery {

namespace {

/// What one program or another takes for the end of a field.
bool is_blank(char32_t c) {
  return c == U' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string escaped(std::string_view id) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  std::string out;
  for_each_character(id, [&](char32_t value, std::string_view bytes) {
    const bool is_stray = value == 0xFFFD && bytes.size() == 1;
    if (is_printable(value) && !is_blank(value) && value != U'%' && !is_stray) {
      out += bytes;
      return;
    }
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHexDigits[byte >> 4U], kHexDigits[byte & 0xFU]};
    }
  });
  return out;
}

}  // namespace

std::string render_trec(const SearchPage& page, std::string_view query_id) {
  const std::string query = escaped(query_id);
  std::string out;
  for (const Hit& hit : page.hits) {
    out += query + " Q0 " + escaped(hit.id) + " " + std::to_string(hit.rank) + " " +
           score_text(hit.score) + " chancery\n";
  }
  return out;
}

}  // namespace chancery
