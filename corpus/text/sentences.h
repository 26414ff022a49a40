#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/text/words.h"

namespace chancery {

/// A sentence of a text: bytes [begin, end), from its first quotation mark or word to its last
/// mark, without white space at either end.
struct SentenceRange {
  std::size_t begin;
  std::size_t end;
  std::size_t first_word;  // words [first_word, last_word) of the text
  std::size_t last_word;
};

/// The sentences of a text by the gaps between its words, in their order; those of scripts that
/// leave no blank behind a full stop, too, and those that end in an acronym ("the U.S. The").
/// `words` is scan_words(text); a text without words has no sentence.
std::vector<SentenceRange> sentences(std::string_view text, const Words& words);

}  // namespace chancery
