#include "corpus/reader/json_article.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "corpus/reader/field_article.h"
#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

using simdjson::dom::element;

std::string_view string_in(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// The first of `keys` that `read` makes something of; else a value-initialised one.
template <typename Keys, typename Read>
auto first_of(simdjson::dom::object object, const Keys& keys, Read read) {
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

/// A name, or an object with one, or the first of several.
std::string read_source(element value) {
  simdjson::dom::array several;
  if (value.get(several) == simdjson::SUCCESS) {
    for (const element one : several) return read_source(one);
    return {};
  }
  element name;
  if (value.at_key("name").get(name) == simdjson::SUCCESS) return read_line(name);
  return read_line(value);
}

std::string read_markup(element value) { return html_text(string_in(value)); }

std::optional<Date> read_date(element value) {
  double number = 0;
  if (value.get(number) == simdjson::SUCCESS) {
    // 20250902 is a day far more often than a second of August 1970, 1987 a year.
    constexpr double kLeastSeconds = 1e8;
    if (std::abs(number) >= kLeastSeconds) return since_1970(number);
    return number < 1 ? std::nullopt : parse_date(std::to_string(std::llround(number)));
  }
  return parse_date(clean_line(string_in(value)));
}

/// For article_of_fields.
struct JsonFields {
  simdjson::dom::object object;

  auto id(const auto& keys) const { return first_of(object, keys, read_id); }
  auto line(const auto& keys) const { return first_of(object, keys, read_line); }
  auto text(const auto& keys) const { return first_of(object, keys, read_text); }
  auto markup(const auto& keys) const { return first_of(object, keys, read_markup); }
  auto date(const auto& keys) const { return first_of(object, keys, read_date); }
  auto source(const auto& keys) const { return first_of(object, keys, read_source); }
};

}  // namespace

Article article_of_json(simdjson::dom::object object) {
  return article_of_fields(JsonFields{object});
}

}  // namespace chancery
