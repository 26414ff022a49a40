#include "corpus/reader/feed.h"

#include <string>
#include <string_view>

#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

bool is_item(const xmlNode* node) {
  const std::string name = element_name(node);
  return name == "item" || name == "entry";
}

/// Media RSS and others name elements as RSS itself does; theirs have a namespace of their own.
bool is_own(const xmlNode* node) {
  return node->ns == nullptr || node->parent->ns == nullptr
             ? node->ns == node->parent->ns
             : xmlStrEqual(node->ns->href, node->parent->ns->href) != 0;
}

enum class Of { Feed, Extension };  // RSS and Atom themselves, or what Dublin Core and others add

const xmlNode* child(const xmlNode* parent, std::string_view name, Of of = Of::Feed) {
  for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (element_name(node) == name && is_own(node) == (of == Of::Feed)) return node;
  }
  return nullptr;
}

std::string line_of(const xmlNode* node) {
  return node == nullptr ? std::string() : clean_line(text_below(node));
}

/// The text of what may hold markup: escaped, in CDATA, or as elements (XHTML in Atom).
std::string text_of(const xmlNode* node) {
  if (node == nullptr) return {};
  if (xmlChildElementCount(const_cast<xmlNode*>(node)) > 0) return paragraphs_below(node);
  const std::string text = text_below(node);
  const bool is_plain = xml_attribute(node, "type") == "text" ||
                        text.find_first_of("<&") == std::string::npos;
  return is_plain ? join_wrapped_lines(clean_text(text)) : html_text(text);
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

/// Atom's stands in an attribute, and there are others: of the feed, of enclosures.
std::string address_of(const xmlNode* item) {
  for (const xmlNode* node = item->children; node != nullptr; node = node->next) {
    if (element_name(node) != "link" || !is_own(node)) continue;
    const std::string relation = xml_attribute(node, "rel");
    if (!relation.empty() && relation != "alternate") continue;
    const std::string address = first_filled({clean_line(xml_attribute(node, "href")), line_of(node)});
    if (!address.empty()) return address;
  }
  return {};
}

std::optional<Date> date_of(const xmlNode* item) {
  for (const xmlNode* node : {child(item, "pubdate"), child(item, "published"),
                              child(item, "date", Of::Extension), child(item, "issued"),
                              child(item, "updated"), child(item, "modified")}) {
    if (const auto date = parse_date(line_of(node))) return date;
  }
  return std::nullopt;
}

/// What tells of the feed: RSS has a channel, which stands beside the items in RDF.
const xmlNode* channel_of(const xmlNode* item) {
  if (item->parent->type != XML_ELEMENT_NODE) return nullptr;
  for (const xmlNode* node = item->parent->children; node != nullptr; node = node->next) {
    if (element_name(node) == "channel") return node;
  }
  return item->parent;
}

std::string language_of(const xmlNode* item, const xmlNode* channel) {
  const auto stated = [](const xmlNode* node) {
    if (node == nullptr) return std::string();
    return first_filled({line_of(child(node, "language", Of::Extension)),
                         line_of(child(node, "language")), clean_line(xml_attribute(node, "lang"))});
  };
  return language_tag(first_filled({stated(item), stated(channel)}));
}

std::string source_of(const xmlNode* item, const xmlNode* channel) {
  const xmlNode* const own = child(item, "source");
  const xmlNode* const title = own == nullptr ? nullptr : child(own, "title");
  return first_filled({line_of(title == nullptr ? own : title),
                       channel == nullptr ? "" : clean_line(text_of(child(channel, "title")))});
}

std::string author_of(const xmlNode* item) {
  const xmlNode* const author = child(item, "author");
  return first_filled({line_of(child(item, "creator", Of::Extension)),
                       author == nullptr ? "" : line_of(child(author, "name"))});
}

}  // namespace

std::vector<const xmlNode*> feed_items(const xmlNode* root) {
  std::vector<const xmlNode*> items;
  for_each_below(root, [&](const xmlNode* node) {
    if (is_item(node)) items.push_back(node);
  });
  return items;
}

Article article_of_feed_item(const xmlNode* item) {
  const xmlNode* const channel = channel_of(item);
  Article article;
  const std::string guid = first_filled({line_of(child(item, "guid")), line_of(child(item, "id")),
                                         clean_line(xml_attribute(item, "about"))});
  article.url = first_filled({address_of(item), is_address(guid) ? guid : ""});
  article.id = first_filled({guid, article.url});
  article.title = clean_line(text_of(child(item, "title")));
  article.date = date_of(item);
  if (article.date) article.date_source = DateSource::Markup;
  const std::string text = first_filled(
      {text_of(child(item, "encoded", Of::Extension)), text_of(child(item, "content")),
       text_of(child(item, "description")), text_of(child(item, "summary"))});
  article.text = below_author(text, author_of(item));
  article.language = language_of(item, channel);
  article.source = source_of(item, channel);
  return article;
}

}  // namespace chancery
