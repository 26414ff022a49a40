#include "corpus/reader/xml_tree.h"

#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

constexpr int kQuiet = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

void append_text(const xmlNode* node, std::string& out) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      out += view(node->content);
    } else if (node->type == XML_ELEMENT_NODE) {
      append_text(node->children, out);
    }
  }
}

}  // namespace

std::variant<XmlTree, BadRecord> parse_xml(const std::string& bytes) {
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  XmlTree tree(xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()),
                                 nullptr, nullptr, kQuiet));
  if (tree && parser->wellFormed != 0 && xmlDocGetRootElement(tree.get()) != nullptr) return tree;
  const xmlError* const error = xmlCtxtGetLastError(parser.get());
  if (error == nullptr || error->message == nullptr) {
    return BadRecord{"", "bad-xml", "It is not well-formed."};
  }
  return BadRecord{"line " + std::to_string(error->line), "bad-xml", clean_line(error->message) + "."};
}

XmlTree parse_html(std::string_view text) {
  return XmlTree(htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                                kQuiet | HTML_PARSE_RECOVER));
}

std::string element_name(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? ascii_lower(view(node->name)) : std::string();
}

std::string xml_attribute(const xmlNode* node, const char* name) {
  xmlChar* const value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  xmlFree(value);
  return text;
}

std::string text_below(const xmlNode* node) {
  std::string text;
  append_text(node->children, text);
  return text;
}

const xmlNode* first_named(const xmlNode* node, std::string_view name) {
  return first_below(node, [&](const xmlNode* each) { return element_name(each) == name; });
}

}  // namespace chancery
