#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "corpus/reader/html_page.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

/// Elements that begin and end a paragraph; the others stand within one.
constexpr std::array kBlocks{
    "address"sv, "article"sv, "aside"sv, "blockquote"sv, "body"sv,   "caption"sv, "dd"sv,
    "div"sv,     "dl"sv,      "dt"sv,    "fieldset"sv,   "figure"sv, "figcaption"sv, "footer"sv,
    "form"sv,    "h1"sv,      "h2"sv,    "h3"sv,         "h4"sv,     "h5"sv,      "h6"sv,
    "header"sv,  "hl1"sv,     "hl2"sv,   "hr"sv,         "li"sv,     "main"sv,    "nav"sv,
    "ol"sv,      "p"sv,       "pre"sv,   "section"sv,    "table"sv,  "td"sv,      "th"sv,
    "title"sv,   "tr"sv,      "ul"sv,    "block"sv};

/// Elements whose content is no text.
constexpr std::array kNoText{"head"sv,   "script"sv, "style"sv,  "noscript"sv, "template"sv,
                             "svg"sv,    "select"sv, "button"sv, "iframe"sv,   "object"sv,
                             "textarea"sv, "media"sv};  // of NITF: pictures and their captions

bool is_among(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Paragraphs {
 public:
  void visit(const xmlNode* node) {
    for (; node != nullptr; node = node->next) {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        paragraph_ += reinterpret_cast<const char*>(node->content);
      } else if (node->type == XML_ELEMENT_NODE) {
        visit_element(node);
      }
    }
  }

  std::string take() {
    end_paragraph();
    return std::move(text_);
  }

 private:
  void visit_element(const xmlNode* node) {
    const std::string name = element_name(node);
    if (is_among(kNoText, name)) return;
    const bool is_block = is_among(kBlocks, name);
    if (is_block) end_paragraph();
    if (name == "br") paragraph_ += is_second_break() ? "\n" : " \v";
    visit(node->children);
    if (is_block) end_paragraph();
  }

  /// Two breaks in a row, with nothing between them, part paragraphs.
  bool is_second_break() {
    const std::size_t last = paragraph_.find_last_not_of(" \t\r\n");
    if (last == std::string::npos || paragraph_[last] != '\v') return false;
    end_paragraph();
    return true;
  }

  void end_paragraph() {
    std::replace(paragraph_.begin(), paragraph_.end(), '\v', ' ');
    const std::string line = clean_line(paragraph_);
    paragraph_.clear();
    if (line.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += line;
  }

  std::string text_{};
  std::string paragraph_{};
};

}  // namespace

std::string paragraphs_below(const xmlNode* node) {
  Paragraphs paragraphs;
  paragraphs.visit(node->children);
  return paragraphs.take();
}

std::string html_text(std::string_view markup) {
  const XmlTree tree = parse_html(markup);
  const xmlNode* const root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  return root == nullptr ? std::string() : paragraphs_below(root);
}

}  // namespace chancery
