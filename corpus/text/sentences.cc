#include "corpus/text/sentences.h"

#include <algorithm>
#include <array>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// A full stop that needs no blank behind it: of Chinese and Japanese, Armenian, Hindi, Amharic,
/// Burmese, Khmer.
bool is_full_stop(char32_t c) {
  static constexpr std::array<char32_t, 10> kStops{0x0589, 0x0964, 0x0965, 0x104B, 0x1362,
                                                   0x17D4, 0x3002, 0xFF01, 0xFF1F, 0xFF61};
  return std::find(kStops.begin(), kStops.end(), c) != kStops.end();
}

/// What may stand between the end of a sentence and the blank behind it, or the next sentence.
bool is_closing(char32_t c) {
  static constexpr std::array<char32_t, 14> kMarks{
      U'"',   U'\'',  U')',   U']',   0x00BB, 0x2019, 0x201D,
      0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF09, 0xFF63};
  return std::find(kMarks.begin(), kMarks.end(), c) != kMarks.end();
}

/// Words that begin a sentence far more often than a name: of "the U.S. The" the "The".
bool begins_sentences(const Word& word, std::string_view folded) {
  static constexpr std::array<std::string_view, 30> kWords{
      "after", "although", "an",   "and",   "at",    "because", "but",   "by",  "for", "he",
      "if",    "in",       "it",   "its",   "on",    "she",     "since", "so",  "that", "the",
      "their", "there",    "these", "they", "this",  "those",   "we",    "when", "while", "with"};
  return word.letters == Case::Capital &&
         std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

/// Where a full stop that needs no blank ends the sentence, with what closes behind it; npos if
/// there is none in [begin, end).
std::size_t end_without_blank(std::string_view text, std::size_t begin, std::size_t end) {
  bool stopped = false;
  for (std::size_t at = begin; at < end;) {
    const Utf8Character c = decode_utf8(text, at);
    if (stopped && !is_full_stop(c.value) && !is_closing(c.value)) return at;
    stopped = stopped || is_full_stop(c.value);
    at += c.bytes;
  }
  return stopped ? end : std::string_view::npos;
}

/// Whether an acronym with its own full stop ("U.S.") ends a sentence before `next`.
bool acronym_ends(std::string_view text, const Words& words, const Word& last, const Word& next) {
  if (text[last.end - 1] != '.' || !begins_sentences(next, words.folded_form(next))) return false;
  for (std::size_t at = last.end; at < next.begin;) {
    const Utf8Character c = decode_utf8(text, at);
    if (!is_closing(c.value) && !is_ascii_blank(text[at])) return false;
    at += c.bytes;
  }
  return true;
}

bool is_end(std::string_view text, const Words& words, const Word& last, const Word& next) {
  switch (next.gap) {
    case Gap::Sentence:
      return true;
    case Gap::Mark:
      return end_without_blank(text, last.end, next.begin) != std::string_view::npos ||
             acronym_ends(text, words, last, next);
    case Gap::Stop:
      return acronym_ends(text, words, last, next);
    default:
      return false;
  }
}

/// Where, in the gap [begin, end) between two sentences, the first one ends: at a newline, behind a
/// full stop that needs no blank, else at the white space behind its last mark.
std::size_t end_of_sentence(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t newline = text.substr(begin, end - begin).find('\n');
  if (newline != std::string_view::npos) return begin + newline;
  const std::size_t stop = end_without_blank(text, begin, end);
  if (stop != std::string_view::npos) return stop;
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
    if (!is_last && !is_end(text, words, words.words[i - 1], words.words[i])) continue;
    const std::size_t next = is_last ? text.size() : words.words[i].begin;
    const std::size_t end = is_last ? next : end_of_sentence(text, words.words[i - 1].end, next);
    result.push_back({begin, trim_blanks(text, begin, end), first_word, i});
    begin = skip_blanks(text, end, next);
    first_word = i;
  }
  return result;
}

}  // namespace chancery
