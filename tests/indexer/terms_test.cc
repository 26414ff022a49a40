// The words an index holds are those that Xapian's own TermGenerator makes. TermGenerator is given the text without accents and possessive
// endings, which it would keep.

#include <map>
#include <regex>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/text/fold.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/utf8.h"
#include "indexer/writing/document_builder.h"
#include "tests/support/catch.h"
#include "tests/support/sample_reports.h"

namespace chancery {
namespace {

struct Posting {
  Xapian::termcount wdf;
  std::vector<Xapian::termpos> positions;
  bool operator==(const Posting&) const = default;
};
using Terms = std::map<std::string, Posting>;

/// The word terms of a document: not ids, files and entities.
Terms word_terms(const Xapian::Document& document) {
  Terms terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    constexpr std::string_view kFilters = "QXLDMY";
    if (kFilters.find((*term)[0]) != std::string_view::npos) continue;
    terms[*term] = {term.get_wdf(), {term.positionlist_begin(), term.positionlist_end()}};
  }
  return terms;
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

Terms terms_of_xapian(const Article& article) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  const std::string title = without_accents_and_possessives(article.title);
  generator.index_text(title, 1, "S");
  generator.increase_termpos(100);
  if (!article.title_derived) {
    generator.index_text(title);
    generator.increase_termpos(100);
  }
  generator.index_text(without_accents_and_possessives(article.text));
  Terms terms = word_terms(generator.get_document());
  // What has no forms needs no stem: Xapian gives each character a second term all the same.
  std::erase_if(terms, [](const auto& term) { return term.first[0] == 'Z' && has_ngrams(term.first); });
  return terms;
}

Terms terms_of_ours(const Article& article) {
  DocumentBuilder builder;
  return word_terms(builder.build(Recognizer(Gazetteer::built_in()).analyse(article), "file", 1));
}

TEST_CASE("every sample report has the terms, counts and positions of TermGenerator", "[terms]") {
  std::size_t compared = 0;
  for (const Article& report : test::sample_reports()) {
    CAPTURE(report.id);
    const Terms ours = terms_of_ours(report), theirs = terms_of_xapian(report);
    CHECK(ours == theirs);
    compared += ours.size();
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
  CHECK(terms_of_ours(article) == terms_of_xapian(article));
}

}  // namespace
}  // namespace chancery
