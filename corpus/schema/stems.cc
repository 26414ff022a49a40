#include "corpus/schema/stems.h"

#include <algorithm>
#include <array>

#include "corpus/schema/index_schema.h"
#include "corpus/text/ascii.h"
#include "corpus/text/fold.h"
#include "corpus/text/word_list.h"

namespace chancery::schema {

namespace {

using namespace std::string_view_literals;

/// One that leaves words as they are, where Xapian has none for the language.
Xapian::Stem load(std::string_view language) {
  try {
    return Xapian::Stem(std::string(language));
  } catch (const Xapian::InvalidArgumentError&) {
    return {};
  }
}

std::string with_plain_apostrophes(std::string text) {
  constexpr std::string_view kTypographic = "\u2019";
  for (std::size_t at = text.find(kTypographic); at != std::string::npos; at = text.find(kTypographic)) {
    text.replace(at, kTypographic.size(), "'");
  }
  return text;
}

constexpr std::array kEliding{"fr"sv, "it"sv, "ca"sv};

/// What is elided, besides a single letter.
constexpr std::array kElided{"all"sv,   "coll"sv, "dall"sv,   "dell"sv,   "jusqu"sv, "lorsqu"sv,
                             "nell"sv,  "puisqu"sv, "qu"sv,   "quell"sv,  "quelqu"sv, "quest"sv,
                             "sull"sv,  "un"sv};

void add_behind_elision(std::string_view word, std::vector<std::string>& forms) {
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe == std::string_view::npos || apostrophe + 1 == word.size()) return;
  const std::string_view elided = word.substr(0, apostrophe);
  if (elided.size() == 1 || contains(kElided, elided)) {
    forms.emplace_back(word.substr(apostrophe + 1));
  }
}

}  // namespace

/// As TermGenerator and QueryParser have it.
bool has_stem(std::string_view word) {
  constexpr unsigned kLetters = (1U << Xapian::Unicode::LOWERCASE_LETTER) |
                                (1U << Xapian::Unicode::TITLECASE_LETTER) |
                                (1U << Xapian::Unicode::MODIFIER_LETTER) |
                                (1U << Xapian::Unicode::OTHER_LETTER);
  const Xapian::Utf8Iterator first(word.data(), word.size());
  return ((kLetters >> Xapian::Unicode::get_category(*first)) & 1U) != 0;
}

std::string stem_language(std::string_view tag) {
  std::string code = ascii_lower(language_of(tag));
  const bool is_code = (code.size() == 2 || code.size() == 3) &&
                       std::all_of(code.begin(), code.end(), is_ascii_letter);
  if (!is_code) return std::string(kEnglish);
  // Both written forms of Norwegian are stemmed alike.
  return code == "nb" || code == "nn" ? "no" : code;
}

std::vector<std::string> other_forms(std::string_view language, std::string_view folded,
                                     std::string_view written) {
  if (language == kEnglish) return {};
  std::vector<std::string> forms;
  if (!is_ascii(written)) forms.push_back(with_plain_apostrophes(lower_case(written)));
  if (!contains(kEliding, language)) return forms;
  add_behind_elision(folded, forms);
  if (!is_ascii(written)) add_behind_elision(std::string(forms.front()), forms);
  return forms;
}

std::string Stems::term(std::string_view language, std::string_view word) const {
  if (!has_stem(word)) return {};
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
