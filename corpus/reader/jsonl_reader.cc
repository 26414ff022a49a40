#include "corpus/reader/jsonl_reader.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

using simdjson::dom::element;
using Keys = std::initializer_list<std::string_view>;

std::string_view string_in(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// The first of `keys` that `read` makes something of; else a value-initialised one.
template <typename Read>
auto first_of(simdjson::dom::object object, Keys keys, Read read) {
  for (const std::string_view key : keys) {
    element value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS) continue;
    if (auto result = read(value); result != decltype(result){}) return result;
  }
  return decltype(read(element())){};
}

std::string read_line(element value) { return clean_line(string_in(value)); }

std::string read_id(element value) {
  std::int64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  std::uint64_t large = 0;
  if (value.get(large) == simdjson::SUCCESS) return std::to_string(large);
  return read_line(value);
}

std::string read_text(element value) {
  simdjson::dom::array paragraphs;
  if (value.get(paragraphs) != simdjson::SUCCESS) {
    return join_wrapped_lines(clean_text(string_in(value)));
  }
  std::string joined;
  for (const element paragraph : paragraphs) {
    joined += clean_text(string_in(paragraph));
    joined += "\n\n";
  }
  return join_wrapped_lines(joined);
}

std::string read_source(element value) {
  element name;
  if (value.at_key("name").get(name) == simdjson::SUCCESS) return read_line(name);
  return read_line(value);
}

/// A count of seconds, or of milliseconds where so many seconds would be no time of news. The first
/// months of 1970, as milliseconds, are taken for seconds.
std::optional<Date> since_1970(double number) {
  constexpr double kSeconds = 4.1e9;  // the years 1840 to 2099
  const double seconds = std::floor(std::abs(number) < kSeconds ? number : number / 1000);
  if (!(std::abs(seconds) < kSeconds)) return std::nullopt;
  const std::chrono::sys_seconds instant{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  return Date{midnight, instant - midnight};
}

std::optional<Date> read_date(element value) {
  std::int64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) {
    // 20250902 is a day far more often than a second of August 1970. It has eight digits.
    const auto day = parse_date(std::to_string(number));
    return day ? day : since_1970(static_cast<double>(number));
  }
  double fraction = 0;
  if (value.get(fraction) == simdjson::SUCCESS) return since_1970(fraction);
  return parse_date(clean_line(string_in(value)));
}

Article to_article(simdjson::dom::object object) {
  Article article;
  article.id = first_of(object, {"id", "_id", "uid", "guid", "url"}, read_id);
  article.url = first_of(object, {"url", "link", "uri"}, read_line);
  article.title = first_of(object, {"title", "headline", "head"}, read_line);
  article.text = first_of(
      object, {"body", "text", "content", "body_text", "article", "articleBody"}, read_text);
  article.date = first_of(object,
                          {"date", "published", "published_at", "pubdate", "datePublished",
                           "versioncreated", "timestamp"},
                          read_date);
  if (article.date) article.date_source = DateSource::Stated;
  article.language = language_tag(first_of(object, {"language", "lang"}, read_line));
  article.source = first_of(object, {"source", "publisher", "outlet", "newspaper"}, read_source);
  return article;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

JsonlReader::JsonlReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record JsonlReader::next() {
  while (true) {
    const Got got = bytes_.read_line(line_, bytes_.limits().report_bytes);
    if (got == Got::Nothing) return End{};
    ++line_number_;
    const std::string number = std::to_string(line_number_);
    if (got == Got::Failed) return bytes_.failure("line " + number);
    if (got == Got::TooLong) return too_large("line " + number, bytes_.limits());
    // simdjson takes a byte order mark for an error.
    if (line_number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
    if (is_blank(line_)) continue;
    if (line_number_ == 1 && clean_line(line_) == "{") return next_long_form();
    return parse("line " + number, name_ + '#' + number);
  }
}

Reader::Record JsonlReader::next_long_form() {
  std::string rest;
  const Got got = bytes_.read_rest(rest, bytes_.limits().report_bytes);
  if (got == Got::Failed) return bytes_.failure("");
  if (got == Got::TooLong) return too_large("", bytes_.limits());
  line_ += '\n' + rest;
  return parse("", name_);
}

// One document at a time: on one that is broken, parse_many of simdjson 3.0 gives up the window
// of a megabyte it stands in, good ones included.
Reader::Record JsonlReader::parse(std::string place, const std::string& derived_id) {
  const std::size_t bytes = line_.size();
  line_.resize(bytes + simdjson::SIMDJSON_PADDING);
  constexpr bool kMakeOwnCopy = false;
  element document;
  const auto error = parser_.parse(line_.data(), bytes, kMakeOwnCopy).get(document);
  if (error != simdjson::SUCCESS) {
    return BadRecord{std::move(place), "bad-json", simdjson::error_message(error)};
  }
  simdjson::dom::object object;
  if (document.get(object) != simdjson::SUCCESS) {
    return BadRecord{std::move(place), "bad-json", "A report must be a JSON object."};
  }
  Article article = to_article(object);
  complete(article, derived_id);
  if (article.title.empty()) return no_text(std::move(place));
  article.place = std::move(place);
  return article;
}

}  // namespace chancery
