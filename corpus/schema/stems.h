#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace chancery::schema {

inline constexpr std::string_view kEnglish = "en";

/// The language by whose rules the words of a report are stemmed: the code of two or three letters
/// that its tag (BCP 47) begins with. A report whose language is not known is taken for English.
std::string stem_language(std::string_view tag);

/// Makes the terms that stand for all forms of a word. A word of one language is no form of a word
/// of another, so each has terms of its own. Xapian's stemmers (Snowball's) know 24 languages; a word
/// in another is its own stem. Loads a stemmer when it is first needed; one for each thread.
class Stems {
 public:
  /// "Zsanction", "Zfr:negoci": without a field's prefix. Empty if the word has no stem, for it
  /// begins with no letter. `word` is in lower case, with or without its accents; the term is
  /// without. `language` is as of stem_language.
  std::string term(std::string_view language, std::string_view word) const;

 private:
  const Xapian::Stem& stemmer(std::string_view language) const;

  mutable std::map<std::string, Xapian::Stem, std::less<>> stemmers_{};
};

/// Whether a word has a stem: it begins with a letter.
bool has_stem(std::string_view word);

/// What of a word has a stem besides its folded form; all are its terms. None in English.
/// - The form with its accents, in lower case: "declaración" and "declaraciones" have one stem,
///   "declaracion" has another.
/// - In French, Italian and Catalan what stands behind an elided article or pronoun: "iran" of
///   "l'Iran", "economie" and "économie" of "l'économie".
std::vector<std::string> other_forms(std::string_view language, std::string_view folded,
                                     std::string_view written);

/// `term` of a field with that prefix: "ZSsanction" is found in titles.
std::string stem_in_field(std::string_view term, std::string_view prefix);

}  // namespace chancery::schema
