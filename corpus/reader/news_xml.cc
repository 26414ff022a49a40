#include "corpus/reader/news_xml.h"

#include <utility>

#include "corpus/reader/feed_item.h"
#include "corpus/reader/news_item.h"
#include "corpus/reader/xml_tree.h"

namespace chancery {

namespace {

using Articles = std::vector<Article>;

/// The elements `name` below `root`, or `root` itself, each made an article.
Articles each_named(const xmlNode* root, const char* name, const auto& to_article) {
  if (element_name(root) == name) return {to_article(root)};
  Articles articles;
  for_each_below(root, [&](const xmlNode* node) {
    if (element_name(node) == name) articles.push_back(to_article(node));
  });
  return articles;
}

Articles of_feed(const xmlNode* root, const char* name) {
  const FeedHead head = head_of_feed(root);
  return each_named(root, name,
                    [&](const xmlNode* item) { return article_of_feed_item(item, head); });
}

std::variant<Articles, BadRecord> of_root(const xmlNode* root) {
  const std::string name = element_name(root);
  if (name == "nitf") return each_named(root, "nitf", article_of_nitf);
  if (name == "newsitem" || name == "newsmessage") {
    return each_named(root, "newsitem", article_of_news_item);
  }
  if (name == "newsml") return each_named(root, "newsitem", article_of_newsml1);
  if (name == "rss" || name == "rdf") return of_feed(root, "item");
  if (name == "feed") return of_feed(root, "entry");
  return BadRecord{"", "unsupported-form",
                   "The file is XML, but no NITF, NewsML, RSS or Atom: it begins with <" + name + ">."};
}

}  // namespace

std::variant<Articles, BadRecord> articles_of_xml(const std::string& bytes) {
  auto parsed = parse_xml(bytes);
  if (auto* bad = std::get_if<BadRecord>(&parsed)) return std::move(*bad);
  auto articles = of_root(xmlDocGetRootElement(std::get<XmlTree>(parsed).get()));
  const auto* found = std::get_if<Articles>(&articles);
  if (found != nullptr && found->empty()) return BadRecord{"", "empty", "There is no report in it."};
  return articles;
}

}  // namespace chancery
