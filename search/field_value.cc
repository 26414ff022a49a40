#include "search/field_value.h"

#include <algorithm>
#include <numeric>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

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

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
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

std::string name_hint(Field field) {
  const std::string name(schema::spec(field).name);
  return "any name that news uses will do, several words in quotation marks: " + name +
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
    if (field != Field::About && field != schema::field_of(kind)) continue;
    for (std::string& id : resolve(kind, name)) ids.push_back(std::move(id));
  }
  return ids;
}

Node title_node(std::string_view text, const Lexeme& lexeme) {
  std::vector<std::string> words = folded_words(lexeme.value);
  if (words.empty()) {
    throw error_at(text, lexeme.place, "there is no word behind " + lexeme.field + ":",
                   "one word, or several in quotation marks: title:\"energy talks\"");
  }
  return lexeme.is_quoted ? phrase_node(Field::Title, std::move(words))
                          : words_node(Field::Title, std::move(words));
}

Node name_node(std::string_view text, Field field, const Lexeme& lexeme,
               const ResolveName& resolve) {
  if (lexeme.value.empty()) {
    throw error_at(text, lexeme.place, "there is no name behind " + lexeme.field + ":",
                   "one name a field: (" + lexeme.field + ":A OR " + lexeme.field + ":B)");
  }
  std::vector<std::string> ids = ids_of(field, lexeme.value, resolve);
  if (ids.empty()) {
    throw error_at(text, lexeme.place, unknown_name(field, lexeme.value), name_hint(field));
  }
  return entity_node(field, std::move(ids));
}

Node date_node(std::string_view text, const Lexeme& lexeme) {
  const auto range = parse_range(lexeme.value);
  if (!range) {
    throw error_at(text, lexeme.place, "\"" + lexeme.value + "\" is no date and no range of dates",
                   "a year, month or day that exists, or two of them, the earlier first: "
                   "date:2024-01..2025-03");
  }
  return {Node::Kind::Dates, Field::Date, {}, *range};
}

Node term_node(std::string_view text, Field field, const Lexeme& lexeme) {
  if (lexeme.value.empty()) {
    throw error_at(text, lexeme.place, "there is nothing behind " + lexeme.field + ":",
                   "as in " + std::string(schema::spec(field).example));
  }
  return {Node::Kind::Term, field, {lexeme.value}};
}

bool says_nothing_alone(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); at += decode_utf8(word, at).bytes) {
    if (word[at] >= '0' && word[at] <= '9') return true;
    ++letters;
  }
  return letters <= 2;
}

}  // namespace

Node field_node(std::string_view text, const Lexeme& lexeme, const ResolveName& resolve) {
  const FieldSpec* spec = field_named(ascii_lower(lexeme.field));
  if (spec == nullptr) throw_unknown_field(text, lexeme);
  switch (spec->field) {
    case Field::Leader:
    case Field::Country:
    case Field::Organisation:
    case Field::About:
      return name_node(text, spec->field, lexeme, resolve);
    case Field::Source:
    case Field::Language:
      return term_node(text, spec->field, lexeme);
    case Field::Date:
      return date_node(text, lexeme);
    default:
      return title_node(text, lexeme);
  }
}

Node option_node(EntityKind kind, const std::string& name, const ResolveName& resolve) {
  std::vector<std::string> ids = resolve(kind, name);
  if (ids.empty()) {
    throw Error(ErrorKind::Usage, unknown_name(schema::field_of(kind), name),
                "any name that news uses will do, or an id as a search shows it");
  }
  return entity_node(schema::field_of(kind), std::move(ids));
}

Node phrase_node(Field field, std::vector<std::string> words) {
  Node node{Node::Kind::Phrase, field};
  node.words = std::move(words);
  return node;
}

Node words_node(Field field, std::vector<std::string> words) {
  const bool is_phrase =
      words.size() > 1 && std::any_of(words.begin(), words.end(), says_nothing_alone);
  if (is_phrase) return phrase_node(field, std::move(words));
  Node alternatives{Node::Kind::SideBySide};
  for (std::string& word : words) {
    Node node{Node::Kind::Word, field};
    node.words.push_back(std::move(word));
    alternatives.children.push_back(std::move(node));
  }
  if (alternatives.children.size() > 1) return alternatives;
  Node only = std::move(alternatives.children.front());
  return only;
}

}  // namespace chancery
