#include "corpus/text/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "corpus/text/utf8.h"

namespace chancery {

namespace {

std::u32string characters(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for_each_character(text, [&](char32_t c, std::string_view) { result += c; });
  return result;
}

}  // namespace

std::size_t edit_distance(std::string_view first, std::string_view second) {
  const std::u32string a = characters(first), b = characters(second);
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  }));
}

}  // namespace chancery
