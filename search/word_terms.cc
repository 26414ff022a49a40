#include "search/word_terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "corpus/text/ngrams.h"

namespace chancery {

namespace {

// Every word is looked for in so many languages at most: an index in which reports state languages
// that there are not must not make questions slow.
constexpr std::size_t kMostLanguages = 64;

std::vector<std::string> languages_of(const Xapian::Database& database) {
  std::map<std::string, Xapian::doccount> reports;
  const std::string prefix = schema::term(schema::Field::Language, "");
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    const auto tag = schema::value_of(schema::Field::Language, *term);
    if (tag) reports[schema::stem_language(*tag)] += term.get_termfreq();
  }
  reports.erase(std::string(schema::kEnglish));
  std::vector<std::pair<Xapian::doccount, std::string>> by_reports;
  for (const auto& [language, count] : reports) by_reports.emplace_back(count, language);
  std::sort(by_reports.rbegin(), by_reports.rend());
  std::vector<std::string> languages{std::string(schema::kEnglish)};
  for (const auto& [count, language] : by_reports) {
    if (languages.size() < kMostLanguages) languages.push_back(language);
  }
  return languages;
}

}  // namespace

WordTerms::WordTerms(const Xapian::Database& database)
    : database_(database), languages_(languages_of(database)) {}

std::vector<std::string> WordTerms::of(schema::Field field, const AskedForms& word) const {
  std::set<std::string> stems;
  for (const std::string& language : languages_) {
    stems.insert(stems_->term(language, word.folded));
    for (const std::string& form : schema::other_forms(language, word.folded, word.written)) {
      stems.insert(stems_->term(language, form));
    }
  }
  std::vector<std::string> terms = known(field, stems);
  return terms.empty() ? unknown(field, word.folded) : terms;
}

std::vector<std::string> WordTerms::of_written(schema::Field field,
                                               const std::string& folded) const {
  if (has_ngrams(folded)) return {schema::term(field, folded)};
  std::set<std::string> stems;
  for (const std::string& language : languages_) stems.insert(stems_->term(language, folded));
  std::vector<std::string> terms = known(field, stems);
  return terms.empty() ? unknown(field, folded) : terms;
}

/// Of the stems those that the index has, as its terms.
std::vector<std::string> WordTerms::known(schema::Field field,
                                          const std::set<std::string>& stems) const {
  std::vector<std::string> terms;
  for (const std::string& stem : stems) {
    if (stem.empty()) continue;
    std::string term = schema::stem_in_field(stem, schema::spec(field).prefix);
    if (database_.term_exists(term)) terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<std::string> WordTerms::unknown(schema::Field field, const std::string& folded) const {
  const std::string& english = stems_->term(schema::kEnglish, folded);
  if (english.empty()) return {schema::term(field, folded)};
  return {schema::stem_in_field(english, schema::spec(field).prefix)};
}

}  // namespace chancery
