#include "indexer/writing/document_builder.h"

#include <array>
#include <set>
#include <vector>

#include "corpus/schema/date_terms.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/stored_article.h"
#include "corpus/text/copy_sketch.h"
#include "corpus/text/ngrams.h"

namespace chancery {

using schema::Field;
using schema::spec;

namespace {

// Between two fields, so that no phrase runs from the title into the text. Xapian's own tools
// leave the same.
constexpr Xapian::termpos kFieldGap = 100;

// Reuters-21578 has 68,000 distinct words; the archive of a century would not fit into memory.
constexpr std::size_t kMostStems = 200'000;

void add_entities(Xapian::Document& document, Field field,
                  const std::vector<EntityCount>& entities) {
  for (const EntityCount& entity : entities) {
    document.add_term(schema::term(field, entity.id), entity.centrality);
    if (is_about(entity, entities.front())) {
      document.add_boolean_term(schema::term(Field::About, entity.id));
    }
  }
  if (!entities.empty()) document.add_value(spec(field).slot, schema::encode_ids(entities));
}

void add_publication(Xapian::Document& document, const Article& article) {
  if (!article.source.empty()) {
    document.add_boolean_term(schema::source_term(article.source));
    document.add_value(spec(Field::Source).slot, article.source);
  }
  if (!article.language.empty()) {
    document.add_boolean_term(schema::language_term(article.language));
    document.add_value(spec(Field::Language).slot,
                       std::string(schema::language_of(article.language)));
  }
}

}  // namespace

Xapian::Document DocumentBuilder::build(const AnalysedArticle& analysed, std::string_view file,
                                        std::uint64_t run) {
  const Article& article = analysed.article;
  Xapian::Document document;
  forget_if_too_many();
  language_ = schema::stem_language(article.language);
  stem_terms_ = &known_[language_];
  Xapian::termpos position = add_words(document, article.title, analysed.title_words,
                                       {spec(Field::Title).prefix, 0}) + kFieldGap;
  if (!article.title_derived) {
    position =
        add_words(document, article.title, analysed.title_words, {"", position}) + kFieldGap;
  }
  add_words(document, article.text, analysed.text_words, {"", position});

  for (const EntityKind kind : kAllEntityKinds) {
    add_entities(document, schema::field_of(kind), analysed.entities.of(kind));
  }
  add_publication(document, article);
  document.add_boolean_term(schema::term(Field::Id, article.id));
  document.add_boolean_term(schema::term(Field::File, file));
  document.add_value(spec(Field::Fingerprint).slot, schema::fingerprint(article, file));
  document.add_value(spec(Field::Run).slot, schema::encode_run(run));
  if (const std::string sketch = copy_sketch(analysed.text_words); !sketch.empty()) {
    document.add_value(spec(Field::Sketch).slot, sketch);
  }
  if (article.date) {
    document.add_value(spec(Field::Date).slot, schema::encode_date(*article.date));
    const std::array<std::string, 3> terms = schema::date_terms(article.date->day);
    for (const std::string& term : terms) document.add_boolean_term(term);
  }
  document.set_data(schema::encode({article, std::string(file), analysed.mentions}));
  return document;
}

Xapian::termpos DocumentBuilder::add_words(Xapian::Document& document, std::string_view text,
                                           const Words& words, Place place) {
  const bool are_ngrams = has_ngrams(words.folded);
  const Words characters = are_ngrams ? split_ngrams(words, text) : Words();
  const Words& all = are_ngrams ? characters : words;
  const std::string field(place.prefix);
  std::string term;
  std::string_view before;  // the character of a script without blanks that stands right before
  std::size_t before_end = 0;
  for (const Word& word : all.words) {
    if (word.folded_bytes > schema::kMaxWordBytes) continue;
    const std::string_view folded = all.folded_form(word);
    document.add_posting(term.assign(field).append(folded), ++place.position);
    if (are_ngrams && is_ngram_character(folded)) {
      if (!before.empty() && before_end == word.begin) {
        document.add_term(term.assign(field).append(before).append(folded));
      }
      before = folded;
      before_end = word.end;
    } else {
      before = {};
      meet_stems(text.substr(word.begin, word.end - word.begin), folded);
    }
  }
  add_met_stems(document, place.prefix);
  return place.position;
}

/// A word is looked up in the document once for all that it stands there, not each time.
void DocumentBuilder::meet_stem(KnownStem& stem) {
  if (stem.term.empty()) return;
  if (stem.met++ == 0) met_.push_back(&stem);
}

void DocumentBuilder::meet_stems(std::string_view written, std::string_view folded) {
  KnownStem& own = stem(folded);
  meet_stem(own);
  const std::vector<std::string> others = schema::other_forms(language_, folded, written);
  if (others.empty()) return;
  std::set<std::string_view> met{own.term};  // several forms can have one stem, which counts once
  for (const std::string& form : others) {
    KnownStem& other = stem(form);
    if (met.insert(other.term).second) meet_stem(other);
  }
}

void DocumentBuilder::add_met_stems(Xapian::Document& document, std::string_view prefix) {
  for (KnownStem* const stem : met_) {
    document.add_term(schema::stem_in_field(stem->term, prefix), stem->met);
    stem->met = 0;
  }
  met_.clear();
}

DocumentBuilder::KnownStem& DocumentBuilder::stem(std::string_view word) {
  const auto known = stem_terms_->find(word);
  if (known != stem_terms_->end()) return known->second;
  ++known_words_;
  return stem_terms_->emplace(word, KnownStem{stems_.term(language_, word)}).first->second;
}

void DocumentBuilder::forget_if_too_many() {
  if (known_words_ < kMostStems) return;
  known_.clear();
  known_words_ = 0;
}

}  // namespace chancery
