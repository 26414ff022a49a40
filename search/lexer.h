#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/page.h"

namespace chancery {

/// The smallest part of a question that means something.
struct Lexeme {
  enum class Kind : std::uint8_t { Words, Phrase, Field, Open, Close, And, Or, Not, End };

  Kind kind;
  ByteRange place;                   // within the question
  std::vector<std::string> words{};  // of Words and Phrase, at least one, as folded_words has them
  std::string field{};               // of Field: what stands before the colon, as it was typed
  std::string value{};               // of Field: what stands behind it, without quotation marks
  bool is_quoted = false;            // of Field: the value stood in quotation marks
};

/// The lexemes of a question in their order, End last.
///
/// - A field is a word of ASCII letters, a colon, and right behind it a value. What only looks like
///   one is words: "12:30", "foo: bar", "https://un.org".
/// - AND, OR and NOT are operators in upper case only. A '-' before a word, a phrase, a field or a
///   parenthesis is NOT; anywhere else it is punctuation.
/// - Words are what stands together without a blank: "S-400" is one lexeme of two words.
///
/// Throws Error Usage if a quotation mark is not closed. `question` is clean text.
std::vector<Lexeme> lex(std::string_view question);

/// The words of `text` in the form in which an index holds them; those that none holds are left
/// out.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace chancery
