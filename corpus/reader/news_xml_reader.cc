#include "corpus/reader/news_xml_reader.h"

#include <optional>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/news_xml.h"

namespace chancery {

NewsXmlReader::NewsXmlReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

std::optional<BadRecord> NewsXmlReader::read() {
  std::string bytes;
  const Got got = bytes_.read_rest(bytes, bytes_.limits().report_bytes);
  if (got == Got::Failed) return bytes_.failure("");
  if (got == Got::TooLong) return too_large("", bytes_.limits());
  auto articles = articles_of_xml(bytes);
  if (auto* bad = std::get_if<BadRecord>(&articles)) return std::move(*bad);
  articles_ = std::move(std::get<std::vector<Article>>(articles));
  return std::nullopt;
}

Reader::Record NewsXmlReader::next() {
  if (!std::exchange(is_read_, true)) {
    if (auto why = read()) return *std::move(why);
  }
  if (given_ == articles_.size()) return End{};
  Article article = std::move(articles_[given_++]);
  const std::string number = std::to_string(given_);
  const bool is_alone = articles_.size() == 1;
  complete(article, is_alone ? name_ : name_ + '#' + number);
  const std::string place = is_alone ? "" : "item " + number;
  if (article.title.empty()) return no_text(place);
  article.place = place;
  return article;
}

}  // namespace chancery
