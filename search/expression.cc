#include "search/expression.h"

#include <algorithm>

#include "corpus/schema/stop_words.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"
#include "corpus/text/ngrams.h"
#include "search/field_value.h"
#include "search/lexer.h"

namespace chancery {

namespace {

using Kind = Lexeme::Kind;

// Deeper than any question that a person types; keeps the recursion far from the stack's end.
constexpr std::size_t kMostNested = 64;

bool is_operator(const Lexeme& lexeme) {
  return lexeme.kind == Kind::And || lexeme.kind == Kind::Or || lexeme.kind == Kind::Not ||
         lexeme.kind == Kind::Near;
}

bool begins_item(const Lexeme& lexeme) {
  return lexeme.kind == Kind::Words || lexeme.kind == Kind::Phrase || lexeme.kind == Kind::Prefix ||
         lexeme.kind == Kind::Field || lexeme.kind == Kind::Open || lexeme.kind == Kind::Not;
}

bool is_stop_word(const Node& node) {
  return node.kind == Node::Kind::Word && !node.is_named &&
         schema::is_stop_word(node.words.front());
}

/// Stop words count only where there is nothing better to rank by.
void drop_stop_words(std::vector<Node>& nodes) {
  const bool has_better = std::any_of(nodes.begin(), nodes.end(), [](const Node& node) {
    return ranks(node) && !is_stop_word(node);
  });
  if (has_better)
    nodes.erase(std::remove_if(nodes.begin(), nodes.end(), is_stop_word), nodes.end());
}

Node joined(Node::Kind kind, std::vector<Node> nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  Node node{kind};
  node.children = std::move(nodes);
  return node;
}

Node without_stop_words(Node node) {
  if (node.kind != Node::Kind::SideBySide) return node;
  drop_stop_words(node.children);
  return joined(node.kind, std::move(node.children));
}

/// Words alone, as they were written: what NEAR needs.
Node without_names(Node node) {
  if (node.kind == Node::Kind::Name && node.replaces_words) {
    return words_node(schema::Field::Text, asked_forms(node.surface));
  }
  std::vector<Node> kept;
  for (Node& child : node.children) {
    if (child.kind == Node::Kind::Name && !child.replaces_words) continue;
    kept.push_back(without_names(std::move(child)));
  }
  node.children = std::move(kept);
  if (node.kind != Node::Kind::SideBySide || node.children.size() != 1) return node;
  Node only = std::move(node.children.front());
  return only;
}

/// Adds to what stands side by side; what stands so already is taken apart.
void add_beside(std::vector<Node>& nodes, Node node) {
  if (node.kind != Node::Kind::SideBySide) return nodes.push_back(std::move(node));
  for (Node& child : node.children) nodes.push_back(std::move(child));
}

bool is_words_only(const Node& node) {
  return node.kind == Node::Kind::SideBySide &&
         std::all_of(node.children.begin(), node.children.end(), [](const Node& child) {
           return child.kind == Node::Kind::Word || child.kind == Node::Kind::Phrase ||
                  child.kind == Node::Kind::Name;
         });
}

/// What can be found by its place as one: a word of the text, or alternatives of such.
bool has_one_place(const Node& node) {
  if (node.kind == Node::Kind::Word) {
    return node.field == schema::Field::Text && ngram_words(node.words.front()).size() == 1;
  }
  const bool are_alternatives = node.kind == Node::Kind::Or || node.kind == Node::Kind::SideBySide;
  return are_alternatives && std::all_of(node.children.begin(), node.children.end(), has_one_place);
}

/// The same, or a word in several characters that has as many places.
bool has_place(const Node& node) {
  const bool is_word = node.kind == Node::Kind::Word && node.field == schema::Field::Text;
  return is_word || has_one_place(node);
}

/// Recursive descent: one function a level of the language.
class Parser {
 public:
  Parser(std::string_view text, const Reading& reading, const UnderstandWords& understand,
         const DateRange& days)
      : text_(text), reading_(reading), understand_(understand), days_(days), lexemes_(lex(text)) {
    if (days_ == DateRange{}) days_ = days_asked();
  }

  Node run() {
    if (current().kind == Kind::End) return {Node::Kind::SideBySide};
    Node node = either();
    if (current().kind != Kind::End) operand_missing();
    return node;
  }

 private:
  /// The days of the first date: that is not excluded.
  DateRange days_asked() const {
    for (std::size_t i = 0; i < lexemes_.size(); ++i) {
      const bool is_date = lexemes_[i].kind == Kind::Field &&
                           ascii_lower(lexemes_[i].field) ==
                               schema::spec(schema::Field::Date).name;
      const bool is_excluded = i > 0 && lexemes_[i - 1].kind == Kind::Not;
      if (is_date && !is_excluded) return field_node(text_, lexemes_[i], reading_).dates;
    }
    return {};
  }

  const Lexeme& current() const { return lexemes_[position_]; }

  std::string_view text_at(ByteRange place) const {
    return text_.substr(place.begin, place.end - place.begin);
  }

  Node either() {
    std::vector<Node> operands;
    operands.push_back(both());
    while (current().kind == Kind::Or) {
      ++position_;
      operands.push_back(both());
    }
    return joined(Node::Kind::Or, std::move(operands));
  }

  Node both() {
    std::vector<Node> operands;
    operands.push_back(side_by_side());
    while (current().kind == Kind::And) {
      ++position_;
      operands.push_back(side_by_side());
    }
    return joined(Node::Kind::And, std::move(operands));
  }

  Node side_by_side() {
    if (!begins_item(current())) operand_missing();
    std::vector<Node> items;
    while (begins_item(current())) {
      if (is_plain_word() && understand_) {
        for (Node& node : plain_words()) items.push_back(std::move(node));
        continue;
      }
      Node node = nearby();
      if (is_words_only(node)) {
        add_beside(items, std::move(node));
      } else {
        items.push_back(std::move(node));
      }
    }
    drop_stop_words(items);
    return joined(Node::Kind::SideBySide, std::move(items));
  }

  Node nearby() {
    std::size_t first = position_;
    Node node = item();
    if (current().kind != Kind::Near) return node;
    const Lexeme& near = current();
    Node chain{Node::Kind::Near};
    chain.window = near.window;
    chain.is_ordered = near.is_ordered;
    chain.children.push_back(with_place(std::move(node), first));
    while (current().kind == Kind::Near) {
      check_link(near, current(), chain.children.size());
      ++position_;
      if (!begins_item(current())) operand_missing();
      first = position_;
      chain.children.push_back(with_place(item(), first));
    }
    return chain;
  }

  /// An operand of NEAR or ADJ, whose lexemes begin at `first`.
  Node with_place(Node node, std::size_t first) const {
    node = without_names(std::move(node));
    if (has_place(node)) return node;
    throw error_at(text_, {lexemes_[first].place.begin, lexemes_[position_ - 1].place.end},
                   "NEAR and ADJ stand between words",
                   "a word, or (this OR that) of words, on each side; no phrase, field, star or "
                   "NOT: join those by AND");
  }

  /// `link` joins one more operand to the `operands` of a chain.
  void check_link(const Lexeme& first, const Lexeme& link, std::size_t operands) const {
    if (link.window != first.window || link.is_ordered != first.is_ordered) {
      throw error_at(text_, link.place, "a chain of NEAR or ADJ has one distance",
                     "as in a NEAR/5 b NEAR/5 c; or join two of them by AND");
    }
    if (link.window + operands > kWidestWindow + 1) {
      throw error_at(text_, link.place,
                     "this reaches over more than " + std::to_string(kWidestWindow) + " words",
                     "a smaller number behind the stroke, or fewer words");
    }
  }

  Node item() {
    const Lexeme& lexeme = lexemes_[position_++];
    switch (lexeme.kind) {
      case Kind::Not:
        return negated();
      case Kind::Open:
        return group(lexeme);
      case Kind::Field:
        return without_stop_words(field_node(text_, lexeme, reading_));
      case Kind::Prefix:
        return {Node::Kind::Prefix, schema::Field::Text, lexeme.words};
      case Kind::Phrase:
        return phrase_node(schema::Field::Text, lexeme.words);
      default:
        return without_stop_words(words_node(schema::Field::Text, asked_forms(text_at(lexeme.place))));
    }
  }

  /// Words that are no operand of NEAR.
  bool is_plain_word() const {
    return current().kind == Kind::Words && lexemes_[position_ + 1].kind != Kind::Near;
  }

  /// Words that stand side by side, and the names in them.
  std::vector<Node> plain_words() {
    const std::size_t begin = current().place.begin;
    std::size_t end = begin;
    std::vector<Node> nodes;
    while (is_plain_word()) {
      end = current().place.end;
      add_beside(nodes, item());
    }
    add_names(text_at({begin, end}), nodes);
    return nodes;
  }

  void add_names(std::string_view words, std::vector<Node>& nodes) const {
    for (UnderstoodName& name : understand_(words, days_)) {
      std::string surface(words.substr(name.begin, name.end - name.begin));
      if (name.is_abbreviation) drop_words(nodes, folded_words(surface));
      keep_words(nodes, folded_words(surface));
      Node node{Node::Kind::Name, schema::field_of(name.kind)};
      node.words = std::move(name.ids);
      node.surface = std::move(surface);
      node.replaces_words = name.is_abbreviation;
      nodes.push_back(std::move(node));
    }
  }

  static bool is_word(const Node& node, const std::vector<std::string>& words) {
    return node.kind == Node::Kind::Word && words.size() == 1 && node.words.front() == words.front();
  }

  /// "May": no stop word where it names somebody.
  static void keep_words(std::vector<Node>& nodes, const std::vector<std::string>& words) {
    for (Node& node : nodes) {
      if (is_word(node, words)) node.is_named = true;
    }
  }

  /// "US": its term is also that of "us".
  static void drop_words(std::vector<Node>& nodes, const std::vector<std::string>& words) {
    std::erase_if(nodes, [&](const Node& node) { return is_word(node, words); });
  }

  /// A plain word that names somebody excludes the reports on him, too.
  Node negated() {
    if (!begins_item(current()) || current().kind == Kind::Not) operand_missing();
    Node node{Node::Kind::Not};
    if (current().kind == Kind::Words && understand_) {
      const ByteRange place = current().place;
      std::vector<Node> nodes;
      add_beside(nodes, item());
      add_names(text_at(place), nodes);
      node.children.push_back(joined(Node::Kind::SideBySide, std::move(nodes)));
    } else {
      node.children.push_back(item());
    }
    return node;
  }

  Node group(const Lexeme& open) {
    if (++depth_ > kMostNested) {
      throw error_at(text_, open.place, "the parentheses are nested too deeply", "ask in parts");
    }
    Node node = either();
    if (current().kind != Kind::Close) not_closed(open);
    ++position_;
    --depth_;
    return node;
  }

  [[noreturn]] void not_closed(const Lexeme& open) const {
    throw error_at(text_, open.place, "this parenthesis is not closed",
                   "close it, or leave it out");
  }

  /// Throws the error that says what is missing where an item should begin.
  [[noreturn]] void operand_missing() const {
    const Lexeme* before = position_ > 0 ? &lexemes_[position_ - 1] : nullptr;
    if (before != nullptr && is_operator(*before)) lonely(*before, " needs something behind it");
    if (is_operator(current())) lonely(current(), " needs something before it");
    if (before != nullptr && before->kind == Kind::Open) {
      if (current().kind != Kind::Close) not_closed(*before);
      throw error_at(text_, {before->place.begin, current().place.end},
                     "there is nothing between these parentheses", "leave them out");
    }
    throw error_at(text_, current().place, "this parenthesis was never opened",
                   "open it, or leave it out");
  }

  [[noreturn]] void lonely(const Lexeme& lexeme, std::string_view what) const {
    const ByteRange place = lexeme.place;
    const std::string name(text_at(place));
    throw error_at(text_, place, name + std::string(what),
                   name == "-" ? "a blank on both sides makes it a dash"
                               : "in lower case it is a word like any other");
  }

  std::string_view text_;
  const Reading& reading_;
  const UnderstandWords& understand_;
  DateRange days_;
  std::vector<Lexeme> lexemes_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
};

/// What an option --source or --language stands for: the field of its name.
Node field_option(schema::Field field, const std::string& value, const Reading& reading) {
  Lexeme lexeme{Kind::Field, {}};
  lexeme.field = schema::spec(field).name;
  lexeme.value = value;
  lexeme.value_begin = lexeme.field.size() + 1;
  lexeme.is_quoted = true;
  const std::string text = lexeme.field + ":" + value;
  lexeme.place = {0, text.size()};
  return field_node(text, lexeme, reading);
}

/// Adds the values of one kind: each narrows, or any of them does.
void add_values(std::vector<Node>& nodes, const std::vector<std::string>& values,
                bool alternatives, const std::function<Node(const std::string&)>& node_of) {
  std::vector<Node> added;
  for (const std::string& value : values) added.push_back(node_of(value));
  if (alternatives && !added.empty()) {
    nodes.push_back(joined(Node::Kind::Or, std::move(added)));
  } else {
    for (Node& node : added) nodes.push_back(std::move(node));
  }
}

void add_filters(std::vector<Node>& nodes, const Filters& filters, const Reading& reading) {
  const auto add_names = [&](EntityKind kind, const std::vector<std::string>& names) {
    add_values(nodes, names, filters.alternatives,
               [&](const std::string& name) { return option_node(kind, name, reading); });
  };
  const auto add_fields = [&](schema::Field field, const std::vector<std::string>& values) {
    add_values(nodes, values, filters.alternatives,
               [&](const std::string& value) { return field_option(field, value, reading); });
  };
  add_names(EntityKind::Leader, filters.leaders);
  add_names(EntityKind::Country, filters.countries);
  add_names(EntityKind::Organisation, filters.organisations);
  add_fields(schema::Field::Source, filters.sources);
  add_fields(schema::Field::Language, filters.languages);
  if (filters.dates.first || filters.dates.last) {
    nodes.push_back({Node::Kind::Dates, schema::Field::Date, {}, filters.dates});
  }
}

}  // namespace

Node parse_question(const Question& question, const ResolveName& resolve,
                    const UnderstandWords& understand, const KnownValues& values) {
  const std::string text = clean_line(question.text);
  const Reading reading{resolve, values, question.today};
  const UnderstandWords nothing;
  Node asked =
      Parser(text, reading, question.literal ? nothing : understand, question.filters.dates).run();
  const bool has_text = asked.kind != Node::Kind::SideBySide || !asked.children.empty();
  const bool has_other = question.all || !question.like.empty() || question.filters.any();
  if (!has_text && !has_other) throw empty_question();
  if (question.all && ranks(asked)) {
    throw Error(ErrorKind::Usage, "--all asks for every report, so there are no words to rank by",
                "leave out --all, or the words");
  }
  std::vector<Node> nodes;
  add_beside(nodes, std::move(asked));
  add_filters(nodes, question.filters, reading);
  return joined(Node::Kind::SideBySide, std::move(nodes));
}

bool ranks(const Node& node) {
  if (node.kind == Node::Kind::Word || node.kind == Node::Kind::Phrase ||
      node.kind == Node::Kind::Prefix || node.kind == Node::Kind::Name) {
    return true;
  }
  return node.kind != Node::Kind::Not &&
         std::any_of(node.children.begin(), node.children.end(), ranks);
}

}  // namespace chancery
