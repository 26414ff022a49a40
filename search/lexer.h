#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/page.h"

namespace chancery {

/// The smallest part of a question that means something.
struct Lexeme {
  enum class Kind : std::uint8_t {
    Words, Phrase, Prefix, Field, Open, Close, And, Or, Not, Near, End
  };

  Kind kind;
  ByteRange place;                   // within the question
  std::vector<std::string> words{};  // of Words and Phrase, at least one, as folded_words has them;
                                     // of Prefix one, what stands before the star
  std::string field{};               // of Field: what stands before the colon, as it was typed
  std::string value{};               // of Field: what stands behind it, without quotation marks
  std::size_t value_begin = 0;       // of Field: where in the question the value stands
  bool is_quoted = false;            // of Field: the value stood in quotation marks
  std::uint32_t window = 0;          // of Near: how many words apart at most
  bool is_ordered = false;           // of Near: ADJ, in this order
};

/// The lexemes of a question in their order, End last.
///
/// - A field is a word of ASCII letters, a colon, and right behind it a value. What only looks like
///   one is words: "12:30", "foo: bar", "https://un.org".
/// - AND, OR and NOT are operators in upper case only. A '-' before a word, a phrase, a field or a
///   parenthesis is NOT; anywhere else it is punctuation.
/// - NEAR, NEAR/5, ADJ and ADJ/5 are so, too; without a number the window is kDefaultWindow.
/// - Words are what stands together without a blank: "S-400" is one lexeme of two words.
/// - A star at the end of a word, where prefix_word finds one, makes it a Prefix.
///
/// Throws Error Usage if a quotation mark is not closed, for a star elsewhere in a word and for a
/// window that is none. `question` is clean text.
std::vector<Lexeme> lex(std::string_view question);

inline constexpr std::uint32_t kDefaultWindow = 10;
inline constexpr std::uint32_t kWidestWindow = 100;

/// The beginning, folded, that a star at the end of a word stands for: "sanct" of "Sanct*". nullopt
/// if no star touches a word at `place`, where nothing is quoted. Throws Error Usage for a star
/// elsewhere in a word, behind several words, and behind less than two letters.
std::optional<std::string> prefix_word(std::string_view question, ByteRange place);

/// Throws Error Usage if a star touches a word of `text`, which stands in quotation marks at
/// `place`.
void refuse_star_in_quotes(std::string_view question, ByteRange place, std::string_view text);

/// A word of a question.
struct AskedForms {
  std::string folded;   // as an index holds words
  std::string written;  // in lower case with its accents; the same if it has none
};

/// The words of `text`; those that no index holds are left out.
std::vector<AskedForms> asked_forms(std::string_view text);

/// Their folded forms alone.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace chancery
