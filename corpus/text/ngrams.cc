#include "corpus/text/ngrams.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "corpus/text/fold.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

enum class Script : std::uint8_t { Other, Han, Hiragana, Katakana, Hangul };

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// By the blocks of Unicode 15.
Script script_of(char32_t c) {
  if (c < 0x1100) return Script::Other;
  if (is_between(c, 0x3041, 0x309F)) return Script::Hiragana;
  if (is_between(c, 0x30A0, 0x30FF) || is_between(c, 0x31F0, 0x31FF) ||
      is_between(c, 0xFF66, 0xFF9F)) {
    return Script::Katakana;
  }
  if (is_between(c, 0xAC00, 0xD7A3) || c <= 0x11FF || is_between(c, 0x3131, 0x318E) ||
      is_between(c, 0xFFA0, 0xFFDC)) {
    return Script::Hangul;
  }
  // 々 repeats the character before it, 〇 is a digit.
  if (is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3400, 0x4DBF) ||
      is_between(c, 0xF900, 0xFAFF) || is_between(c, 0x3005, 0x3007) ||
      is_between(c, 0x20000, 0x3FFFF)) {
    return Script::Han;
  }
  return Script::Other;
}

bool is_ngram(char32_t c) { return script_of(c) != Script::Other; }

bool is_ideograph(char32_t c) {
  const Script script = script_of(c);
  return script != Script::Other && script != Script::Hangul;
}

/// Characters from U+1000 on, which these scripts are among.
bool has_high_characters(std::string_view folded) {
  return std::any_of(folded.begin(), folded.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE1;
  });
}

void append_copy(const Word& word, std::string_view folded, Words& result) {
  result.words.push_back(word);
  result.words.back().folded_begin = static_cast<std::uint32_t>(result.folded.size());
  result.folded += folded;
}

/// Appends `word` in pieces that are one character for which `stands_alone` each, or what stands
/// between them.
template <typename StandsAlone>
void append_split(const Word& word, std::string_view text, StandsAlone stands_alone, Words& result) {
  bool is_open = false;  // the last piece goes on
  Gap gap = word.gap;
  std::size_t at = word.begin;
  while (at < word.end) {
    const Utf8Character c = decode_utf8(text, at);
    const bool alone = stands_alone(c.value);
    if (alone || !is_open) {
      result.words.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at),
                              static_cast<std::uint32_t>(result.folded.size()), 0, gap,
                              alone ? Case::None : word.letters});
      gap = Gap::Space;
    }
    is_open = !alone;
    at += c.bytes;
    Word& piece = result.words.back();
    append_folded(c.value, result.folded);
    piece.end = static_cast<std::uint32_t>(at);
    piece.folded_bytes = static_cast<std::uint32_t>(result.folded.size()) - piece.folded_begin;
  }
}

template <typename StandsAlone>
Words split(const Words& words, std::string_view text, StandsAlone stands_alone) {
  if (!has_high_characters(words.folded)) return words;
  Words result;
  for (const Word& word : words.words) {
    const std::string_view folded = words.folded_form(word);
    if (has_high_characters(folded)) {
      append_split(word, text, stands_alone, result);
    } else {
      append_copy(word, folded, result);
    }
  }
  return result;
}

/// Characters of one script that stand side by side, or a word in another.
struct Run {
  Script script;
  std::vector<std::string> characters;
};

std::vector<Run> runs_of(std::string_view folded) {
  std::vector<Run> runs;
  for_each_character(folded, [&](char32_t value, std::string_view bytes) {
    const Script script = script_of(value);
    if (runs.empty() || runs.back().script != script) runs.push_back({script, {}});
    std::vector<std::string>& characters = runs.back().characters;
    if (script == Script::Other && !characters.empty()) {
      characters.back() += bytes;
    } else {
      characters.emplace_back(bytes);
    }
  });
  return runs;
}

/// Whether the whole run is one word.
bool is_word(const Run& run) {
  constexpr std::size_t kLongestWord = 4;  // most words of Chinese have two, its proverbs four
  return run.script == Script::Katakana || run.characters.size() <= kLongestWord;
}

bool is_lone_character(const std::vector<std::string>& part) {
  return part.size() == 1 && is_ngram_character(part.front());
}

/// The value of the only character; 0 if there are more, or none.
char32_t only_character(std::string_view text) {
  if (text.empty()) return 0;
  const Utf8Character c = decode_utf8(text, 0);
  return c.bytes == text.size() ? c.value : 0;
}

}  // namespace

bool has_ngrams(std::string_view folded) {
  if (!has_high_characters(folded)) return false;
  bool has = false;
  for_each_character(folded, [&](char32_t value, std::string_view) { has = has || is_ngram(value); });
  return has;
}

bool is_ngram_character(std::string_view folded) { return is_ngram(only_character(folded)); }

bool is_ngram_pair(std::string_view folded) {
  if (!has_high_characters(folded)) return false;
  const std::size_t first = decode_utf8(folded, 0).bytes;
  return is_ngram_character(folded.substr(0, first)) && is_ngram_character(folded.substr(first));
}

Words split_ngrams(const Words& words, std::string_view text) {
  return split(words, text, is_ngram);
}

Words split_ideographs(const Words& words, std::string_view text) {
  return split(words, text, is_ideograph);
}

std::vector<std::string> ngram_words(std::string_view folded) {
  std::vector<std::string> words;
  for (Run& run : runs_of(folded)) {
    std::move(run.characters.begin(), run.characters.end(), std::back_inserter(words));
  }
  return words;
}

std::vector<std::vector<std::string>> ngram_parts(std::string_view folded) {
  std::vector<std::vector<std::string>> parts;
  for (Run& run : runs_of(folded)) {
    if (is_word(run)) {
      parts.push_back(std::move(run.characters));
      continue;
    }
    for (std::size_t i = 1; i < run.characters.size(); ++i) {
      parts.push_back({run.characters[i - 1], run.characters[i]});
    }
  }
  const bool has_better = !std::all_of(parts.begin(), parts.end(), is_lone_character);
  if (has_better) std::erase_if(parts, is_lone_character);
  return parts;
}

}  // namespace chancery
