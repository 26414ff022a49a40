#include "search/query.h"

#include <algorithm>

#include "corpus/schema/index_schema.h"
#include "search/expression.h"

namespace chancery {

namespace {

using Xapian::Query;

class Compiler {
 public:
  explicit Compiler(const Xapian::Database& database) { schema::configure(parser_, database); }

  Query run(const Node& node) {
    switch (node.kind) {
      case Node::Kind::Word:
        return parsed(node.words.front(), node.field);
      case Node::Kind::Phrase:
        return parsed(phrase_text(node.words), node.field);
      case Node::Kind::Entity:
        return entity(node);
      case Node::Kind::Term:
        return without_weight(Query(filter_term(node.field, node.words.front())));
      case Node::Kind::Dates:
        return dates(node.dates);
      case Node::Kind::Prefix:
        return beginning(node);
      case Node::Kind::Near:
        return near(node);
      case Node::Kind::SideBySide:
        return narrowed(node, Query::OP_OR);
      case Node::Kind::And:
        return narrowed(node, Query::OP_AND);
      case Node::Kind::Or:
        return joined(Query::OP_OR, node.children);
      case Node::Kind::Not:
        return {Query::OP_AND_NOT, Query::MatchAll, run(node.children.front())};
    }
    return {};
  }

 private:
  /// Folded words are lower case, so that the parser stems them and takes none for an operator.
  Query parsed(const std::string& text, schema::Field field) {
    return parser_.parse_query(text, Xapian::QueryParser::FLAG_PHRASE,
                               std::string(schema::spec(field).prefix));
  }

  static std::string phrase_text(const std::vector<std::string>& words) {
    std::string text = "\"";
    for (const std::string& word : words) text += word + " ";
    text.back() = '"';
    return text;
  }

  static Query entity(const Node& node) {
    std::vector<Query> terms;
    for (const std::string& id : node.words) terms.emplace_back(schema::term(node.field, id));
    return without_weight({Query::OP_OR, terms.begin(), terms.end()});
  }

  /// The words that begin so rank as one word. Of very many only the most frequent count:
  /// "a*" with all of its words takes half a second and more.
  static Query beginning(const Node& node) {
    constexpr Xapian::termcount kMostWords = 100;
    return {Query::OP_WILDCARD, schema::term(node.field, node.words.front()), kMostWords,
            Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM};
  }

  /// Words have places in the form in which they are written only; stems have none.
  static Query written(const Node& node) {
    if (node.kind == Node::Kind::Word) {
      return Query(schema::term(node.field, node.words.front()));
    }
    std::vector<Query> alternatives;
    for (const Node& child : node.children) alternatives.push_back(written(child));
    return {Query::OP_OR, alternatives.begin(), alternatives.end()};
  }

  /// Xapian's window is the number of places from the first word to the last, both included.
  static Query near(const Node& node) {
    std::vector<Query> words;
    for (const Node& child : node.children) words.push_back(written(child));
    return {node.is_ordered ? Query::OP_PHRASE : Query::OP_NEAR, words.begin(), words.end(),
            static_cast<Xapian::termcount>(node.window + words.size() - 1)};
  }

  static std::string filter_term(schema::Field field, const std::string& value) {
    return field == schema::Field::Source ? schema::source_term(value)
                                          : schema::language_term(value);
  }

  static Query dates(const DateRange& range) {
    const Xapian::valueno slot = schema::spec(schema::Field::Date).slot;
    const schema::SlotRange bounds = schema::encode_range(range);
    if (bounds.last.empty()) return {Query::OP_VALUE_GE, slot, bounds.first};
    // From "" on, undated reports would match too: their value is "".
    const std::string first = bounds.first.empty() ? "0" : bounds.first;
    return {Query::OP_VALUE_RANGE, slot, first, bounds.last};
  }

  static Query without_weight(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

  Query joined(Query::op how, const std::vector<Node>& nodes) {
    std::vector<Query> queries;
    for (const Node& node : nodes) queries.push_back(run(node));
    return {how, queries.begin(), queries.end()};
  }

  /// What ranks, joined by `how`, narrowed by what does not and by what is excluded.
  Query narrowed(const Node& node, Query::op how) {
    std::vector<Node> ranking, filters, excluded;
    for (const Node& child : node.children) {
      if (child.kind == Node::Kind::Not) {
        excluded.push_back(child.children.front());
      } else {
        (ranks(child) ? ranking : filters).push_back(child);
      }
    }
    std::vector<Query> conditions;
    if (!ranking.empty()) conditions.push_back(joined(how, ranking));
    if (!filters.empty()) conditions.push_back(joined(Query::OP_AND, filters));
    const Query all = conditions.empty()
                          ? Query::MatchAll
                          : Query(Query::OP_AND, conditions.begin(), conditions.end());
    if (excluded.empty()) return all;
    return {Query::OP_AND_NOT, all, joined(Query::OP_OR, excluded)};
  }

  Xapian::QueryParser parser_;
};

void highlight_entity(const Node& node, Highlighter& highlighter) {
  for (const EntityKind kind : kAllEntityKinds) {
    if (node.field != schema::Field::About && node.field != schema::field_of(kind)) continue;
    for (const std::string& id : node.words) highlighter.add_entity(kind, id);
  }
}

/// An excluded word is not shown: where it stood, the report did not match.
void highlight(const Node& node, Highlighter& highlighter) {
  const bool is_of_text = node.field == schema::Field::Text;
  switch (node.kind) {
    case Node::Kind::Word:
      if (is_of_text) highlighter.add_word(node.words.front());
      break;
    case Node::Kind::Phrase:
      if (is_of_text) highlighter.add_phrase(node.words);
      break;
    case Node::Kind::Prefix:
      if (is_of_text) highlighter.add_prefix(node.words.front());
      break;
    case Node::Kind::Entity:
      highlight_entity(node, highlighter);
      break;
    case Node::Kind::Term:
    case Node::Kind::Dates:
    case Node::Kind::Not:
      break;
    default:
      for (const Node& child : node.children) highlight(child, highlighter);
  }
}

}  // namespace

CompiledQuery compile(const Question& question, const Xapian::Database& database,
                      const KnownNames& names) {
  const KnownValues values{
      [&](schema::Field field, std::string_view value) { return names.has(field, value); },
      [&](schema::Field field, std::string_view value) { return names.near(field, value); }};
  const Node node = parse_question(
      question, [&](EntityKind kind, std::string_view name) { return names.resolve(kind, name); },
      values);
  CompiledQuery compiled{Compiler(database).run(node), ranks(node), to_text(node), {}};
  highlight(node, compiled.highlighter);
  return compiled;
}

}  // namespace chancery
