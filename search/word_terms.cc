#include "search/word_terms.h"

#include <set>
#include <string_view>
namespace chancery {

namespace {

// Every word is looked for in so many languages at most: an index in which reports state languages
// that there are not must not make questions slow.
constexpr std::size_t kMostLanguages = 64;

constexpr std::string_view kEnglish = "en";

std::vector<std::string> languages_of(const Xapian::Database& database) {
  std::set<std::string> languages{std::string(kEnglish)};
  const std::string prefix = schema::term(schema::Field::Language, "");
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    if (languages.size() == kMostLanguages) break;
    const auto tag = schema::value_of(schema::Field::Language, *term);
    if (tag) languages.insert(schema::stem_language(*tag));
  }
  return {languages.begin(), languages.end()};
}

}  // namespace

WordTerms::WordTerms(const Xapian::Database& database)
    : database_(database), languages_(languages_of(database)) {}

std::vector<std::string> WordTerms::of(schema::Field field, const AskedForms& word) const {
  const std::string_view prefix = schema::spec(field).prefix;
  const std::string english = stems_.term(kEnglish, word.folded);
  if (english.empty()) return {schema::term(field, word.folded)};
  std::set<std::string> terms;
  for (const std::string& language : languages_) {
    terms.insert(schema::stem_in_field(stems_.term(language, word.folded), prefix));
    if (word.written != word.folded && schema::has_stems_by_accent(language)) {
      terms.insert(schema::stem_in_field(stems_.term(language, word.written), prefix));
    }
  }
  std::erase_if(terms, [&](const std::string& term) { return !database_.term_exists(term); });
  if (terms.empty()) terms.insert(schema::stem_in_field(english, prefix));
  return {terms.begin(), terms.end()};
}

}  // namespace chancery
