#include "search/query.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include "corpus/schema/date_terms.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stems.h"
#include "corpus/text/ngrams.h"
#include "search/expression.h"
#include "search/more_like.h"
#include "search/proximity.h"
#include "search/proximity_source.h"
#include "search/ranking.h"
#include "search/understanding.h"

namespace chancery {

namespace {

using Xapian::Query;

constexpr std::size_t kWordsOfReport = 20;  // a question that is a report is a long one

EntityKind kind_of(schema::Field field) {
  return *std::find_if(kAllEntityKinds.begin(), kAllEntityKinds.end(),
                       [&](EntityKind kind) { return schema::field_of(kind) == field; });
}

AskedForms asked_forms(const Node& word) { return {word.words.front(), word.words.back()}; }

/// With every character of a script without blanks a word of its own.
std::vector<std::string> characters_of(const std::vector<std::string>& words) {
  std::vector<std::string> result;
  for (const std::string& word : words) {
    for (std::string& part : ngram_words(word)) result.push_back(std::move(part));
  }
  return result;
}

/// `node` with words of characters as a whole: a report that has a part of one has not what was to be
/// excluded.
Node as_phrases(Node node) {
  if (node.kind == Node::Kind::Word && has_ngrams(node.words.front())) {
    node.kind = Node::Kind::Phrase;
    node.words.resize(1);
  }
  for (Node& child : node.children) child = as_phrases(std::move(child));
  return node;
}

class Compiler {
 public:
  /// `words` is how many of the question rank, `span` the days of the index.
  Compiler(const Xapian::Database& database, const WordTerms& terms, Proximities& proximities,
           std::size_t words, const DateRange& span)
      : database_(database),
        terms_(terms),
        proximities_(proximities),
        words_(words),
        span_(span) {}

  RankedQuery ranked(const Node& node) {
    const Query query = run(node);
    if (!has_nearness_) return {query, query, false, weights(node)};
    is_bound_ = true;
    return {query, run(node), true, weights(node), near_within_};
  }

 private:
  Query run(const Node& node) {
    switch (node.kind) {
      case Node::Kind::Word:
        return word(node);
      case Node::Kind::Phrase:
        return side_by_side(characters_of(node.words), node.field);
      case Node::Kind::Name:
        return name(node);
      case Node::Kind::Entity:
        return entity(node);
      case Node::Kind::Term:
        return without_weight(Query(schema::publication_term(node.field, node.words.front())));
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
        return {Query::OP_AND_NOT, Query::MatchAll, left_out({as_phrases(node.children.front())})};
    }
    return {};
  }

  /// Its forms in all languages rank as one word.
  Query word(const Node& node) const {
    if (has_ngrams(node.words.front())) return ngrams(node);
    return any_of(terms_.of(node.field, asked_forms(node)));
  }

  static Query any_of(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Query(terms.front());
    return {Query::OP_SYNONYM, terms.begin(), terms.end()};
  }

  /// The reports that can have the word as it is written.
  Query having(schema::Field field, const std::string& folded) const {
    return any_of(terms_.of_written(field, folded));
  }

  Query ngrams(const Node& node) const {
    std::vector<Query> parts;
    for (const std::vector<std::string>& part : ngram_parts(node.words.front())) {
      parts.push_back(side_by_side(part, node.field));
    }
    return {Query::OP_OR, parts.begin(), parts.end()};
  }

  /// A phrase. Where it is of characters, their pairs rank, and are found sooner than each of them.
  Query side_by_side(const std::vector<std::string>& words, schema::Field field) const {
    Proximity phrase(field, static_cast<std::uint32_t>(words.size()), true);
    std::vector<Query> terms, pairs;
    for (std::size_t i = 0; i < words.size(); ++i) {
      terms.push_back(having(field, words[i]));
      phrase.add(words[i]);
      if (i == 0 || !is_ngram_pair(words[i - 1] + words[i])) continue;
      pairs.emplace_back(schema::term(field, words[i - 1] + words[i]));
    }
    const bool is_of_characters = pairs.size() + 1 == terms.size();
    if (terms.size() == 1) {
      const bool is_written_so = terms_.of_written(field, words.front()) ==
                                 std::vector{schema::term(field, words.front())};
      return is_written_so ? terms.front() : narrowed_to(phrase, terms.front(), proximities_);
    }
    if (is_of_characters && pairs.size() == 1) return pairs.front();
    const std::vector<Query>& ranking = is_of_characters ? pairs : terms;
    return narrowed_to(phrase, Query(Query::OP_AND, ranking.begin(), ranking.end()), proximities_);
  }

  static std::vector<Query> entity_terms(const Node& node) {
    std::vector<Query> terms;
    for (const std::string& id : node.words) terms.emplace_back(schema::term(node.field, id));
    return terms;
  }

  /// Reports on any of those meant; how central they are there is their terms' frequency.
  static Query name(const Node& node) {
    const std::vector<Query> terms = entity_terms(node);
    return {Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, terms.begin(), terms.end()),
            ranking::entity_factor(kind_of(node.field))};
  }

  static Query entity(const Node& node) {
    const std::vector<Query> terms = entity_terms(node);
    return without_weight({Query::OP_OR, terms.begin(), terms.end()});
  }

  /// The words that begin so rank as one word. Of very many only the most frequent count, or nearly every report
  /// would have to be looked at.
  Query beginning(const Node& node) const {
    const std::string& asked = node.words.front();
    if (has_ngrams(asked)) return word(node);
    constexpr Xapian::termcount kMostWords = 100;
    // Words that begin with no letter have no stem: they are terms themselves.
    if (!schema::has_stem(asked)) {
      return {Query::OP_WILDCARD, schema::term(node.field, asked), kMostWords,
              Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM};
    }
    std::map<std::string, std::vector<std::string>> words;  // by the terms of which a report has one
    schema::for_each_word(database_, asked, [&](const std::string& folded) {
      for (std::string& term : terms_.of_written(node.field, folded)) {
        words[std::move(term)].push_back(folded);
      }
      return true;
    });
    const std::vector<std::string> terms = most_frequent(words, kMostWords);
    if (terms.empty()) return Query::MatchNothing;
    std::vector<std::string_view> meant;
    for (const std::string& term : terms) {
      meant.insert(meant.end(), words[term].begin(), words[term].end());
    }
    Proximity anywhere(node.field, 1, false);
    anywhere.add(meant);
    return narrowed_to(anywhere, any_of(terms), proximities_);
  }

  template <typename Words>
  std::vector<std::string> most_frequent(const Words& words, std::size_t most) const {
    std::vector<std::pair<Xapian::doccount, std::string>> by_reports;
    for (const auto& [term, forms] : words) {
      if (const auto reports = database_.get_termfreq(term)) by_reports.emplace_back(reports, term);
    }
    std::sort(by_reports.rbegin(), by_reports.rend());
    if (by_reports.size() > most) by_reports.resize(most);
    std::vector<std::string> terms;
    for (auto& [reports, term] : by_reports) terms.push_back(std::move(term));
    return terms;
  }

  /// The words of an operand of NEAR: any of them may stand there.
  static void add_words(const Node& node, std::vector<std::string>& words) {
    if (node.kind == Node::Kind::Word) words.push_back(node.words.front());
    for (const Node& child : node.children) add_words(child, words);
  }

  Query near(const Node& node) const {
    const schema::Field field = schema::Field::Text;
    std::vector<std::vector<std::string>> operands;  // of each its alternatives
    std::vector<Query> conditions, whole;            // operands of several characters
    for (const Node& child : node.children) {
      if (child.kind != Node::Kind::Word) {
        add_words(child, operands.emplace_back());
        continue;
      }
      const std::vector<std::string> characters = ngram_words(child.words.front());
      for (const std::string& word : characters) operands.push_back({word});
      if (characters.size() > 1) whole.push_back(side_by_side(characters, field));
    }
    Proximity near(field, static_cast<std::uint32_t>(node.window + operands.size() - 1),
                   node.is_ordered);
    for (const std::vector<std::string>& words : operands) {
      near.add({words.begin(), words.end()});
      std::vector<Query> alternatives;
      for (const std::string& word : words) alternatives.push_back(having(field, word));
      conditions.emplace_back(Query::OP_OR, alternatives.begin(), alternatives.end());
    }
    Query all(Query::OP_AND, conditions.begin(), conditions.end());
    if (!whole.empty()) {
      all = Query(Query::OP_FILTER, all, Query(Query::OP_AND, whole.begin(), whole.end()));
    }
    return narrowed_to(near, all, proximities_);
  }

  /// Within the days of the index a range is a few terms, however far it reaches.
  Query dates(const DateRange& range) const {
    if (!span_.first || !span_.last) return Query::MatchNothing;
    const auto first = std::max(range.first.value_or(*span_.first), *span_.first);
    const auto last = std::min(range.last.value_or(*span_.last), *span_.last);
    const std::vector<std::string> terms = schema::date_terms(first, last);
    return without_weight({Query::OP_OR, terms.begin(), terms.end()});
  }

  static Query without_weight(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

  Query joined(Query::op how, const std::vector<Node>& nodes) {
    std::vector<Query> queries;
    for (const Node& node : nodes) queries.push_back(run(node));
    return {how, queries.begin(), queries.end()};
  }

  /// What is excluded has no weight, so nothing can be added to it. Xapian 1.4 would take what adds for
  /// a condition, at times: an AND_MAYBE below AND_NOT compares weights that nobody has set.
  Query left_out(const std::vector<Node>& nodes) {
    const bool was_excluded = std::exchange(is_excluded_, true);
    Query query = joined(Query::OP_OR, nodes);
    is_excluded_ = was_excluded;
    return query;
  }

  /// The words that are neighbours in the question, two by two.
  std::vector<std::pair<std::string, std::string>> neighbours(const std::vector<Node>& nodes) const {
    std::vector<std::pair<std::string, std::string>> pairs;
    if (is_excluded_ || words_ > ranking::kMostForNearness) return pairs;
    const Node* before = nullptr;
    for (const Node& node : nodes) {
      if (node.kind != Node::Kind::Word || node.field != schema::Field::Text) continue;
      if (has_ngrams(node.words.front())) continue;
      if (before != nullptr && before->words.front() != node.words.front()) {
        pairs.emplace_back(before->words.front(), node.words.front());
      }
      before = &node;
    }
    return pairs;
  }

  /// Adds to what ranks where words that are neighbours in the question stand near each other.
  Query with_nearness(const Query& query, const std::vector<Node>& nodes) {
    Query result = query;
    for (const auto& [word, next] : neighbours(nodes)) {
      has_nearness_ = true;
      const Query near(Query::OP_SCALE_WEIGHT, pair_of(word, next),
                       ranking::nearness_factor(words_));
      result = Query(Query::OP_AND_MAYBE, result, near);
    }
    return result;
  }

  Query pair_of(const std::string& word, const std::string& next) const {
    const schema::Field field = schema::Field::Text;
    const std::array<Query, 2> words{having(field, word), having(field, next)};
    const Query both(Query::OP_AND, words.begin(), words.end());
    if (is_bound_) return both;
    return narrowed_to(near_each_other(word, next), both, proximities_, near_within_);
  }

  static Proximity near_each_other(const std::string& word, const std::string& next) {
    Proximity near(schema::Field::Text, ranking::kNearWords, false);
    near.add(word);
    near.add(next);
    return near;
  }

  /// What ranks, joined by `how`, narrowed by what does not and by what is excluded.
  Query narrowed(const Node& node, Query::op how) {
    std::vector<Node> ranking, filters, excluded;
    for (const Node& child : node.children) {
      if (child.kind == Node::Kind::Not) {
        excluded.push_back(as_phrases(child.children.front()));
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
    // Nearness is added to what is left of them: below AND_NOT Xapian 1.4 takes it for a condition at times.
    if (excluded.empty()) return with_nearness(all, ranking);
    return with_nearness({Query::OP_AND_NOT, all, left_out(excluded)}, ranking);
  }

  /// Of terms that stand for one word alone, as in an index of one language, where each that a match has adds to
  /// it: there is no AND below an OR.
  std::optional<TermWeights> weights(const Node& node) const {
    TermWeights weights{ranking::length_factor(words_)};
    if (!add_weights(node, false, weights)) return std::nullopt;
    return weights;
  }

  bool add_weights(const Node& node, bool is_alternative, TermWeights& weights) const {
    if (node.kind == Node::Kind::Word || node.kind == Node::Kind::Name) {
      return add_weight(node, weights);
    }
    if (node.kind == Node::Kind::Phrase) return !is_alternative && add_weights_of_phrase(node, weights);
    if (!ranks(node)) return true;
    const bool is_or = node.kind == Node::Kind::Or || node.kind == Node::Kind::SideBySide;
    if (!is_or && (node.kind != Node::Kind::And || is_alternative)) return false;
    std::vector<Node> ranking;
    for (const Node& child : node.children) {
      // Side by side, what is excluded and what does not rank narrows what does: a match by another alternative
      // can have its words, which add nothing then.
      if (is_alternative && !ranks(child)) return false;
      if (child.kind == Node::Kind::Not) continue;
      if (!add_weights(child, is_alternative || is_or, weights)) return false;
      if (ranks(child)) ranking.push_back(child);
    }
    if (node.kind == Node::Kind::Or) return true;
    const auto pairs = neighbours(ranking);
    if (is_alternative && !pairs.empty()) return false;
    for (const auto& [word, next] : pairs) {
      const std::vector<std::string> first = terms_.of_written(schema::Field::Text, word);
      const std::vector<std::string> second = terms_.of_written(schema::Field::Text, next);
      if (first.size() > 1 || second.size() > 1) return false;
      weights.pairs.push_back({first.front(), second.front(), ranking::nearness_factor(words_),
                               near_each_other(word, next)});
    }
    return true;
  }

  bool add_weights_of_phrase(const Node& node, TermWeights& weights) const {
    for (const std::string& word : node.words) {
      std::vector<std::string> terms = terms_.of_written(node.field, word);
      if (has_ngrams(word) || terms.size() != 1) return false;
      weights.terms.push_back({std::move(terms.front()), 1.0});
    }
    return true;
  }

  bool add_weight(const Node& node, TermWeights& weights) const {
    if (node.kind == Node::Kind::Name) {
      if (node.words.size() != 1) return false;
      weights.terms.push_back({schema::term(node.field, node.words.front()),
                               ranking::entity_factor(kind_of(node.field))});
      return true;
    }
    if (has_ngrams(node.words.front())) return false;
    std::vector<std::string> terms = terms_.of(node.field, asked_forms(node));
    if (terms.size() != 1) return false;
    weights.terms.push_back({std::move(terms.front()), 1.0});
    return true;
  }

  const Xapian::Database& database_;
  const WordTerms& terms_;
  Proximities& proximities_;
  std::size_t words_;
  DateRange span_;
  std::shared_ptr<Limit> near_within_ = std::make_shared<Limit>();
  bool is_bound_ = false;  // words of a pair are near wherever they stand
  bool has_nearness_ = false;
  bool is_excluded_ = false;
};

std::size_t count_words(const Node& node) {
  if (node.kind == Node::Kind::Word && has_ngrams(node.words.front())) {
    return ngram_parts(node.words.front()).size();
  }
  if (node.kind == Node::Kind::Word || node.kind == Node::Kind::Prefix) return 1;
  if (node.kind == Node::Kind::Phrase) return node.words.size();
  std::size_t count = 0;
  if (node.kind != Node::Kind::Not) {
    for (const Node& child : node.children) count += count_words(child);
  }
  return count;
}

void collect_names(const Node& node, const KnownNames& known, std::vector<NameInQuestion>& names) {
  if (node.kind == Node::Kind::Name) {
    NameInQuestion name{node.surface, kind_of(node.field), {}};
    for (const std::string& id : node.words) {
      name.entities.push_back({id, known.display_name(name.kind, id)});
    }
    names.push_back(std::move(name));
  }
  for (const Node& child : node.children) collect_names(child, known, names);
}

/// The days from the first report of the index to the last; open where it has no dated ones.
DateRange span(const Xapian::Database& database) {
  const Xapian::valueno slot = schema::spec(schema::Field::Date).slot;
  return {schema::decode_day(database.get_value_lower_bound(slot)),
          schema::decode_day(database.get_value_upper_bound(slot))};
}

/// Of the names those that some report speaks of, and of whom they can mean these alone.
std::vector<UnderstoodName> known_to(const Xapian::Database& database,
                                     std::vector<UnderstoodName> names) {
  for (UnderstoodName& name : names) {
    std::erase_if(name.ids, [&](const std::string& id) {
      return !database.term_exists(schema::term(schema::field_of(name.kind), id));
    });
  }
  std::erase_if(names, [](const UnderstoodName& name) { return name.ids.empty(); });
  return names;
}

void highlight_entity(const Node& node, Highlighter& highlighter) {
  for (const EntityKind kind : kAllEntityKinds) {
    if (!schema::has_ids_of(node.field, kind)) continue;
    for (const std::string& id : node.words) highlighter.add_entity(kind, id);
  }
}

void highlight_word(const Node& node, const WordTerms& terms, Highlighter& highlighter) {
  const bool is_of_title = node.field == schema::Field::Title;
  if (has_ngrams(node.words.front())) {
    for (const std::vector<std::string>& part : ngram_parts(node.words.front())) {
      is_of_title ? highlighter.add_title_phrase(part) : highlighter.add_phrase(part);
    }
    return;
  }
  // The text has the words of a title, too, so these terms serve for both.
  const std::vector<std::string> forms = terms.of(schema::Field::Text, asked_forms(node));
  is_of_title ? highlighter.add_title_word(forms) : highlighter.add_word(forms);
}

/// An excluded word is not shown: where it stood, the report did not match.
void highlight(const Node& node, const WordTerms& terms, Highlighter& highlighter) {
  const bool is_of_title = node.field == schema::Field::Title;
  switch (node.kind) {
    case Node::Kind::Word:
      highlight_word(node, terms, highlighter);
      break;
    case Node::Kind::Phrase: {
      const std::vector<std::string> words = characters_of(node.words);
      is_of_title ? highlighter.add_title_phrase(words) : highlighter.add_phrase(words);
      break;
    }
    case Node::Kind::Prefix:
      if (has_ngrams(node.words.front())) {
        highlight_word(node, terms, highlighter);
      } else {
        is_of_title ? highlighter.add_title_prefix(node.words.front())
                    : highlighter.add_prefix(node.words.front());
      }
      break;
    case Node::Kind::Name:
    case Node::Kind::Entity:
      highlight_entity(node, highlighter);
      break;
    case Node::Kind::Term:
    case Node::Kind::Dates:
    case Node::Kind::Not:
      break;
    default:
      for (const Node& child : node.children) highlight(child, terms, highlighter);
  }
}

}  // namespace

CompiledQuery compile(const Question& question, const Xapian::Database& database,
                      const KnownNames& names, const WordTerms& terms, Proximities& proximities) {
  const KnownValues values{
      [&](schema::Field field, std::string_view value) { return names.has(field, value); },
      [&](schema::Field field, std::string_view value) { return names.near(field, value); }};
  const Node node = parse_question(
      question, [&](EntityKind kind, std::string_view name) { return names.resolve(kind, name); },
      [&](std::string_view words, const DateRange& days) {
        return known_to(database, understand(words, names.gazetteer(),
                                             days == DateRange{} ? span(database) : days));
      },
      values);
  const std::size_t words = count_words(node);
  Compiler compiler(database, terms, proximities, words, span(database));
  CompiledQuery compiled{compiler.ranked(node), ranks(node), words,
                         to_text(node),         {},          Highlighter(terms.stems())};
  collect_names(node, names, compiled.names);
  highlight(node, terms, compiled.highlighter);
  if (!question.like.empty()) {
    const Query like = more_like(database, question.like, compiled.highlighter);
    compiled.ranked = compiled.ranked.changed(
        [&](const Query& query) { return Query(Query::OP_AND, like, query); });
    compiled.ranks = true;
    compiled.words = std::max(compiled.words, kWordsOfReport);
  }
  return compiled;
}

Query of_runs(const Query& query, const RunRange& runs) {
  if (runs.after >= runs.through) return Query::MatchNothing;
  const Xapian::valueno slot = schema::spec(schema::Field::Run).slot;
  const std::string through = schema::encode_run(runs.through);
  // Up to a run, reports that tell none match, too: their value is "".
  const Query of_them = runs.after == 0
                            ? Query(Query::OP_VALUE_LE, slot, through)
                            : Query(Query::OP_VALUE_RANGE, slot,
                                    schema::encode_run(runs.after + 1), through);
  return {Query::OP_FILTER, query, of_them};
}

}  // namespace chancery
