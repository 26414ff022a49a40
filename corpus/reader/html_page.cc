#include "corpus/reader/html_page.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "corpus/reader/encoding.h"
#include "corpus/reader/field_values.h"
#include "corpus/reader/json_article.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

/// What the page says about itself, beside JSON-LD.
struct Stated {
  std::map<std::string, std::string> metas{};  // by name, property or itemprop, in lower case
  std::string canonical{};
  std::string language{};

  std::string first_of(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto meta = metas.find(name);
      if (meta != metas.end() && !meta->second.empty()) return meta->second;
    }
    return {};
  }
};

void note(const xmlNode* node, Stated& stated) {
  const std::string name = element_name(node);
  const auto attribute = [&](const char* key) { return clean_line(xml_attribute(node, key)); };
  if (name == "meta") {
    for (const char* key : {"name", "property", "itemprop"}) {
      const std::string meta = ascii_lower(attribute(key));
      if (!meta.empty()) stated.metas.emplace(meta, attribute("content"));
    }
  } else if (name == "link" && ascii_lower(attribute("rel")) == "canonical") {
    stated.canonical = attribute("href");
  } else if (name == "html") {
    stated.language = attribute("lang");
  }
}

bool is_news(simdjson::dom::element value) {
  const auto is_article = [](simdjson::dom::element type) {
    std::string_view name;
    return type.get(name) == simdjson::SUCCESS &&
           (name.ends_with("Article") || name == "BlogPosting" || name == "Report");
  };
  simdjson::dom::element type;
  if (value.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  simdjson::dom::array types;
  if (type.get(types) != simdjson::SUCCESS) return is_article(type);
  return std::any_of(types.begin(), types.end(), is_article);
}

/// The first article in a value of JSON-LD: itself, in a list, or in a graph.
std::optional<simdjson::dom::object> news_in(simdjson::dom::element value) {
  simdjson::dom::array list;
  simdjson::dom::object object;
  if (value.get(list) != simdjson::SUCCESS) {
    if (value.get(object) != simdjson::SUCCESS) return std::nullopt;
    if (is_news(value)) return object;
    if (object.at_key("@graph").get(list) != simdjson::SUCCESS) return std::nullopt;
  }
  for (const auto each : list) {
    if (is_news(each) && each.get(object) == simdjson::SUCCESS) return object;
  }
  return std::nullopt;
}

struct Linked {
  Article article{};
  std::string author{};
};

std::string author_of(simdjson::dom::object news) {
  simdjson::dom::element author, first;
  if (news.at_key("author").get(author) != simdjson::SUCCESS) return {};
  if (author.at(0).get(first) == simdjson::SUCCESS) author = first;
  std::string_view name;
  if (author.at_key("name").get(name) != simdjson::SUCCESS) {
    if (author.get(name) != simdjson::SUCCESS) return {};
  }
  return clean_line(name);
}

/// Of JSON-LD; nothing if there is none that is news.
Linked linked_data(const xmlNode* root) {
  Linked linked;
  bool is_found = false;
  for_each_below(root, [&](const xmlNode* node) {
    if (is_found || element_name(node) != "script" ||
        ascii_lower(xml_attribute(node, "type")) != "application/ld+json") {
      return;
    }
    simdjson::dom::parser parser;
    simdjson::dom::element value;
    const simdjson::padded_string text(text_below(node));
    if (parser.parse(text).get(value) != simdjson::SUCCESS) return;
    if (const auto news = news_in(value)) {
      linked = {article_of_json(*news), author_of(*news)};
      is_found = true;
    }
  });
  return linked;
}

/// Names of what stands around an article, as parts of the classes and ids of its elements.
constexpr std::array kAround{
    "nav"sv,     "menu"sv,    "footer"sv, "sidebar"sv,    "related"sv,   "share"sv,   "social"sv,
    "cookie"sv,  "banner"sv,  "advert"sv, "promo"sv,      "comment"sv,   "newsletter"sv,
    "subscri"sv, "recommend"sv, "breadcrumb"sv, "teaser"sv, "most-read"sv, "paywall"sv, "tags"sv};

bool is_around(const xmlNode* node) {
  constexpr std::array kElements{"nav"sv, "footer"sv, "aside"sv, "form"sv, "figure"sv, "menu"sv};
  const std::string name = element_name(node);
  if (std::find(kElements.begin(), kElements.end(), name) != kElements.end()) return true;
  if (name == "body" || name == "html" || name == "article" || name == "main") return false;
  const std::string marks = ascii_lower(xml_attribute(node, "class") + ' ' +
                                        xml_attribute(node, "id") + ' ' +
                                        xml_attribute(node, "role"));
  return std::any_of(kAround.begin(), kAround.end(), [&](std::string_view mark) {
    // At the beginning of a word of it: "share-bar", not "unshared".
    for (std::size_t at = marks.find(mark); at != std::string::npos; at = marks.find(mark, at + 1)) {
      if (at == 0 || !is_ascii_letter(marks[at - 1])) return true;
    }
    return false;
  });
}

/// How much text stands below each element: bytes that are no blanks. That of links counts not, for menus
/// have no other. Each text is measured once, for candidates for the article may be nested deep.
class TextSizes {
 public:
  explicit TextSizes(const xmlNode* root) { measure(root); }

  std::size_t of(const xmlNode* node) const {
    const auto size = sizes_.find(node);
    return size == sizes_.end() ? 0 : size->second;
  }

 private:
  std::size_t measure(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      const std::string_view text = reinterpret_cast<const char*>(node->content);
      return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_blank));
    }
    if (node->type != XML_ELEMENT_NODE || is_passed_over(node)) return 0;
    std::size_t size = 0;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      size += measure(child);
    }
    return sizes_[node] = size;
  }

  static bool is_blank(char c) { return is_ascii_blank(c) || c == '\r'; }
  static bool is_passed_over(const xmlNode* node) {
    const std::string name = element_name(node);
    return name == "a" || name == "script" || name == "style";
  }

  std::unordered_map<const xmlNode*, std::size_t> sizes_{};
};

const xmlNode* largest(const xmlNode* root, const TextSizes& sizes, const auto& is_it) {
  const xmlNode* best = nullptr;
  std::size_t best_size = 0;
  for_each_below(root, [&](const xmlNode* node) {
    if (!is_it(node)) return;
    const std::size_t node_size = sizes.of(node);
    if (node_size > best_size) {
      best = node;
      best_size = node_size;
    }
  });
  return best;
}

/// The element with the most text in paragraphs right below it.
const xmlNode* densest(const xmlNode* root, const TextSizes& sizes) {
  std::map<const xmlNode*, std::size_t> in_paragraphs;
  for_each_below(root, [&](const xmlNode* node) {
    if (element_name(node) == "p") in_paragraphs[node->parent] += sizes.of(node);
  });
  const auto best =
      std::max_element(in_paragraphs.begin(), in_paragraphs.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == in_paragraphs.end() ? nullptr : best->first;
}

bool is_article_body(const xmlNode* node) { return xml_attribute(node, "itemprop") == "articleBody"; }

bool is_article(const xmlNode* node) { return element_name(node) == "article"; }

bool is_main(const xmlNode* node) {
  return element_name(node) == "main" || xml_attribute(node, "role") == "main";
}

/// The elements in which something stands that is marked as the article, though it may be a teaser or
/// a comment where it is but <article>.
struct Wrappers {
  std::unordered_set<const xmlNode*> of_main{};  // or of the body of an article
  std::unordered_set<const xmlNode*> of_article{};
};

void note_wrappers(const xmlNode* marked, std::unordered_set<const xmlNode*>& wrappers) {
  for (const xmlNode* node = marked->parent; node != nullptr; node = node->parent) {
    if (!wrappers.insert(node).second) return;  // nor are those around it new
  }
}

Wrappers wrappers_in(const xmlNode* root) {
  Wrappers wrappers;
  for_each_below(root, [&](const xmlNode* node) {
    if (is_main(node) || is_article_body(node)) note_wrappers(node, wrappers.of_main);
    if (is_article(node)) note_wrappers(node, wrappers.of_article);
  });
  return wrappers;
}

/// Takes out of the tree what is no part of an article.
class Pruning {
 public:
  explicit Pruning(xmlNode* root)
      : sizes_(root), wrappers_(wrappers_in(root)), most_(sizes_.of(root) / 4 * 3) {
    prune(root, Within::Page);
  }

 private:
  enum class Within { Page, Main, Article };

  void prune(xmlNode* node, Within within) {
    for (xmlNode* child = node->children; child != nullptr;) {
      xmlNode* const next = child->next;
      if (child->type == XML_ELEMENT_NODE && is_around(child) && !is_wrapper(child, within)) {
        xmlUnlinkNode(child);
        xmlFreeNode(child);
      } else if (child->type == XML_ELEMENT_NODE) {
        prune(child, place_below(child, within));
      }
      child = next;
    }
  }

  /// Whether the article stands in what looks as if it stood around one: a form may hold the whole page,
  /// and an element "has-sidebar" all beside the sidebar, too.
  bool is_wrapper(const xmlNode* node, Within within) const {
    if (within == Within::Article) return false;
    if (wrappers_.of_main.contains(node)) return true;
    // In <main> comments may be longer than the article.
    return sizes_.of(node) > most_ &&
           (within == Within::Page || wrappers_.of_article.contains(node));
  }

  static Within place_below(const xmlNode* node, Within within) {
    if (within == Within::Article || is_article(node) || is_article_body(node)) {
      return Within::Article;
    }
    return is_main(node) ? Within::Main : within;
  }

  TextSizes sizes_;
  Wrappers wrappers_;
  std::size_t most_;  // of the page's text
};

/// Where the article is, in a pruned tree.
const xmlNode* article_element(const xmlNode* root) {
  constexpr std::size_t kLeast = 80;  // a box of headlines has less
  const TextSizes sizes(root);
  for (const xmlNode* candidate :
       {largest(root, sizes, is_article_body), largest(root, sizes, is_article),
        largest(root, sizes, is_main), densest(root, sizes)}) {
    if (candidate != nullptr && sizes.of(candidate) >= kLeast) return candidate;
  }
  return root;
}

/// "Talks in Geneva | The Gazette" -> "Talks in Geneva"
std::string without_site(const std::string& title, const std::string& site) {
  for (const std::string_view mark : {" | "sv, " - "sv, " \u2013 "sv, " \u2014 "sv}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string tail = title.substr(at + mark.size());
    if (mark == " | " || tail == site) return title.substr(0, at);
  }
  return title;
}

std::string line_of(const xmlNode* root, const char* name) {
  const xmlNode* const node = first_named(root, name);
  return node == nullptr ? std::string() : clean_line(text_below(node));
}

std::optional<Date> first_date(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (const auto date = parse_date(value)) return date;
  }
  return std::nullopt;
}

/// When <time> says that the page, or something on it, was published.
bool is_time(const xmlNode* node) {
  return element_name(node) == "time" && !xml_attribute(node, "datetime").empty();
}

bool is_publication(const xmlNode* node) {
  return is_time(node) && ascii_lower(xml_attribute(node, "itemprop")) == "datepublished";
}

std::string time_in(const xmlNode* node, const auto& is_it) {
  const xmlNode* const time = first_below(node, is_it);
  return time == nullptr ? std::string() : clean_line(xml_attribute(time, "datetime"));
}

/// The element that holds what belongs to the article whose text is in `body`: headline, date.
const xmlNode* marked_around(const xmlNode* body) {
  for (const xmlNode* node = body; node != nullptr && node->type == XML_ELEMENT_NODE;
       node = node->parent) {
    if (is_article(node) || is_main(node)) return node;
  }
  return body;
}

/// The title above the text is no part of it.
std::string without_title(std::string text, const std::string& title) {
  if (!title.empty() && text.starts_with(title + '\n')) text.erase(0, title.size() + 1);
  return text;
}

Article article_of_tree(xmlNode* root) {
  Linked linked = linked_data(root);
  Article article = std::move(linked.article);
  Stated stated;
  note(root, stated);
  for_each_below(root, [&](const xmlNode* node) { note(node, stated); });
  article.source = first_filled({article.source, stated.first_of({"og:site_name", "publisher", "dc.publisher"})});
  article.title = first_filled(
      {article.title, stated.first_of({"og:title", "headline", "dc.title", "twitter:title"}),
       line_of(root, "h1"), without_site(line_of(root, "title"), article.source)});
  article.url = first_filled({stated.canonical, stated.first_of({"og:url"}), article.url});
  article.language = language_tag(
      first_filled({article.language, stated.language, stated.first_of({"og:locale", "dc.language", "language"})}));
  const std::string author =
      first_filled({linked.author, stated.first_of({"author", "article:author", "dc.creator", "byl"})});
  const std::string published = time_in(root, is_publication);  // it may stand beside what is pruned
  const std::string first_time = time_in(root, is_time);
  const Pruning pruning(root);
  const xmlNode* const body = article_element(root);
  article.id.clear();  // a page is known by where it lies: addresses are shared by its versions
  if (!article.date) {
    article.date = first_date(
        {stated.first_of({"article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued",
                          "dcterms.date", "publish-date", "sailthru.date", "parsely-pub-date"}),
         published, time_in(marked_around(body), is_time), first_time});
  }
  article.date_source = article.date ? DateSource::Markup : DateSource::None;
  const std::string text = paragraphs_below(body);
  if (article.text.size() < text.size() / 2 || article.text.empty()) article.text = text;
  article.text = below_author(without_title(std::move(article.text), article.title), author);
  return article;
}

/// What <meta charset> or http-equiv says, within the first kilobytes.
std::string declared_encoding(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, 4096));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::string name = head.substr(at + std::string_view("charset=").size(), 40);
  name.erase(0, name.find_first_not_of("\"' "));
  return name.substr(0, name.find_first_of("\"' />;"));
}

std::string in_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  const std::string declared = declared_encoding(bytes);
  const std::string encoding =
      !declared.empty() && !declared.starts_with("utf") && is_known_encoding(declared)
          ? (declared == "iso-8859-1" ? "windows-1252" : declared)
          : detect_encoding(bytes);
  return encoding.empty() ? clean_text(bytes) : decoded_text(bytes, encoding);
}

}  // namespace

Article article_of_html(std::string_view bytes) {
  const XmlTree tree = parse_html(in_utf8(bytes));
  xmlNode* const root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  return root == nullptr ? Article() : article_of_tree(root);
}

}  // namespace chancery
