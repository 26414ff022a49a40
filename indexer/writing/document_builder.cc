#include "indexer/writing/document_builder.h"

#include <array>
#include <set>
#include <utility>
#include <vector>

#include "corpus/schema/date_terms.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/positions.h"
#include "corpus/schema/stored_article.h"
#include "corpus/text/ngrams.h"

namespace chancery {

using schema::Field;
using schema::spec;

namespace {

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
  words_ = &known_[language_];
  Words made_of_title, made_of_text;
  const Words& title = schema::words_to_index(analysed.title_words, article.title, made_of_title);
  const Words& text = schema::words_to_index(analysed.text_words, article.text, made_of_text);
  add_words(document, article.title, title, spec(Field::Title).prefix);
  add_met(document, spec(Field::Title).prefix);
  if (!article.title_derived) add_words(document, article.title, title, spec(Field::Text).prefix);
  add_words(document, article.text, text, spec(Field::Text).prefix);
  add_met(document, spec(Field::Text).prefix);
  document.add_value(spec(Field::Positions).slot,
                     schema::encode_positions(title, text, article.title_derived));

  for (const EntityKind kind : kAllEntityKinds) {
    add_entities(document, schema::field_of(kind), analysed.entities.of(kind));
  }
  add_publication(document, article);
  document.add_boolean_term(schema::term(Field::Id, article.id));
  document.add_boolean_term(schema::term(Field::File, file));
  document.add_value(spec(Field::Fingerprint).slot, schema::fingerprint(article, file));
  document.add_value(spec(Field::Run).slot, schema::encode_run(run));
  if (article.date) {
    document.add_value(spec(Field::Date).slot, schema::encode_date(*article.date));
    const std::array<std::string, 3> terms = schema::date_terms(article.date->day);
    for (const std::string& term : terms) document.add_boolean_term(term);
  }
  document.add_value(spec(Field::Record).slot,
                     schema::encode({article, std::string(file), analysed.mentions}));
  return document;
}

std::vector<std::string> DocumentBuilder::take_new_words() { return std::exchange(new_words_, {}); }

void DocumentBuilder::add_words(Xapian::Document& document, std::string_view text,
                                const Words& words, std::string_view prefix) {
  std::string term;
  std::string_view before;  // the character of a script without blanks that stands right before
  std::size_t before_end = 0;
  for (const Word& word : words.words) {
    if (!schema::is_indexed(word)) continue;
    const std::string_view folded = words.folded_form(word);
    if (!is_ngram_character(folded)) {
      before = {};
      std::string_view stem;
      if (schema::has_stem(folded)) {
        stem = meet_word(folded);
      } else {  // a number: few are met again, so none is remembered
        document.add_term(term.assign(prefix).append(folded));
      }
      meet_other_forms(text.substr(word.begin, word.end - word.begin), folded, stem);
      continue;
    }
    document.add_term(term.assign(prefix).append(folded));
    if (!before.empty() && before_end == word.begin) {
      document.add_term(term.assign(prefix).append(before).append(folded));
    }
    before = folded;
    before_end = word.end;
  }
}

/// A word is looked up in the document once for all that it stands there, not each time.
void DocumentBuilder::meet(KnownWord& word) {
  if (word.met++ == 0) met_.push_back(&word);
}

/// Its stem. REQUIRES: it has one.
std::string_view DocumentBuilder::meet_word(std::string_view folded) {
  KnownWord& word = known(folded);
  meet(word);
  if (word.told_in != part_) {
    word.told_in = part_;
    new_words_.emplace_back(folded);
  }
  return word.stem;
}

/// `stem` is that of the word itself, or empty.
void DocumentBuilder::meet_other_forms(std::string_view written, std::string_view folded,
                                       std::string_view stem) {
  const std::vector<std::string> others = schema::other_forms(language_, folded, written);
  if (others.empty()) return;
  std::set<std::string_view> met{stem};  // several forms can have one stem, which counts once
  for (const std::string& form : others) {
    if (!schema::has_stem(form)) continue;
    KnownWord& other = known(form);
    if (met.insert(other.stem).second) meet(other);
  }
}

void DocumentBuilder::add_met(Xapian::Document& document, std::string_view prefix) {
  for (KnownWord* const word : met_) {
    document.add_term(schema::stem_in_field(word->stem, prefix), word->met);
    word->met = 0;
  }
  met_.clear();
}

DocumentBuilder::KnownWord& DocumentBuilder::known(std::string_view word) {
  const auto found = words_->by_form.find(word);
  if (found != words_->by_form.end()) return *found->second;
  ++known_words_;
  KnownWord& made = words_->words.emplace_back(KnownWord{stems_.term(language_, word)});
  words_->by_form.emplace(word, &made);
  return made;
}

void DocumentBuilder::forget_if_too_many() {
  if (known_words_ < kMostStems) return;
  known_.clear();
  known_words_ = 0;
}

}  // namespace chancery
