#include "corpus/reader/sgml_reader.h"

#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/sgml_markup.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

constexpr std::string_view kOpening = "<reuters";
constexpr std::string_view kClosing = "</reuters>";

std::string resolved_element(std::string_view markup, std::string_view name) {
  return resolve_entities(element(markup, name).value_or(""));
}

/// The date is the first thing in its element; in some articles signs of the wire come after it
/// ("27-MAR-1987 00:02:59.13&#5;&#5;&#5;RM").
std::optional<Date> read_date(std::string_view content) {
  const std::string text = clean_line(content.substr(0, content.find_first_of("&<")));
  const std::size_t day_end = text.find(' ');
  if (day_end == std::string::npos) return parse_date(text);
  const auto date = parse_date(text.substr(0, text.find(' ', day_end + 1)));
  return date ? date : parse_date(text.substr(0, day_end));
}

/// What TEXT holds beside its elements: the whole report where it was left unprocessed. A brief,
/// which is only a title, has asterisks there, and a filler that the makers of the collection put.
std::string loose_text(std::string_view content) {
  constexpr std::string_view kFiller = "Blah blah blah.";
  std::string text(content);
  for (const std::string_view name : {"title", "author", "dateline"}) {
    text = without_element(text, name);
  }
  text = resolve_entities(text);
  text.erase(0, text.find_first_not_of("* \n"));
  return clean_line(text) == kFiller ? std::string() : join_reuters_lines(text);
}

std::string joined(const std::string& left, const char* separator, const std::string& right) {
  return left.empty() || right.empty() ? left + right : left + separator + right;
}

/// "SALVADOR, Feb 26 - Showers continued ...", below the author's name where there is one.
std::string read_text(std::string_view content) {
  const std::string author = clean_line(resolved_element(content, "author"));
  const std::string dateline = clean_line(resolved_element(content, "dateline"));
  const auto body = element(content, "body");
  const std::string story =
      body ? join_reuters_lines(resolve_entities(*body)) : loose_text(content);
  return clean_text(joined(author, "\n", joined(dateline, " ", story)));
}

Article to_article(std::string_view markup) {
  Article article;
  const std::string_view tag = markup.substr(0, markup.find('>'));
  const std::string number = clean_line(attribute(tag, "newid"));
  if (!number.empty()) article.id = "reuters-" + number;
  article.date = read_date(element(markup, "date").value_or(""));
  if (article.date) article.date_source = DateSource::Markup;
  const std::string_view content = element(markup, "text").value_or("");
  article.title = clean_line(resolved_element(content, "title"));
  article.text = read_text(content);
  article.source = "Reuters";
  article.language = "en";
  return article;
}

}  // namespace

SgmlReader::SgmlReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record SgmlReader::next() {
  if (!in_article_) {
    std::size_t marker = 0;
    const Got got = bytes_.read_until({kOpening}, markup_, 0, &marker);
    if (got == Got::Failed) return bytes_.failure("");
    if (marker != 0) return finished();
  }
  ++number_;
  const std::string place = "article " + std::to_string(number_);
  std::size_t marker = 0;
  const Got got = bytes_.read_until({kClosing, kOpening}, markup_, bytes_.limits().report_bytes, &marker);
  in_article_ = marker == 1;
  if (got == Got::Failed) return bytes_.failure(place);
  if (got == Got::TooLong) return too_large(place, bytes_.limits());
  if (got != Got::All || in_article_) {
    return BadRecord{place, "truncated", "The article is not closed by </REUTERS>."};
  }
  Article article = to_article(clean_text(markup_));
  complete(article, name_ + '#' + std::to_string(number_));
  if (article.title.empty()) return no_text(place);
  article.place = place;
  return article;
}

Reader::Record SgmlReader::finished() {
  if (number_ > 0) return End{};
  number_ = 1;
  return BadRecord{"", "empty", "The file holds no article."};
}

}  // namespace chancery
