#include "corpus/text/ngrams.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include <utf8proc.h>

#include "corpus/text/fold.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

enum class Script : std::uint8_t { Other, Han, Hiragana, Katakana, Hangul };

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// By the blocks of Unicode.
Script script_of(char32_t c) {
  if (c < 0x1100) return Script::Other;
  if (is_between(c, 0x3041, 0x309F)) return Script::Hiragana;
  if (is_between(c, 0x30A0, 0x30FF) || is_between(c, 0x31F0, 0x31FF) ||
      is_between(c, 0xFF66, 0xFF9F)) {
    return Script::Katakana;
  }
  if (is_between(c, 0xAC00, 0xD7FB) || c <= 0x11FF || is_between(c, 0x3131, 0x318E) ||
      is_between(c, 0xA960, 0xA97C) || is_between(c, 0xFFA0, 0xFFDC)) {
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

/// An accent or a choice among the forms of a character: part of the character before it.
bool is_mark(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/// What joins two words into one (corpus/text/words.cc) is no word between characters: the dot in the
/// names of foreigners, an apostrophe, a blank of no width.
bool is_joint(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category > UTF8PROC_CATEGORY_NO && category != UTF8PROC_CATEGORY_PC;
}

/// Splits a word into pieces that are one character for which `stands_alone` each, or what stands
/// between them.
template <typename StandsAlone>
class Splitter {
 public:
  Splitter(const Word& word, std::string_view text, StandsAlone stands_alone, Words& result)
      : word_(word), text_(text), stands_alone_(stands_alone), result_(result) {}

  void run() {
    std::size_t bytes = 0;
    for (std::size_t at = word_.begin; at < word_.end; at += bytes) {
      const Utf8Character c = decode_utf8(text_, at);
      bytes = c.bytes;
      add(c.value, at, at + bytes);
    }
  }

 private:
  void add(char32_t value, std::size_t begin, std::size_t end) {
    const bool alone = stands_alone_(value);
    if (alone || !is_open_) {
      if (!alone && is_mark(value)) return extend(end);
      if (!alone && is_joint(value)) return;
      open(begin, alone);
    } else if (is_joint(value) && !is_within(end)) {
      is_open_ = false;
      return;
    }
    append_folded(is_typographic(value) ? U'\'' : value, result_.folded);
    extend(end);
    is_open_ = !alone;
  }

  static bool is_typographic(char32_t c) { return c == 0x2019 || c == 0x201B; }

  /// Whether what comes next goes on with a piece of several characters.
  bool is_within(std::size_t next) const {
    return next < word_.end && !stands_alone_(decode_utf8(text_, next).value);
  }

  void open(std::size_t begin, bool alone) {
    result_.words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin),
                             static_cast<std::uint32_t>(result_.folded.size()), 0, gap_,
                             alone ? Case::None : word_.letters});
    gap_ = Gap::Space;
    has_piece_ = true;
  }

  void extend(std::size_t end) {
    if (!has_piece_) return;
    Word& piece = result_.words.back();
    piece.end = static_cast<std::uint32_t>(end);
    piece.folded_bytes = static_cast<std::uint32_t>(result_.folded.size()) - piece.folded_begin;
  }

  const Word& word_;
  std::string_view text_;
  StandsAlone stands_alone_;
  Words& result_;
  bool is_open_ = false;    // the last piece goes on
  bool has_piece_ = false;  // there is one
  Gap gap_ = word_.gap;
};

template <typename StandsAlone>
Words split(Words words, std::string_view text, StandsAlone stands_alone) {
  if (!has_high_characters(words.folded)) return words;
  Words result;
  for (const Word& word : words.words) {
    const std::string_view folded = words.folded_form(word);
    if (has_high_characters(folded)) {
      Splitter(word, text, stands_alone, result).run();
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
  std::size_t end;  // within the folded form
};

std::vector<Run> runs_of(std::string_view folded) {
  Words word;
  word.folded = folded;
  word.words.push_back({0, static_cast<std::uint32_t>(folded.size()), 0,
                        static_cast<std::uint32_t>(folded.size()), Gap::Sentence, Case::None});
  const Words split_word = split(std::move(word), folded, is_ngram);
  std::vector<Run> runs;
  for (const Word& piece : split_word.words) {
    const std::string_view form = split_word.folded_form(piece);
    const Script script = script_of(decode_utf8(form, 0).value);
    const bool touches = piece.begin > 0 && !runs.empty() && runs.back().script == script &&
                         script != Script::Other && runs.back().end == piece.begin;
    if (!touches) runs.push_back({script, {}, 0});
    runs.back().characters.emplace_back(form);
    runs.back().end = piece.end;
  }
  return runs;
}

bool is_lone(const Run& run) { return run.script != Script::Other && run.characters.size() == 1; }

/// Of Japanese: what stands between two words says how they belong together.
bool is_particle(const std::vector<Run>& runs, std::size_t at) {
  return runs[at].script == Script::Hiragana && is_lone(runs[at]) && at > 0 && at + 1 < runs.size();
}

/// A character alone says little and finds much: it belongs to the number or the word before it
/// ("5月", "A股"), else to what is behind it ("食べる"), else to what is before.
std::vector<Run> joined(const std::vector<Run>& runs) {
  std::vector<Run> result;
  std::vector<std::string> waiting;  // for the run behind
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (waiting.empty() && is_particle(runs, i)) continue;
    const bool joins_before =
        is_lone(runs[i]) && waiting.empty() && !result.empty() &&
        (result.back().script == Script::Other || i + 1 == runs.size());
    if (joins_before) {
      result.back().characters.push_back(runs[i].characters.front());
    } else if (is_lone(runs[i]) && i + 1 < runs.size()) {
      waiting.push_back(runs[i].characters.front());
    } else {
      result.push_back(runs[i]);
      result.back().characters.insert(result.back().characters.begin(), waiting.begin(),
                                      waiting.end());
      waiting.clear();
    }
  }
  return result;
}

/// Whether the whole run is one word.
bool is_word(const Run& run) {
  constexpr std::size_t kLongestWord = 4;  // most words of Chinese have two, its proverbs four
  return run.script == Script::Katakana || run.script == Script::Other ||
         run.characters.size() <= kLongestWord;
}

/// The value of the only character; 0 if there are more, or none.
char32_t only_character(std::string_view text) {
  if (text.empty()) return 0;
  const Utf8Character c = decode_utf8(text, 0);
  return c.bytes == text.size() ? c.value : 0;
}

}  // namespace

bool is_ideograph(char32_t character) {
  const Script script = script_of(character);
  return script != Script::Other && script != Script::Hangul;
}

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

Words split_ngrams(Words words, std::string_view text) {
  return split(std::move(words), text, is_ngram);
}

Words split_ideographs(Words words, std::string_view text) {
  return split(std::move(words), text, is_ideograph);
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
  for (Run& run : joined(runs_of(folded))) {
    if (is_word(run)) {
      parts.push_back(std::move(run.characters));
      continue;
    }
    for (std::size_t i = 1; i < run.characters.size(); ++i) {
      parts.push_back({run.characters[i - 1], run.characters[i]});
    }
  }
  return parts;
}

}  // namespace chancery
