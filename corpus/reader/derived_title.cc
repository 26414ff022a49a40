#include "corpus/reader/derived_title.h"

#include <algorithm>

#include "corpus/text/sentences.h"
#include "corpus/text/utf8.h"
#include "corpus/text/words.h"

namespace chancery {

namespace {

/// The bytes that the first `characters` of `text` take.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) at += decode_utf8(text, at).bytes;
  return at;
}

std::string_view first_sentence(std::string_view paragraph) {
  const auto found = sentences(paragraph, scan_words(paragraph));
  if (found.empty()) return paragraph;
  return paragraph.substr(found.front().begin, found.front().end - found.front().begin);
}

}  // namespace

bool fits_title(std::string_view line) {
  return bytes_of(line, kMaxTitleCharacters) == line.size();
}

std::string derived_title(std::string_view text) {
  std::string_view paragraph = text.substr(0, text.find('\n'));
  // Only the beginning is looked at: a paragraph may be megabytes long.
  paragraph = utf8_prefix(paragraph, 8 * kMaxTitleCharacters);
  const std::string_view sentence = first_sentence(paragraph);
  if (fits_title(sentence)) return std::string(sentence);
  const std::size_t room = bytes_of(sentence, kMaxTitleCharacters - 1);
  std::size_t end = sentence[room] == ' ' ? room : sentence.substr(0, room).rfind(' ');
  if (end == std::string_view::npos || end == 0) end = room;  // a script without spaces
  return std::string(sentence.substr(0, end)) + "…";
}

}  // namespace chancery
