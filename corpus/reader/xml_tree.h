#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <libxml/tree.h>

#include "corpus/reader/reader.h"

namespace chancery {

/// A document of XML or HTML as libxml2 has it: a tree that is only read.
struct FreeXml {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlTree = std::unique_ptr<xmlDoc, FreeXml>;

/// Of `bytes` in UTF-8, or the encoding that they declare, or detect_encoding finds. Of entities those of
/// XML and HTML are known, and none is expanded that the document makes up; nothing else is loaded.
/// Control characters, which XML forbids and wires are full of, are passed over. What is not well-formed
/// is the reject "bad-xml" at its line.
std::variant<XmlTree, BadRecord> parse_xml(std::string_view bytes);

/// Of whatever passes for HTML, in UTF-8. Empty if there is nothing in it. What is nested too deep stands
/// less deep.
XmlTree parse_html(std::string_view text);

/// The local name of an element, in lower case; empty for what is none.
std::string element_name(const xmlNode* node);

/// Empty if the element has no such attribute; `name` is without a namespace.
std::string xml_attribute(const xmlNode* node, const char* name);

/// All text below a node, as it stands.
std::string text_below(const xmlNode* node);

/// The first element below `node`, in document order and itself not among them, that `is_it`; nullptr
/// if none is.
template <typename Test>
const xmlNode* first_below(const xmlNode* node, Test is_it) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    if (is_it(child)) return child;
    if (const xmlNode* found = first_below(child, is_it)) return found;
  }
  return nullptr;
}

/// The first below `node` of this name (lower case); nullptr if there is none.
const xmlNode* first_named(const xmlNode* node, std::string_view name);

/// The text of that on one line; empty if there is none.
std::string line_named(const xmlNode* node, std::string_view name);

/// The character that `name` ("eacute") stands for in HTML, in UTF-8; empty if none.
std::string html_entity(const std::string& name);

/// Calls visit(const xmlNode*) with each element below `node`, in document order.
template <typename Visit>
void for_each_below(const xmlNode* node, Visit visit) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    visit(child);
    for_each_below(child, visit);
  }
}

}  // namespace chancery
