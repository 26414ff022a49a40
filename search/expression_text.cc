#include <algorithm>

#include "search/expression.h"

namespace chancery {

namespace {

/// How tightly a node holds together; one that holds less than its place asks for is put in
/// parentheses.
enum Level { kEither, kBoth, kSideBySide, kNear, kItem };

Level level(const Node& node) {
  switch (node.kind) {
    case Node::Kind::Or:
      return kEither;
    case Node::Kind::And:
      return kBoth;
    case Node::Kind::SideBySide:
      return kSideBySide;
    case Node::Kind::Near:
      return kNear;
    case Node::Kind::Entity:
      return node.words.size() > 1 ? kEither : kItem;
    default:
      return kItem;
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string prefix(schema::Field field) {
  const std::string_view name = schema::spec(field).name;
  return name.empty() ? std::string() : std::string(name) + ":";
}

std::string between(std::string_view open, std::string_view text, std::string_view close) {
  return std::string(open).append(text).append(close);
}

std::string in_quotes(std::string_view text) { return between("\"", text, "\""); }

/// An id as a field's value; in quotation marks if the lexer would end it sooner.
std::string value(const std::string& id) {
  const bool is_plain = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
  return is_plain ? id : in_quotes(id);
}

std::string entity_text(const Node& node) {
  std::vector<std::string> parts;
  for (const std::string& id : node.words) parts.push_back(prefix(node.field) + value(id));
  return joined(parts, " OR ");
}

std::string dates_text(const DateRange& dates) {
  std::string text = prefix(schema::Field::Date);
  if (dates.first) text += to_iso({*dates.first});
  if (dates.first == dates.last) return text;
  text += "..";
  if (dates.last) text += to_iso({*dates.last});
  return text;
}

std::string write(const Node& node, Level least);

std::string children_text(const Node& node, std::string_view separator, Level least) {
  std::vector<std::string> parts;
  for (const Node& child : node.children) {
    if (child.kind != Node::Kind::Name || child.replaces_words) parts.push_back(write(child, least));
  }
  return joined(parts, separator);
}

std::string near_text(const Node& node) {
  const std::string name = node.is_ordered ? " ADJ/" : " NEAR/";
  return children_text(node, name + std::to_string(node.window) + " ", kItem);
}

std::string bare_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::Word:
      return prefix(node.field) + node.words.back();
    case Node::Kind::Phrase:
      return prefix(node.field) + in_quotes(joined(node.words, " "));
    case Node::Kind::Prefix:
      return prefix(node.field) + node.words.front() + "*";
    case Node::Kind::Name:
      return node.surface;  // an abbreviation that is no word
    case Node::Kind::Entity:
      return entity_text(node);
    case Node::Kind::Term:
      return prefix(node.field) + value(node.words.front());
    case Node::Kind::Dates:
      return dates_text(node.dates);
    case Node::Kind::Near:
      return near_text(node);
    case Node::Kind::SideBySide:
      return children_text(node, " ", kNear);
    case Node::Kind::And:
      return children_text(node, " AND ", kSideBySide);
    case Node::Kind::Or:
      return children_text(node, " OR ", kBoth);
    case Node::Kind::Not:
      return between("-", children_text(node, "", kItem), "");
  }
  return {};
}

std::string write(const Node& node, Level least) {
  const std::string text = bare_text(node);
  return level(node) < least ? between("(", text, ")") : text;
}

}  // namespace

std::string to_text(const Node& node) { return write(node, kEither); }

}  // namespace chancery
