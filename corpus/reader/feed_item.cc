#include "corpus/reader/feed_item.h"

#include <string_view>

#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

/// Calls visit(name, node) with each element right below `node`.
void for_each_child(const xmlNode* node, const auto& visit) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) visit(element_name(child), child);
  }
}

/// Titles of feeds have markup in them as often as not.
std::string line_without_markup(const xmlNode* node) { return clean_line(html_text(text_below(node))); }

/// Atom writes XHTML as elements; all else is text, of which markup is escaped.
std::string content_of(const xmlNode* node) {
  return xml_attribute(node, "type") == "xhtml" ? paragraphs_below(node)
                                                : html_text(text_below(node));
}

std::string address_of(const xmlNode* link) {
  const std::string relation = xml_attribute(link, "rel");
  if (!relation.empty() && relation != "alternate") return {};
  const std::string address = xml_attribute(link, "href");
  return clean_line(address.empty() ? text_below(link) : address);
}

void note_date(const xmlNode* node, Article& article) {
  const auto date = parse_date(clean_line(text_below(node)));
  if (!date) return;
  article.date = date;
  article.date_source = DateSource::Markup;
}

}  // namespace

FeedHead head_of_feed(const xmlNode* feed) {
  const xmlNode* const channel = first_named(feed, "channel");
  FeedHead head;
  head.language = language_tag(clean_line(xml_attribute(feed, "lang")));
  for_each_child(channel == nullptr ? feed : channel,
                 [&](const std::string& name, const xmlNode* node) {
                   if (name == "title" && head.title.empty()) head.title = line_without_markup(node);
                   if (name == "language") head.language = language_tag(clean_line(text_below(node)));
                 });
  return head;
}

Article article_of_feed_item(const xmlNode* item, const FeedHead& feed) {
  Article article;
  article.source = feed.title;
  article.language = feed.language;
  for_each_child(item, [&](const std::string& name, const xmlNode* node) {
    if (name == "title" && article.title.empty()) {
      article.title = line_without_markup(node);
    } else if (name == "guid" || name == "id") {
      article.id = clean_line(text_below(node));
    } else if (name == "link" && article.url.empty()) {
      article.url = address_of(node);
    } else if (name == "pubdate" || name == "published" || name == "date") {
      note_date(node, article);
    } else if (name == "updated" && !article.date) {
      note_date(node, article);
    } else if (name == "encoded" || name == "description" || name == "content" || name == "summary") {
      std::string text = content_of(node);
      if (text.size() > article.text.size()) article.text = std::move(text);
    }
  });
  if (article.id.empty()) article.id = article.url;
  return article;
}

}  // namespace chancery
