// The words an index holds are those that Xapian's own TermGenerator makes. TermGenerator is given the text without accents and possessive
// endings, which it would keep.

#include <map>
#include <regex>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/positions.h"
#include "corpus/schema/stems.h"
#include "corpus/text/fold.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/utf8.h"
#include "indexer/writing/document_builder.h"
#include "tests/support/catch.h"
#include "tests/support/sample_reports.h"

namespace chancery {
namespace {

/// The words that an index holds of a report: terms with their counts, and where they stand.
struct IndexedWords {
  std::map<std::string, Xapian::termcount> terms{};
  std::vector<std::uint32_t> title{}, text{};  // hashes, in order
  bool operator==(const IndexedWords&) const = default;
};

/// Whether a term is of a word: not of an id, a file or an entity.
bool is_word(const std::string& term) {
  constexpr std::string_view kFilters = "QXLDMY";
  return kFilters.find(term[0]) == std::string_view::npos;
}

/// Stems, and the words that have none: for those that have one the stem alone is a term.
bool is_term_of_ours(const std::string& term) {
  if (term[0] == 'Z') return !has_ngrams(term);  // Xapian gives each character a second term
  const std::string word = term[0] == 'S' ? term.substr(1) : term;
  return has_ngrams(word) || schema::Stems().term(schema::kEnglish, word).empty();
}

std::string without_accents_and_possessives(const std::string& text) {
  std::string plain;
  for_each_character(text, [&](char32_t value, std::string_view) {
    if (value < 0x80) {
      plain += static_cast<char>(value);
    } else if (value == 0x2019) {
      plain += '\'';
    } else {
      append_folded(value, plain);
    }
  });
  static const std::regex kPossessive("([A-Za-z0-9.])'[sS](?![A-Za-z0-9_'&])");
  return std::regex_replace(plain, kPossessive, "$1");
}

IndexedWords words_of_xapian(const Article& article) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  const std::string title = without_accents_and_possessives(article.title);
  generator.index_text(title, 1, "S");
  if (!article.title_derived) generator.index_text(title);
  generator.index_text(without_accents_and_possessives(article.text));
  const Xapian::Document document = generator.get_document();
  IndexedWords result;
  std::map<Xapian::termpos, std::string> title_words, text_words;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (is_term_of_ours(*term)) result.terms[*term] = term.get_wdf();
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      if ((*term)[0] == 'S') {
        title_words[*at] = (*term).substr(1);
      } else {
        text_words[*at] = *term;
      }
    }
  }
  for (const auto& [at, word] : title_words) result.title.push_back(schema::position_hash(word));
  for (const auto& [at, word] : text_words) result.text.push_back(schema::position_hash(word));
  return result;
}

IndexedWords words_of_ours(const Article& article) {
  DocumentBuilder builder;
  const Xapian::Document document =
      builder.build(Recognizer(Gazetteer::built_in()).analyse(article), "file", 1);
  IndexedWords result;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    CHECK(term.positionlist_count() == 0);
    if (is_word(*term)) result.terms[*term] = term.get_wdf();
  }
  schema::Positions positions;
  positions.read(document.get_value(schema::spec(schema::Field::Positions).slot));
  const auto append = [&](schema::Field field, std::vector<std::uint32_t>& words) {
    for (const auto part : positions.parts(field)) words.insert(words.end(), part.begin(), part.end());
  };
  append(schema::Field::Title, result.title);
  append(schema::Field::Text, result.text);
  return result;
}

TEST_CASE("every sample report has the stems, counts and positions of TermGenerator", "[terms]") {
  std::size_t compared = 0;
  for (const Article& report : test::sample_reports()) {
    CAPTURE(report.id);
    const IndexedWords ours = words_of_ours(report), theirs = words_of_xapian(report);
    CHECK(ours.terms == theirs.terms);
    CHECK(ours.title == theirs.title);
    CHECK(ours.text == theirs.text);
    compared += ours.terms.size();
  }
  CHECK(compared > 5'000);
}

TEST_CASE("so has text made to be difficult", "[terms]") {
  const std::string text = GENERATE(
      as<std::string>{}, "U.S. and U.K., the U.S.S.R. P.T.O x.y.z A.B.c I.B.M..P.T.O",
      "AT&T's 5.93 mln 1,234.5; 12:30 S-400 F-16s 3.14.15 1,2;3", "C++ C# C### D#### fish+chips a+b+",
      "don't can't o'clock rock'n'roll 'quoted' ''x'' O'Brien's", "_under_score __ a_b 9/11 24/7",
      "naïve Ağrı Ørsted Straße Łódź ½ ² Ⅷ", "Москва Ελλάδα 北京 مصر हिन्दी",
      "普京访问北京。双方讨论了天然气，能源", "プーチン大統領、日本", "푸틴 대통령은 서울에서", "a\u200Bb c\u2060d e\uFEFFf",
      "word" + std::string(70, 'x') + " " + std::string(64, 'y') + " " + std::string(65, 'z'),
      "Kim Jong-un's e-mail, co-operation; end.Start", "", "...", "x");
  Article article;
  article.title = "Title of " + text;
  article.text = text;
  CAPTURE(text);
  const IndexedWords ours = words_of_ours(article), theirs = words_of_xapian(article);
  CHECK(ours.terms == theirs.terms);
  CHECK(ours.title == theirs.title);
  CHECK(ours.text == theirs.text);
}

}  // namespace
}  // namespace chancery
