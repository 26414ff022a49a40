#include "indexer/writing/document_builder.h"

#include <set>
#include <vector>

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
  std::string_view before;  // the character of a script without blanks that stands right before
  std::size_t before_end = 0;
  for (const Word& word : all.words) {
    if (word.folded_bytes > schema::kMaxWordBytes) continue;
    const std::string_view folded = all.folded_form(word);
    document.add_posting(field + std::string(folded), ++place.position);
    if (are_ngrams && is_ngram_character(folded)) {
      if (!before.empty() && before_end == word.begin) {
        document.add_term(std::string(field).append(before).append(folded));
      }
      before = folded;
      before_end = word.end;
    } else {
      before = {};
      add_stems(document, place.prefix, text.substr(word.begin, word.end - word.begin), folded);
    }
  }
  return place.position;
}

void DocumentBuilder::add_stems(Xapian::Document& document, std::string_view prefix,
                                std::string_view written, std::string_view folded) {
  const std::string& stem = stem_term(folded);
  if (!stem.empty()) document.add_term(schema::stem_in_field(stem, prefix));
  const std::vector<std::string> others = schema::other_forms(language_, folded, written);
  if (others.empty()) return;
  std::set<std::string> stems;
  for (const std::string& form : others) stems.insert(stem_term(form));
  stems.erase("");
  stems.erase(stem_term(folded));
  for (const std::string& other : stems) document.add_term(schema::stem_in_field(other, prefix));
}

const std::string& DocumentBuilder::stem_term(std::string_view word) {
  if (known_words_ >= kMostStems) {
    for (auto& [language, terms] : known_) terms.clear();
    known_words_ = 0;
  }
  const auto [known, is_new] = stem_terms_->try_emplace(std::string(word));
  if (is_new) {
    known->second = stems_.term(language_, word);
    ++known_words_;
  }
  return known->second;
}

}  // namespace chancery
