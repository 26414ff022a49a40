#include "corpus/reader/trec_reader.h"

#include <initializer_list>
#include <optional>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/sgml_markup.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

constexpr std::string_view kOpening = "<doc>";
constexpr std::string_view kClosing = "</doc>";

/// `markup` without tags; one that parts paragraphs leaves an empty line.
std::string without_tags(std::string_view markup) {
  std::string text;
  for (std::size_t at = 0; at < markup.size();) {
    const std::size_t tag = std::min(markup.find('<', at), markup.size());
    text += markup.substr(at, tag - at);
    const std::size_t end = markup.find('>', tag);
    if (tag < markup.size()) text += "\n\n";
    at = end == std::string_view::npos ? markup.size() : end + 1;
  }
  return resolve_entities(text);
}

std::string line_of(std::string_view markup, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = element(markup, name);
    std::string line = found ? clean_line(without_tags(*found)) : std::string();
    if (!line.empty()) return line;
  }
  return {};
}

/// "March 10, 1989, Friday, Home Edition": the date is the longest beginning, up to a comma, that is one.
std::optional<Date> read_date(std::string text) {
  for (;;) {
    if (const auto date = parse_date(text)) return date;
    const std::size_t comma = text.rfind(',');
    if (comma == std::string::npos) return std::nullopt;
    text.resize(comma);
  }
}

/// All of <TEXT>; some documents have several, one a part.
std::string read_text(std::string_view markup) {
  std::string text;
  for (std::string_view name : {"leadpara", "lp", "text"}) {
    std::string_view rest = markup;
    while (const auto part = element(rest, name)) {
      text += without_tags(*part) + "\n\n";
      rest.remove_prefix(static_cast<std::size_t>(part->data() - rest.data()) + part->size());
    }
  }
  return join_wrapped_lines(clean_text(text));
}

Article to_article(std::string_view markup) {
  Article article;
  article.id = line_of(markup, {"docno", "docid"});
  article.title = line_of(markup, {"headline", "head", "hl", "ti", "title", "h3"});
  article.date = read_date(line_of(markup, {"date", "date1", "date_time", "pubdate"}));
  if (article.date) article.date_source = DateSource::Markup;
  article.source = line_of(markup, {"source", "so"});
  article.text = read_text(markup);
  return article;
}

}  // namespace

TrecReader::TrecReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record TrecReader::next() {
  if (!in_document_) {
    std::size_t marker = 0;
    const Got got = bytes_.read_until({kOpening}, markup_, 0, &marker);
    if (got == Got::Failed) return bytes_.failure("");
    if (marker != 0) return End{};
  }
  const std::string number = std::to_string(++number_);
  const std::string place = "document " + number;
  std::size_t marker = 0;
  const Got got =
      bytes_.read_until({kClosing, kOpening}, markup_, bytes_.limits().report_bytes, &marker);
  in_document_ = marker == 1;
  if (got == Got::Failed) return bytes_.failure(place);
  if (got == Got::TooLong) return too_large(place, bytes_.limits());
  if (got == Got::Cut) return BadRecord{place, "truncated", "The document is cut off."};
  Article article = to_article(markup_);
  complete(article, name_ + '#' + number);
  if (article.title.empty()) return no_text(place);
  article.place = place;
  return article;
}

}  // namespace chancery
