#include "corpus/reader/xml_tree.h"

#include <algorithm>
#include <climits>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "corpus/reader/encoding.h"
#include "corpus/reader/sgml_markup.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"
#include "corpus/text/utf8.h"

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

/// What `<?xml encoding="...">` says, in lower case.
std::string declared_encoding(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, 200));
  const std::string declaration = head.substr(0, std::min(head.find("?>"), head.size()));
  constexpr std::string_view kKey = "encoding=";
  const std::size_t at = declaration.find(kKey);
  if (!declaration.starts_with("<?xml") || at == std::string::npos) return {};
  const std::string value = declaration.substr(at + kKey.size());
  return value.size() < 2 ? std::string() : value.substr(1, value.find_first_of("\"'", 1) - 1);
}

std::string in_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return clean_text(bytes);
  std::string encoding = declared_encoding(bytes);
  const bool is_stated = !encoding.empty() && !encoding.starts_with("utf") &&
                         encoding != "iso-8859-1" && encoding != "us-ascii" &&
                         is_known_encoding(encoding);
  if (!is_stated) encoding = detect_encoding(bytes);
  return clean_text(encoding.empty() ? std::string(bytes) : decoded_text(bytes, encoding));
}

bool is_of_xml(std::string_view name) {
  return name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos";
}

/// Feeds use the entities of HTML though no DTD is there to say what they are; NITF has one that is not
/// loaded. As characters they are the same wherever they stand, in CDATA of HTML, too.
std::string without_html_entities(std::string_view text) {
  constexpr std::size_t kLongestName = 8;  // "thetasym"
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
    const std::size_t end = text.substr(0, kLongestName + 1).find(';');
    const std::string name(text.substr(0, end == std::string_view::npos ? 0 : end));
    const std::string character = is_of_xml(name) ? std::string() : html_entity(name);
    out += character.empty() ? "&" : character;
    if (!character.empty()) text.remove_prefix(end + 1);
  }
}

/// libxml2 stops at a depth of 256, and has no option for HTML to go on: elements that are nested as
/// deep, as ones that are never closed, are passed over, so that no text is lost. They are also forgotten
/// by the parser, for each tag may be compared with all that are open. Scripts and styles, in which none
/// are nested, stay what they are, and become no text.
void open_element(void* context, const xmlChar* name, const xmlChar** attributes) {
  constexpr int kDeepest = 250;
  auto* const parser = static_cast<htmlParserCtxt*>(context);
  const bool is_code = view(name) == "script" || view(name) == "style";
  if (parser->nodeNr < kDeepest || is_code) return xmlSAX2StartElement(context, name, attributes);
  --parser->nameNr;
  parser->name = parser->nameTab[parser->nameNr - 1];
}

BadRecord bad_xml(const xmlError* error) {
  if (error == nullptr || error->message == nullptr) {
    return {"", "bad-xml", "It is not well-formed."};
  }
  return {"line " + std::to_string(error->line), "bad-xml", clean_line(error->message) + "."};
}

}  // namespace

std::variant<XmlTree, BadRecord> parse_xml(std::string_view bytes) {
  const std::string text = without_html_entities(in_utf8(bytes));
  if (text.size() > INT_MAX) return BadRecord{"", "too-large", "It is longer than 2 GB."};
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  XmlTree tree(xmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()), nullptr,
                                 "UTF-8", kQuiet));
  if (tree && parser->wellFormed != 0 && xmlDocGetRootElement(tree.get()) != nullptr) return tree;
  return bad_xml(xmlCtxtGetLastError(parser.get()));
}

XmlTree parse_html(std::string_view text) {
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(htmlNewParserCtxt());
  parser->sax->startElement = open_element;
  return XmlTree(htmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()), nullptr,
                                    "UTF-8", kQuiet | HTML_PARSE_RECOVER));
}

std::string element_name(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? ascii_lower(view(node->name)) : std::string();
}

std::string xml_attribute(const xmlNode* node, const char* name) {
  // Not by xmlGetProp, which expands what entities the document declares: 100 kB can become 200 MB.
  const xmlAttr* const attribute = xmlHasProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text;
  if (attribute == nullptr || attribute->type != XML_ATTRIBUTE_NODE) return text;
  for (const xmlNode* part = attribute->children; part != nullptr; part = part->next) {
    if (part->type == XML_TEXT_NODE) text += view(part->content);
  }
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

std::string line_named(const xmlNode* node, std::string_view name) {
  const xmlNode* const found = first_named(node, name);
  return found == nullptr ? std::string() : clean_line(text_below(found));
}

std::string html_entity(const std::string& name) {
  const auto* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) return {};
  return resolve_entities("&#" + std::to_string(entity->value) + ';');
}

}  // namespace chancery
