#include "search/field_value.h"

#include <algorithm>

#include "corpus/text/ascii.h"
#include "corpus/text/edit_distance.h"
#include "corpus/text/fold.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/utf8.h"
#include "search/language_names.h"
#include "search/relative_date.h"

namespace chancery {

namespace {

using schema::Field;
using schema::FieldSpec;

const FieldSpec* field_named(std::string_view name) {
  for (const FieldSpec& spec : schema::kFields) {
    if (!spec.name.empty() && spec.name == name) return &spec;
  }
  return nullptr;
}

/// The field that was probably meant; null if none is near.
const FieldSpec* nearest_field(std::string_view name) {
  const FieldSpec* nearest = nullptr;
  std::size_t nearest_distance = 3;  // of five letters, three changes make another word
  for (const FieldSpec& spec : schema::kFields) {
    if (spec.name.empty()) continue;
    const std::size_t distance = edit_distance(name, spec.name);
    if (distance < nearest_distance) {
      nearest = &spec;
      nearest_distance = distance;
    }
  }
  return nearest;
}

std::string field_list() {
  std::string list;
  for (const FieldSpec& spec : schema::kFields) {
    if (spec.name.empty()) continue;
    if (!list.empty()) list += ", ";
    list.append(spec.name).append(":");
  }
  return list;
}

[[noreturn]] void throw_unknown_field(std::string_view text, const Lexeme& lexeme) {
  const std::size_t begin = lexeme.place.begin;
  std::string hint;
  if (const FieldSpec* nearest = nearest_field(ascii_lower(lexeme.field))) {
    hint = "did you mean " + std::string(nearest->name) + ":? ";
  }
  hint += "the fields are " + field_list() + "; a blank behind the colon makes it a word";
  throw error_at(text, {begin, begin + lexeme.field.size() + 1},
                 "unknown field " + lexeme.field + ":", hint);
}

std::string unknown_name(Field field, std::string_view name) {
  const std::string who = field == Field::About ? "nobody and nothing"
                                                : "no " + std::string(schema::spec(field).name);
  return who + " is known as \"" + std::string(name) + "\"";
}

std::string in_quotes(const std::string& value) {
  return value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos
             ? value
             : "\"" + value + "\"";
}

/// "did you mean leader:putin or leader:\"xi jinping\"? ", or nothing.
std::string did_you_mean(Field field, const std::vector<std::string>& near) {
  std::string text;
  for (const std::string& value : near) {
    text += text.empty() ? "did you mean " : " or ";
    text.append(schema::spec(field).name).append(":").append(in_quotes(value));
  }
  return text.empty() ? text : text + "? ";
}

std::vector<std::string> near_values(const Reading& reading, Field field, std::string_view value) {
  return reading.values.near ? reading.values.near(field, value) : std::vector<std::string>();
}

std::string name_hint(Field field, const std::vector<std::string>& near) {
  const std::string name(schema::spec(field).name);
  return did_you_mean(field, near) +
         "any name that news uses will do, several words in quotation marks: " + name +
         (field == Field::Country ? ":\"saudi arabia\"" : ":\"shehbaz sharif\"");
}

Node entity_node(Field field, std::vector<std::string> ids) {
  Node node{Node::Kind::Entity, field};
  node.words = std::move(ids);
  return node;
}

/// The ids that `name` can mean in `field`; of whatever kind in `about:`.
std::vector<std::string> ids_of(Field field, std::string_view name, const ResolveName& resolve) {
  std::vector<std::string> ids;
  for (const EntityKind kind : kAllEntityKinds) {
    if (!schema::has_ids_of(field, kind)) continue;
    for (std::string& id : resolve(kind, name)) ids.push_back(std::move(id));
  }
  return ids;
}

ByteRange value_place(const Lexeme& lexeme) {
  return {lexeme.value_begin, lexeme.value_begin + lexeme.value.size()};
}

/// Only words of the text and the title are written out; a name with a star would be a guess.
void refuse_star(std::string_view text, const FieldSpec& spec, const Lexeme& lexeme) {
  const std::size_t star = lexeme.value.find('*');
  if (spec.field == Field::Title || lexeme.is_quoted || star == std::string::npos) return;
  const std::size_t at = lexeme.value_begin + star;
  throw error_at(text, {at, at + 1}, "no star can stand behind " + lexeme.field + ":",
                 "the whole name, or a word of the text or the title: title:sanction*");
}

Node title_node(std::string_view text, const Lexeme& lexeme) {
  if (lexeme.is_quoted) {
    refuse_star_in_quotes(text, lexeme.place, lexeme.value);
  } else if (auto beginning = prefix_word(text, value_place(lexeme))) {
    return {Node::Kind::Prefix, Field::Title, {std::move(*beginning)}};
  }
  const std::vector<AskedForms> words = asked_forms(lexeme.value);
  if (words.empty()) {
    throw error_at(text, lexeme.place, "there is no word behind " + lexeme.field + ":",
                   "one word, or several in quotation marks: title:\"energy talks\"");
  }
  return lexeme.is_quoted ? phrase_node(Field::Title, folded_words(lexeme.value))
                          : words_node(Field::Title, words);
}

Node name_node(std::string_view text, Field field, const Lexeme& lexeme, const Reading& reading) {
  if (lexeme.value.empty()) {
    throw error_at(text, lexeme.place, "there is no name behind " + lexeme.field + ":",
                   "one name a field: (" + lexeme.field + ":A OR " + lexeme.field + ":B)");
  }
  std::vector<std::string> ids = ids_of(field, lexeme.value, reading.resolve);
  if (ids.empty()) {
    throw error_at(text, lexeme.place, unknown_name(field, lexeme.value),
                   name_hint(field, near_values(reading, field, lexeme.value)));
  }
  return entity_node(field, std::move(ids));
}

Node date_node(std::string_view text, const Lexeme& lexeme, const Reading& reading) {
  const auto read = read_range(lexeme.value, reading.today);
  if (const auto* fault = std::get_if<DateFault>(&read)) {
    const std::size_t value = lexeme.value_begin;
    const bool has_place = fault->place.begin < fault->place.end;
    const ByteRange place{value + fault->place.begin, value + fault->place.end};
    throw error_at(text, has_place ? place : lexeme.place, fault->why, date_hint());
  }
  return {Node::Kind::Dates, Field::Date, {}, std::get<DateRange>(read)};
}

void refuse_empty(std::string_view text, Field field, const Lexeme& lexeme) {
  if (!lexeme.value.empty()) return;
  throw error_at(text, lexeme.place, "there is nothing behind " + lexeme.field + ":",
                 "as in " + std::string(schema::spec(field).example));
}

bool has_reports(const Reading& reading, Field field, std::string_view value) {
  return !reading.values.has || reading.values.has(field, value);
}

Node source_node(std::string_view text, const Lexeme& lexeme, const Reading& reading) {
  refuse_empty(text, Field::Source, lexeme);
  const std::string source = fold(lexeme.value);
  if (!has_reports(reading, Field::Source, source)) {
    throw error_at(text, lexeme.place, "no report is from a source \"" + lexeme.value + "\"",
                   did_you_mean(Field::Source, near_values(reading, Field::Source, source)) +
                       "the whole name of a source in any case, several words in quotation marks");
  }
  return {Node::Kind::Term, Field::Source, {source}};
}

Node language_node(std::string_view text, const Lexeme& lexeme, const Reading& reading) {
  refuse_empty(text, Field::Language, lexeme);
  if (auto code = language_code(lexeme.value)) {
    return {Node::Kind::Term, Field::Language, {std::move(*code)}};
  }
  // An archive can state languages that have no code of two letters, as "ceb".
  const std::string tag = ascii_lower(schema::language_of(lexeme.value));
  if (reading.values.has && reading.values.has(Field::Language, tag)) {
    return {Node::Kind::Term, Field::Language, {tag}};
  }
  throw error_at(text, lexeme.place, "\"" + lexeme.value + "\" is no language",
                 did_you_mean(Field::Language, near_languages(lexeme.value)) +
                     "its code of two letters or its English name: language:zh, language:chinese");
}

bool says_nothing_alone(std::string_view word) {
  if (has_ngrams(word)) return false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); at += decode_utf8(word, at).bytes) {
    if (word[at] >= '0' && word[at] <= '9') return true;
    ++letters;
  }
  return letters <= 2;
}

}  // namespace

Node field_node(std::string_view text, const Lexeme& lexeme, const Reading& reading) {
  const FieldSpec* spec = field_named(ascii_lower(lexeme.field));
  if (spec == nullptr) throw_unknown_field(text, lexeme);
  refuse_star(text, *spec, lexeme);
  switch (spec->field) {
    case Field::Leader:
    case Field::Country:
    case Field::Organisation:
    case Field::About:
      return name_node(text, spec->field, lexeme, reading);
    case Field::Source:
      return source_node(text, lexeme, reading);
    case Field::Language:
      return language_node(text, lexeme, reading);
    case Field::Date:
      return date_node(text, lexeme, reading);
    default:
      return title_node(text, lexeme);
  }
}

Node option_node(EntityKind kind, const std::string& name, const Reading& reading) {
  const Field field = schema::field_of(kind);
  std::vector<std::string> ids = reading.resolve(kind, name);
  if (ids.empty()) {
    throw Error(ErrorKind::Usage, unknown_name(field, name),
                did_you_mean(field, near_values(reading, field, name)) +
                    "any name that news uses will do, or an id as a search shows it");
  }
  return entity_node(field, std::move(ids));
}

Node phrase_node(Field field, std::vector<std::string> words) {
  Node node{Node::Kind::Phrase, field};
  node.words = std::move(words);
  return node;
}

Node words_node(Field field, const std::vector<AskedForms>& words) {
  const auto is_weak = [](const AskedForms& word) { return says_nothing_alone(word.folded); };
  if (words.size() > 1 && std::any_of(words.begin(), words.end(), is_weak)) {
    std::vector<std::string> folded;
    for (const AskedForms& word : words) folded.push_back(word.folded);
    return phrase_node(field, std::move(folded));
  }
  Node alternatives{Node::Kind::SideBySide};
  for (const AskedForms& word : words) {
    Node node{Node::Kind::Word, field};
    node.words.push_back(word.folded);
    if (word.written != word.folded) node.words.push_back(word.written);
    alternatives.children.push_back(std::move(node));
  }
  if (alternatives.children.size() > 1) return alternatives;
  Node only = std::move(alternatives.children.front());
  return only;
}

}  // namespace chancery
