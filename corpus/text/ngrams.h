#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/words.h"

/// Chinese and Japanese leave no blanks between words, and Korean writes particles to the end of
/// them: their words are found by characters and by pairs of neighbours (n-grams), with no dictionary.
namespace chancery {

/// Whether `folded`, the folded form of a word, has characters of these scripts.
bool has_ngrams(std::string_view folded);

/// Whether a character is Chinese or Japanese.
bool is_ideograph(char32_t character);

/// Whether it is one of these characters, or two of them.
bool is_ngram_character(std::string_view folded);
bool is_ngram_pair(std::string_view folded);

/// `words` of `text` with every character of these scripts a word of its own; what joins parts of a
/// word and is neither letter nor digit is none.
Words split_ngrams(Words words, std::string_view text);

/// The same, but a word in Korean stays whole: by what names are found in, for a name in one of its
/// words that is not at its beginning is another word.
Words split_ideographs(Words words, std::string_view text);

/// The words that split_ngrams makes of one, folded.
std::vector<std::string> ngram_words(std::string_view folded);

/// What of a word that has_ngrams is asked for, each part in characters that stand side by side. A
/// run of one script up to four characters long, or of Katakana, is taken for a word; a longer one is
/// several words, nobody knows where they end, and every pair of its characters is a part. A lone
/// character goes with its neighbours, but for a particle between two words of Japanese. Never empty.
std::vector<std::vector<std::string>> ngram_parts(std::string_view folded);

}  // namespace chancery
