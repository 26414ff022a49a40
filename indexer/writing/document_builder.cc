#include "indexer/writing/document_builder.h"

#include "corpus/schema/index_schema.h"
#include "corpus/schema/stored_article.h"
#include "corpus/text/copy_sketch.h"

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

DocumentBuilder::DocumentBuilder() : stem_(schema::stemmer()) {}

Xapian::Document DocumentBuilder::build(const AnalysedArticle& analysed, std::string_view file,
                                        std::uint64_t run) {
  const Article& article = analysed.article;
  Xapian::Document document;
  Xapian::termpos position =
      add_words(document, analysed.title_words, spec(Field::Title).prefix, 0) + kFieldGap;
  if (!article.title_derived) {
    position = add_words(document, analysed.title_words, "", position) + kFieldGap;
  }
  add_words(document, analysed.text_words, "", position);

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

Xapian::termpos DocumentBuilder::add_words(Xapian::Document& document, const Words& words,
                                           std::string_view prefix, Xapian::termpos position) {
  const std::string field(prefix);
  for (const Word& word : words.words) {
    if (word.folded_bytes > schema::kMaxWordBytes) continue;
    const std::string_view folded = words.folded_form(word);
    document.add_posting(field + std::string(folded), ++position);
    const std::string& stem = stem_term(folded);
    if (!stem.empty()) document.add_term("Z" + field + stem.substr(1));
  }
  return position;
}

const std::string& DocumentBuilder::stem_term(std::string_view folded) {
  if (stem_terms_.size() >= kMostStems) stem_terms_.clear();
  const auto [known, is_new] = stem_terms_.try_emplace(std::string(folded));
  if (is_new) known->second = schema::stem_term(stem_, folded);
  return known->second;
}

}  // namespace chancery
