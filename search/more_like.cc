#include "search/more_like.h"

#include <algorithm>
#include <vector>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/text/ngrams.h"
#include "search/question.h"
#include "search/ranking.h"

namespace chancery {

namespace {

using Xapian::Query;

constexpr Xapian::termcount kMostWords = 25;
constexpr std::size_t kMostEntities = 5;  // of a kind, the most central

Query scaled(const std::string& term, double factor) {
  return {Query::OP_SCALE_WEIGHT, Query(term), factor};
}

/// Takes the stems of the text, which stand for all their forms, and pairs of Chinese characters.
class WordsOfText : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override {
    return schema::is_word_of_text(term);
  }
};

void add_word(const std::string& term, Highlighter& highlighter) {
  if (is_ngram_pair(term)) {
    highlighter.add_phrase(ngram_words(term));
  } else {
    highlighter.add_word({term});
  }
}

void add_words(const Xapian::Database& database, Xapian::docid report, std::vector<Query>& parts,
               Highlighter& highlighter) {
  Xapian::RSet reports;
  reports.add_document(report);
  const WordsOfText decider;
  const Xapian::ESet words =
      Xapian::Enquire(database).get_eset(kMostWords, reports, &decider);
  const double most = words.empty() ? 1.0 : words.begin().get_weight();
  for (auto word = words.begin(); word != words.end(); ++word) {
    parts.push_back(scaled(*word, word.get_weight() / most));
    add_word(*word, highlighter);
  }
}

void add_entities(const Xapian::Document& document, std::vector<Query>& parts,
                  Highlighter& highlighter) {
  for (const EntityKind kind : kAllEntityKinds) {
    std::size_t left = kMostEntities;
    const schema::Field field = schema::field_of(kind);
    schema::for_each_id(document.get_value(schema::spec(field).slot), [&](std::string_view id) {
      if (left == 0) return;
      --left;
      parts.push_back(scaled(schema::term(field, id), ranking::entity_factor(kind)));
      highlighter.add_entity(kind, id);
    });
  }
}

}  // namespace

Query more_like(const Xapian::Database& database, const std::string& id,
                Highlighter& highlighter) {
  const auto report = schema::find_report(database, id);
  if (!report) throw no_such_report(id);
  std::vector<Query> parts;
  add_words(database, *report, parts, highlighter);
  add_entities(database.get_document(*report), parts, highlighter);
  return {Query::OP_AND_NOT, Query(Query::OP_OR, parts.begin(), parts.end()),
          Query(schema::term(schema::Field::Id, id))};
}

}  // namespace chancery
