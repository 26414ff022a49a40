#include "corpus/schema/stems.h"

#include <algorithm>

#include "corpus/schema/index_schema.h"
#include "corpus/text/ascii.h"
#include "corpus/text/fold.h"

namespace chancery::schema {

namespace {

constexpr std::string_view kEnglish = "en";

/// Only words that begin with a letter have a stem, as TermGenerator and QueryParser have it.
bool begins_with_letter(std::string_view word) {
  constexpr unsigned kLetters = (1U << Xapian::Unicode::LOWERCASE_LETTER) |
                                (1U << Xapian::Unicode::TITLECASE_LETTER) |
                                (1U << Xapian::Unicode::MODIFIER_LETTER) |
                                (1U << Xapian::Unicode::OTHER_LETTER);
  const Xapian::Utf8Iterator first(word.data(), word.size());
  return ((kLetters >> Xapian::Unicode::get_category(*first)) & 1U) != 0;
}

/// One that leaves words as they are, where Xapian has none for the language.
Xapian::Stem load(std::string_view language) {
  try {
    return Xapian::Stem(std::string(language));
  } catch (const Xapian::InvalidArgumentError&) {
    return {};
  }
}

}  // namespace

std::string stem_language(std::string_view tag) {
  std::string code = ascii_lower(language_of(tag));
  const bool is_code = (code.size() == 2 || code.size() == 3) &&
                       std::all_of(code.begin(), code.end(), is_ascii_letter);
  if (!is_code) return std::string(kEnglish);
  // Both written forms of Norwegian are stemmed alike.
  return code == "nb" || code == "nn" ? "no" : code;
}

bool has_stems_by_accent(std::string_view language) { return language != kEnglish; }

std::string Stems::term(std::string_view language, std::string_view word) const {
  if (!begins_with_letter(word)) return {};
  std::string term = "Z";
  if (language != kEnglish) term.append(language) += ':';
  return term + fold(stemmer(language)(std::string(word)));
}

const Xapian::Stem& Stems::stemmer(std::string_view language) const {
  const auto known = stemmers_.find(language);
  if (known != stemmers_.end()) return known->second;
  return stemmers_.emplace(language, load(language)).first->second;
}

std::string stem_in_field(std::string_view term, std::string_view prefix) {
  return std::string(term.substr(0, 1)).append(prefix).append(term.substr(1));
}

}  // namespace chancery::schema
