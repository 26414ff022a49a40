#include "corpus/reader/newsml.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/reader/nitf.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

std::string attribute_of(const xmlNode* node, const char* name) {
  return node == nullptr ? std::string() : clean_line(xml_attribute(node, name));
}

/// "ninat:picture" -> "picture", in lower case
std::string code_of(const xmlNode* node) {
  const std::string code = ascii_lower(attribute_of(node, "qcode"));
  return code.substr(code.find(':') + 1);
}

bool is_picture(const xmlNode* item) {
  const std::string kind = code_of(first_named(item, "itemclass"));
  return kind == "picture" || kind == "graphic" || kind == "video" || kind == "audio" ||
         kind == "animation";
}

std::optional<Date> date_of(const xmlNode* item) {
  for (const char* name : {"contentcreated", "firstcreated", "versioncreated"}) {
    if (const auto date = parse_date(line_named(item, name))) return date;
  }
  return std::nullopt;
}

std::string name_in(const xmlNode* item, std::string_view element) {
  const xmlNode* const node = first_named(item, element);
  if (node == nullptr) return {};
  return first_filled({line_named(node, "name"), line_named(node, "holder"),
                       attribute_of(node, "literal"), code_of(node)});
}

/// A report as far as what is inline tells of it.
Article inline_content(const xmlNode* item) {
  const xmlNode* const content = first_named(item, "contentset");
  if (content == nullptr) return {};
  if (const xmlNode* nitf = first_named(content, "nitf")) return article_of_nitf(nitf);
  Article article;
  if (const xmlNode* xml = first_named(content, "inlinexml")) {
    article.title = first_filled({line_named(xml, "title"), line_named(xml, "h1")});
    const xmlNode* const body = first_named(xml, "body");
    article.text = paragraphs_below(body == nullptr ? xml : body);
  } else if (const xmlNode* data = first_named(content, "inlinedata")) {
    article.text = join_wrapped_lines(clean_text(text_below(data)));
  }
  return article;
}

Article article_of_g2(const xmlNode* item) {
  Article article = inline_content(item);
  article.id = attribute_of(item, "guid");
  article.title = first_filled({line_named(item, "headline"), article.title, line_named(item, "title")});
  if (const auto date = date_of(item)) article.date = date;
  article.date_source = article.date ? DateSource::Markup : DateSource::None;
  article.source = first_filled({name_in(item, "provider"), line_named(item, "creditline"),
                                 name_in(item, "copyrightholder"), article.source});
  article.language =
      language_tag(first_filled({attribute_of(first_named(item, "language"), "tag"),
                                 attribute_of(item, "lang"), article.language}));
  article.text = below_author(after_dateline(article.text, line_named(item, "dateline")),
                              line_named(item, "by"));
  return article;
}

Article article_of_reuters_1996(const xmlNode* item) {
  Article article;
  article.id = "reuters-1996-" + attribute_of(item, "itemid");
  article.title = first_filled({line_named(item, "headline"), line_named(item, "title")});
  article.date = parse_date(attribute_of(item, "date"));
  if (article.date) article.date_source = DateSource::Markup;
  article.source = "Reuters";
  article.language = language_tag(attribute_of(item, "lang"));
  const xmlNode* const text = first_named(item, "text");
  if (text == nullptr) return article;
  article.text = below_author(after_dateline(paragraphs_below(text), line_named(item, "dateline")),
                              line_named(item, "byline"));
  return article;
}

}  // namespace

std::vector<const xmlNode*> news_items(const xmlNode* message) {
  std::vector<const xmlNode*> items;
  for_each_below(message, [&](const xmlNode* node) {
    if (element_name(node) == "newsitem" && !is_picture(node)) items.push_back(node);
  });
  return items;
}

std::vector<const xmlNode*> news_item(const xmlNode* root) {
  if (is_picture(root)) return {};
  return {root};
}

bool is_withdrawn(const xmlNode* item) {
  const std::string status = code_of(first_named(item, "pubstatus"));
  return status == "canceled" || status == "withheld";
}

Article article_of_news_item(const xmlNode* item) {
  return attribute_of(item, "itemid").empty() ? article_of_g2(item) : article_of_reuters_1996(item);
}

}  // namespace chancery
