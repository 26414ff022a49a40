#include "corpus/reader/nitf.h"

#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

std::string stated(const xmlNode* root, std::string_view element, const char* attribute) {
  const xmlNode* const node = first_named(root, element);
  return node == nullptr ? std::string() : clean_line(xml_attribute(node, attribute));
}

std::optional<Date> date_of(const xmlNode* root) {
  for (const std::string& value :
       {stated(root, "date.issue", "norm"), stated(root, "pubdata", "date.publication"),
        stated(root, "date.release", "norm"), stated(root, "story.date", "norm")}) {
    if (const auto date = parse_date(value)) return date;
  }
  return std::nullopt;
}

/// The New York Times gives the first paragraphs twice, in a block of their own.
const xmlNode* content_of(const xmlNode* root) {
  const xmlNode* const full = first_below(root, [](const xmlNode* node) {
    return element_name(node) == "block" && xml_attribute(node, "class") == "full_text";
  });
  return full != nullptr ? full : first_named(root, "body.content");
}

}  // namespace

Article article_of_nitf(const xmlNode* root) {
  Article article;
  article.id = stated(root, "doc-id", "id-string");
  article.url = stated(root, "pubdata", "ex-ref");
  article.title = first_filled({line_named(root, "hl1"), line_named(root, "title")});
  article.date = date_of(root);
  if (article.date) article.date_source = DateSource::Markup;
  article.source = first_filled({stated(root, "pubdata", "name"), stated(root, "doc.copyright", "holder"),
                                 line_named(root, "distributor")});
  article.language =
      language_tag(first_filled({clean_line(xml_attribute(root, "lang")), stated(root, "body", "lang")}));
  const xmlNode* const content = content_of(root);
  if (content == nullptr) return article;
  article.text = below_author(after_dateline(paragraphs_below(content), line_named(root, "dateline")),
                              line_named(root, "byline"));
  return article;
}

}  // namespace chancery
