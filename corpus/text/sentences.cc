#include "corpus/text/sentences.h"

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

/// Where, in the gap [begin, end) between two sentences, the first one ends: at a newline, else at
/// the white space behind its last mark.
std::size_t end_of_sentence(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t newline = text.substr(begin, end - begin).find('\n');
  if (newline != std::string_view::npos) return begin + newline;
  bool marked = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (is_ascii_blank(text[i]) && marked) return i;
    marked = marked || !is_ascii_blank(text[i]);
  }
  return end;
}

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_ascii_blank(text[at])) ++at;
  return at;
}

std::size_t trim_blanks(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && is_ascii_blank(text[end - 1])) --end;
  return end;
}

}  // namespace

std::vector<SentenceRange> sentences(std::string_view text, const Words& words) {
  std::vector<SentenceRange> result;
  const std::size_t count = words.words.size();
  std::size_t begin = skip_blanks(text, 0, text.size());
  std::size_t first_word = 0;
  for (std::size_t i = 1; i <= count; ++i) {
    const bool is_last = i == count;
    if (!is_last && words.words[i].gap != Gap::Sentence) continue;
    const std::size_t next = is_last ? text.size() : words.words[i].begin;
    const std::size_t end = is_last ? next : end_of_sentence(text, words.words[i - 1].end, next);
    result.push_back({begin, trim_blanks(text, begin, end), first_word, i});
    begin = skip_blanks(text, end, next);
    first_word = i;
  }
  return result;
}

}  // namespace chancery
