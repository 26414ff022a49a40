#include "corpus/reader/xml_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "corpus/reader/feed.h"
#include "corpus/reader/field_values.h"
#include "corpus/reader/newsml.h"
#include "corpus/reader/nitf.h"
#include "corpus/text/ascii.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

using Nodes = std::vector<const xmlNode*>;

Nodes itself(const xmlNode* root) { return {root}; }

/// What a root says of the document: where its reports are, and what to make of each.
struct Form {
  std::string_view root;  // lower case
  Nodes (*reports)(const xmlNode* root);
  Article (*article)(const xmlNode* report);
  bool is_one;
};

constexpr std::array kForms{
    Form{"rss", feed_items, article_of_feed_item, false},
    Form{"rdf", feed_items, article_of_feed_item, false},
    Form{"feed", feed_items, article_of_feed_item, false},
    Form{"entry", itself, article_of_feed_item, true},
    Form{"nitf", itself, article_of_nitf, true},
    Form{"newsitem", news_item, article_of_news_item, true},
    Form{"newsmessage", news_items, article_of_news_item, false},
};

std::string_view skip_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// `text` without comments, declarations and instructions before the root.
std::string_view skip_prologue(std::string_view text) {
  while (text.starts_with("<!") || text.starts_with("<?")) {
    const std::string_view end = text.starts_with("<!--") ? "-->"sv : ">"sv;
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text = skip_blanks(text.substr(at + end.size()));
  }
  return text;
}

}  // namespace

bool is_xml(std::string_view head) {
  if (head.starts_with("<?xml")) return true;
  const std::string_view root = skip_prologue(head);
  if (!root.starts_with('<')) return false;
  std::string_view name = root.substr(1, root.substr(1).find_first_of(" \t\r\n>"));
  name.remove_prefix(name.find(':') + 1);
  return std::any_of(kForms.begin(), kForms.end(),
                     [&](const Form& form) { return form.root == name; });
}

XmlReader::XmlReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record XmlReader::next() {
  if (!std::exchange(is_open_, true)) {
    if (auto why = open()) return *std::move(why);
  }
  if (number_ == nodes_.size()) {
    tree_.reset();
    return End{};
  }
  return report(nodes_[number_++]);
}

std::optional<BadRecord> XmlReader::open() {
  std::string bytes;
  if (auto why = read_whole(bytes_, bytes)) return why;
  auto parsed = parse_xml(bytes);
  if (auto* why = std::get_if<BadRecord>(&parsed)) return std::move(*why);
  tree_ = std::get<XmlTree>(std::move(parsed));
  const xmlNode* const root = xmlDocGetRootElement(tree_.get());
  const std::string name = element_name(root);
  const auto* const form =
      std::find_if(kForms.begin(), kForms.end(), [&](const Form& each) { return each.root == name; });
  if (form == kForms.end()) {
    return BadRecord{"", "unsupported-form", "The file is XML of <" + name + ">."};
  }
  nodes_ = form->reports(root);
  make_article_ = form->article;
  is_one_ = form->is_one;
  if (nodes_.empty()) return BadRecord{"", "empty", "There are no reports in it."};
  return std::nullopt;
}

Reader::Record XmlReader::report(const xmlNode* node) {
  const std::string number = std::to_string(number_);
  const std::string place = is_one_ ? std::string() : "report " + number;
  if (is_withdrawn(node)) return BadRecord{place, "withdrawn", "Its publisher has taken it back."};
  Article article = make_article_(node);
  complete(article, is_one_ ? name_ : name_ + '#' + number);
  if (article.title.empty()) return no_text(place);
  article.place = place;
  return article;
}

}  // namespace chancery
