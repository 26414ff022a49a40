#include "corpus/reader/news_item.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

std::string line_below(const xmlNode* node) {
  return node == nullptr ? std::string() : clean_line(text_below(node));
}

/// The text of the first of `names` that has one.
std::string line_of(const xmlNode* node, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::string line = line_below(first_named(node, name));
    if (!line.empty()) return line;
  }
  return {};
}

std::string attribute_of(const xmlNode* node, const char* name, const char* attribute) {
  const xmlNode* const found = first_named(node, name);
  return found == nullptr ? std::string() : clean_line(xml_attribute(found, attribute));
}

void set_date(Article& article, std::initializer_list<std::string> stated) {
  for (const std::string& value : stated) {
    article.date = parse_date(value);
    if (!article.date) continue;
    article.date_source = DateSource::Markup;
    return;
  }
}

std::string joined(const std::string& left, const char* separator, const std::string& right) {
  return left.empty() || right.empty() ? left + right : left + separator + right;
}

std::string paragraphs_of(const xmlNode* node, const char* name) {
  const xmlNode* const found = first_named(node, name);
  return found == nullptr ? std::string() : paragraphs_below(found);
}

/// The content of a G2 item, in whichever form it is there.
std::string content_of(const xmlNode* item) {
  if (const xmlNode* const nitf = first_named(item, "nitf")) return article_of_nitf(nitf).text;
  for (const char* name : {"body", "inlinexml"}) {
    std::string text = paragraphs_of(item, name);
    if (!text.empty()) return text;
  }
  const xmlNode* const data = first_named(item, "inlinedata");
  if (data == nullptr) return {};
  const std::string type = xml_attribute(data, "contenttype");
  return type.find("html") != std::string::npos ? html_text(text_below(data))
                                                : join_wrapped_lines(clean_text(text_below(data)));
}

}  // namespace

Article article_of_nitf(const xmlNode* nitf) {
  Article article;
  article.id = attribute_of(nitf, "doc-id", "id-string");
  article.title = line_of(nitf, {"hl1", "hedline", "title"});
  article.language = language_tag(clean_line(xml_attribute(nitf, "lang")));
  set_date(article, {attribute_of(nitf, "story.date", "norm"), attribute_of(nitf, "date.issue", "norm"),
                     attribute_of(nitf, "date.release", "norm"), line_of(nitf, {"story.date"})});
  article.source = attribute_of(nitf, "doc.copyright", "holder");
  if (article.source.empty()) article.source = attribute_of(nitf, "pubdata", "name");
  const std::string dateline = line_of(nitf, {"dateline"});
  const std::string story = joined(dateline, " — ", paragraphs_of(nitf, "body.content"));
  article.text = joined(line_of(nitf, {"byline"}), "\n", story);
  return article;
}

Article article_of_news_item(const xmlNode* item) {
  Article article;
  article.id = clean_line(xml_attribute(item, "guid"));
  article.title = line_of(item, {"headline", "title", "hl1"});
  article.language = language_tag(attribute_of(item, "language", "tag"));
  if (article.language.empty()) {
    article.language = language_tag(clean_line(xml_attribute(item, "lang")));
  }
  set_date(article, {line_of(item, {"contentcreated"}), line_of(item, {"firstcreated"}),
                     line_of(item, {"versioncreated"})});
  const xmlNode* const provider = first_named(item, "provider");
  if (provider != nullptr) {
    article.source = line_below(provider);
    if (article.source.empty()) article.source = clean_line(xml_attribute(provider, "literal"));
  }
  const std::string text = content_of(item);
  const std::string author = line_of(item, {"by"});
  article.text = joined(text.empty() ? std::string() : author, "\n", text);
  return article;
}

Article article_of_newsml1(const xmlNode* item) {
  Article article;
  article.id = line_of(item, {"publicidentifier", "newsitemid"});
  article.title = line_of(item, {"headline", "newsline"});
  set_date(article, {line_of(item, {"firstcreated"}), line_of(item, {"thisrevisioncreated"}),
                     line_of(item, {"dateid"})});
  article.source = line_of(item, {"creditline"});
  article.language = language_tag(attribute_of(item, "language", "formalname"));
  const std::string story =
      joined(line_of(item, {"dateline"}), " — ", paragraphs_of(item, "datacontent"));
  article.text = joined(line_of(item, {"byline"}), "\n", story);
  return article;
}

}  // namespace chancery
