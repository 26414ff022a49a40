#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
  Space,     // white space only
  Hyphen,    // one hyphen or dash without white space: "Kim Jong-un"
  Stop,      // a full stop that ends an initial or an abbreviation: "V. Putin", "Mr. Xi"
  Mark,      // other punctuation within a sentence
  Sentence,  // the end of a sentence, or of a paragraph; also before the first word
};

/// How a word is written; digits and signs do not count.
enum class Case : std::uint8_t {
  None,     // no letter that has case
  Lower,    // "energy"
  Capital,  // "Putin"; a lone capital letter too
  Upper,    // "NATO"; two letters or more
  Mixed,    // "iPhone", "eToro": begins in lower case
};

/// A word of a text, by the rules of Xapian::TermGenerator, less a possessive ending ("Putin's").
struct Word {
  std::uint32_t begin;  // bytes [begin, end) of the text, possessive ending left out
  std::uint32_t end;
  std::uint32_t folded_begin;  // within Words::folded
  std::uint32_t folded_bytes;
  Gap gap;
  Case letters;

  /// Whether it is written with a capital, in a script that has them.
  bool has_capital() const { return letters == Case::Capital || letters == Case::Upper; }
};

/// The words of a text in their order.
struct Words {
  std::vector<Word> words;
  std::string folded;  // the folded forms, one after another

  std::string_view folded_form(const Word& word) const {
    return std::string_view(folded).substr(word.folded_begin, word.folded_bytes);
  }
};

/// Splits `text` (clean UTF-8, under 4 GB) into words in one pass. Their folded forms are, but for scripts
/// without blanks (corpus/text/ngrams.h), the words that Xapian::TermGenerator makes of the text without
/// accents and possessive endings (a test compares them).
Words scan_words(std::string_view text);

}  // namespace chancery
