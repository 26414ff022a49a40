#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/error.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "search/known_names.h"
#include "search/proximities.h"
#include "search/query.h"
#include "search/searcher.h"
#include "search/word_terms.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::TestIndex;

/// A copy of the index without its columns, so that every match is ranked.
fs::path without_columns(const fs::path& index, const fs::path& copy) {
  fs::remove_all(copy);
  fs::copy(index, copy, fs::copy_options::recursive);
  Xapian::WritableDatabase database(schema::current_generation(copy)->string());
  const std::string prefix(schema::metadata::kColumns);
  const std::vector<std::string> keys(database.metadata_keys_begin(prefix),
                                      database.metadata_keys_end(prefix));
  REQUIRE(keys.size() > 6);
  for (const std::string& key : keys) database.set_metadata(key, "");
  database.commit();
  return copy;
}

void write(std::ostream& out, const Facet& facet) {
  out << facet_key(facet.request) << " of " << facet.values << ", without " << facet.without << ":";
  for (const FacetRow& row : facet.rows) {
    for (const NamedEntity& value : row.values) out << ' ' << value.id << '/' << value.name;
    out << ' ' << row.count << ',';
  }
  out << '\n';
}

void write(std::ostream& out, const Hit& hit) {
  out << hit.rank << ' ' << hit.id << ' ' << hit.score << ' ' << hit.snippet.text;
  for (const Copy& copy : hit.copies) out << " copy " << copy.id;
  for (const auto* const entities : {&hit.leaders, &hit.countries, &hit.organisations}) {
    for (const NamedEntity& entity : *entities) out << ' ' << entity.id << '/' << entity.name;
  }
  out << '\n';
}

/// All that a page says, to be compared.
std::string answer(Searcher& searcher, const Question& question, const PageRequest& request) {
  std::ostringstream out;
  out.precision(9);  // of weights: sums in another order differ in their last digits
  try {
    const SearchPage page = searcher.run(question, request);
    out << page.understood << '\n' << page.total << (page.exact ? " exact\n" : " about\n");
    for (const Hit& hit : page.hits) write(out, hit);
    for (const Facet& facet : page.facets) write(out, facet);
    if (page.timeline) {
      for (const PeriodCount& period : page.timeline->counts) {
        out << period.period << ' ' << period.count << ' ';
      }
      out << "undated " << page.timeline->undated << '\n';
    }
    for (const Suggestion& meant : page.suggestions) out << meant.text << ' ' << meant.reports << '\n';
  } catch (const Error& error) {
    out << error.what() << '\n';
  }
  return out.str();
}

/// Makes reports and questions by chance, the same on every run.
class Maker {
 public:
  Maker(unsigned seed, std::vector<std::string> languages)
      : random_(seed), languages_(std::move(languages)) {}

  std::size_t below(std::size_t end) { return random_() % end; }
  bool one_in(std::size_t n) { return below(n) == 0; }

  test::Report report(std::size_t number) {
    test::Report report{"r" + std::to_string(number), words(1 + below(6)), ""};
    report.text = one_in(8) && !texts_.empty() ? texts_[below(texts_.size())] : words(5 + below(50));
    texts_.push_back(report.text);
    if (!one_in(6)) report.date = date();
    report.leaders = some({"vladimir-putin", "xi-jinping", "narendra-modi", "barack-obama"});
    report.countries = some({"RU", "CN", "IN", "US", "PK", "FR"});
    report.organisations = some({"NATO", "UN", "EU"});
    if (!one_in(4)) report.source = one_of({"Reuters", "reuters", "Example Wire", "TASS", "El País"});
    if (!one_in(3)) report.language = one_of(languages_);
    report.title_derived = one_in(7);
    return report;
  }

  Question question() {
    Question question;
    question.text = one_in(4) ? with_places() : expression(3);
    question.today = std::chrono::year(2025) / 9 / 2;
    question.literal = one_in(4);
    if (one_in(3)) question.sort = one_in(2) ? Sort::Newest : Sort::Oldest;
    question.recent = one_in(6);
    if (one_in(15)) question.like = "r" + std::to_string(below(400));
    return question;
  }

  PageRequest request() {
    PageRequest request;
    request.first = one_in(5) ? static_cast<std::uint32_t>(below(40)) : 0;
    request.size = static_cast<std::uint32_t>(below(12));
    request.copies = one_in(3);
    request.snippet_bytes = 80;
    const auto most = one_in(2) ? std::optional<std::uint32_t>(1 + below(5)) : std::nullopt;
    request.facets = default_facets(most);
    for (std::size_t i = below(3); i > 0; --i) request.facets.push_back(facet(most));
    if (!one_in(3)) request.timeline = one_in(2) ? FacetKind::Year : FacetKind::Month;
    return request;
  }

 private:
  std::string one_of(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }

  std::vector<std::string> some(std::vector<std::string> ids) {
    std::shuffle(ids.begin(), ids.end(), random_);
    ids.resize(one_in(3) ? 0 : below(ids.size()));
    return ids;
  }

  /// Some words are in nearly every text, most in few.
  std::string word() {
    static const std::vector<std::string> kWords{
        "said",     "talks",   "energy",   "energies", "gas",        "pipeline", "price",   "prices",
        "wheat",    "Putin",   "Pakistan", "border",   "summit",     "sanctions", "sanction", "oil",
        "barrel",   "export",  "exports",  "Kremlin",  "Paris",      "négociations", "économie",
        "visas",    "treaty",  "treaties", "missile",  "missiles",   "congress", "vote",    "grain"};
    const std::size_t few = 1 + below(kWords.size());
    return kWords[below(few)];
  }

  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word();
    return text;
  }

  std::string date() {
    std::string text = std::to_string(2015 + below(11)) + "-" + two(1 + below(12)) + "-" + two(1 + below(28));
    if (one_in(3)) text += "T" + two(below(24)) + ":00:00Z";
    return text;
  }

  static std::string two(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  }

  std::string range() {
    const std::string day = date().substr(0, 10), other = date().substr(0, 10);
    switch (below(6)) {
      case 0: return day.substr(0, 4);
      case 1: return day.substr(0, 7);
      case 2: return day;
      case 3: return day + "..";
      case 4: return ".." + day.substr(0, 7);
      default: return std::min(day, other) + ".." + std::max(day, other);
    }
  }

  std::string leaf() {
    switch (below(16)) {
      case 0: return "title:" + word();
      case 1: return "leader:" + one_of({"vladimir-putin", "xi-jinping", "putin", "barack-obama"});
      case 2: return "country:" + one_of({"RU", "CN", "pakistan", "FR"});
      case 3: return "about:" + one_of({"RU", "vladimir-putin"});
      case 4: return "source:" + one_of({"reuters", "\"example wire\"", "tass"});
      case 5: return "language:" + one_of({"en", "fr", "ru"});
      case 6: return "date:" + range();
      case 7: return one_of({"ener", "s", "tre", "p"}) + "*";
      case 8: return one_of({"enrgy", "pipelnie", "Pakistn"});
      case 9: return '"' + words(1 + below(3)) + '"';
      case 10: return '(' + word() + " NEAR/3 " + word() + ')';
      default: return word();
    }
  }

  /// What asks where words stand.
  std::string with_places() {
    std::string places;
    switch (below(4)) {
      case 0: places = '"' + words(2 + below(2)) + '"'; break;
      case 1: places = "title:\"" + words(2) + '"'; break;
      case 2: places = word() + " NEAR/" + std::to_string(1 + below(5)) + ' ' + word(); break;
      default: places = word() + " ADJ/" + std::to_string(1 + below(5)) + ' ' + word(); break;
    }
    switch (below(3)) {
      case 0: return places;
      case 1: return '(' + places + ") AND (" + expression(2) + ')';
      default: return '(' + places + ") OR " + word();
    }
  }

  std::string expression(int depth) {
    if (depth == 0 || one_in(3)) return leaf();
    const std::string first = expression(depth - 1), second = expression(depth - 1);
    switch (below(7)) {
      case 0: return '(' + first + ") AND (" + second + ')';
      case 1: return '(' + first + ") OR (" + second + ')';
      case 2: return '(' + first + ") NOT (" + second + ')';
      case 3: return "NOT (" + first + ')';
      case 4: return first + ' ' + second + " -" + word();
      default: return first + ' ' + second;
    }
  }

  FacetRequest facet(std::optional<std::uint32_t> most) {
    const auto kind = [&] { return static_cast<FacetKind>(below(static_cast<std::size_t>(FacetKind::Count))); };
    FacetRequest request{kind(), std::nullopt, most};
    if (one_in(2)) request.with = kind();
    if (request.with == request.kind && !is_many_valued(request.kind)) request.with.reset();
    return request;
  }

  std::mt19937 random_;
  std::vector<std::string> languages_;
  std::vector<std::string> texts_{};
};

/// Asks both ways; fails at the first question with two answers.
void compare(const fs::path& index, const fs::path& copy, Maker& maker, int questions) {
  Searcher counting(index), ranking(without_columns(index, copy));
  int matched = 0;
  for (int i = 0; i < questions; ++i) {
    const Question question = maker.question();
    const PageRequest request = maker.request();
    const std::string counted = answer(counting, question, request);
    CAPTURE(question.text, question.like, static_cast<int>(question.sort), question.recent,
            request.first, request.size);
    REQUIRE(counted == answer(ranking, question, request));
    matched += counted.find("\n0 ") == std::string::npos ? 1 : 0;
  }
  CHECK(matched > questions / 3);
}

TEST_CASE("counting matches and ranking every match give the same answers", "[searcher][matches]") {
  // In one language most matches are weighed by vectors of postings, in several languages by Xapian.
  const bool is_of_one = GENERATE(true, false);
  const unsigned seed = GENERATE(1U, 2U);
  CAPTURE(seed, is_of_one);
  Maker maker(seed, is_of_one ? std::vector<std::string>{"en", "en-GB"}
                              : std::vector<std::string>{"en", "en-GB", "fr", "es", "ru"});
  std::vector<test::Report> reports;
  for (std::size_t i = 0; i < 1'400; ++i) reports.push_back(maker.report(i));
  TestIndex index(reports);
  const test::TempDirectory other;
  compare(index.path(), other.path() / "copy", maker, 400);
  for (int night = 0; night < 3; ++night) {
    std::vector<test::Report> changed;
    std::vector<std::string> gone;
    for (std::size_t i = 0; i < 60; ++i) changed.push_back(maker.report(maker.below(1'500)));
    for (std::size_t i = 0; i < 40; ++i) gone.push_back("r" + std::to_string(maker.below(1'500)));
    index.put(changed);
    index.erase(gone);
    compare(index.path(), other.path() / "copy", maker, 200);
  }
}

TEST_CASE("a word adds nothing to a match that its alternative excludes", "[searcher][matches]") {
  const TestIndex index({{"1", "", "The summit on treaties, as a minister said."},
                         {"2", "", "The summit on oil, in the old capital."},
                         {"3", "", "Treaties on oil and gas, in the capital."}});
  const test::TempDirectory other;
  Searcher counting(index.path()), ranking(without_columns(index.path(), other.path() / "copy"));
  Question question;
  question.text = "summit OR (treaties -said)";
  const SearchPage page = counting.run(question, PageRequest());
  REQUIRE(page.hits.size() == 3);
  std::map<std::string, double> scores;
  for (const Hit& hit : page.hits) scores[hit.id] = hit.score;
  CHECK(scores.at("1") == scores.at("2"));
  CHECK(answer(counting, question, PageRequest()) == answer(ranking, question, PageRequest()));
}

/// Of so many questions how many tell what their matches weigh.
int count_weighed(const fs::path& index, Maker& maker, int questions) {
  const Xapian::Database database(schema::current_generation(index)->string());
  const KnownNames names(database, Gazetteer::built_in());
  const WordTerms terms(database);
  Proximities proximities(database);
  int weighed = 0;
  for (int i = 0; i < questions; ++i) {
    try {
      const CompiledQuery compiled = compile(maker.question(), database, names, terms, proximities);
      weighed += compiled.ranks && compiled.ranked.weights ? 1 : 0;
    } catch (const Error&) {
      continue;
    }
  }
  return weighed;
}

TEST_CASE("in an index of one language what matches weigh can be told by their terms",
          "[searcher][matches]") {
  Maker maker(4, {"en"});
  std::vector<test::Report> reports;
  for (std::size_t i = 0; i < 300; ++i) reports.push_back(maker.report(i));
  const TestIndex index(reports);
  CHECK(count_weighed(index.path(), maker, 300) > 50);
}

}  // namespace
}  // namespace chancery
