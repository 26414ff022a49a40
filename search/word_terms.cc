#include "search/word_terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

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
  const std::string_view prefix = schema::spec(field).prefix;
  const std::string english = stems_->term(schema::kEnglish, word.folded);
  std::set<std::string> stems;
  for (const std::string& language : languages_) {
    stems.insert(stems_->term(language, word.folded));
    for (const std::string& form : schema::other_forms(language, word.folded, word.written)) {
      stems.insert(stems_->term(language, form));
    }
  }
  stems.erase("");
  std::vector<std::string> terms;
  for (const std::string& stem : stems) {
    std::string term = schema::stem_in_field(stem, prefix);
    if (database_.term_exists(term)) terms.push_back(std::move(term));
  }
  if (!terms.empty()) return terms;
  if (english.empty()) return {schema::term(field, word.folded)};
  return {schema::stem_in_field(english, prefix)};
}

}  // namespace chancery
