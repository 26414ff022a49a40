#include "corpus/reader/html_reader.h"

#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"

namespace chancery {

HtmlReader::HtmlReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record HtmlReader::next() {
  if (std::exchange(is_done_, true)) return End{};
  std::string bytes;
  if (auto why = read_whole(bytes_, bytes)) return *std::move(why);
  Article article = article_of_html(bytes);
  complete(article, name_);
  if (article.text.empty()) return no_text("");
  return article;
}

}  // namespace chancery
