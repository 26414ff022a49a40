#include "corpus/reader/json_records.h"

#include <initializer_list>
#include <optional>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/json_article.h"

namespace chancery {

namespace {

using simdjson::dom::element;

BadRecord bad_json(std::string place, std::string why) {
  return {std::move(place), "bad-json", std::move(why)};
}

Reader::Record to_record(element value, const std::string& place, const std::string& derived_id) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) {
    return bad_json(place, "A report must be a JSON object.");
  }
  Article article = article_of_json(object);
  complete(article, derived_id);
  if (article.title.empty()) return no_text(place);
  article.place = place;
  return article;
}

std::optional<simdjson::dom::array> wrapped_list(element value) {
  for (const char* key : {"articles", "items", "results", "docs", "documents", "hits", "value"}) {
    simdjson::dom::array list;
    if (value.at_key(key).get(list) == simdjson::SUCCESS && list.size() > 0) return list;
  }
  return std::nullopt;
}

}  // namespace

// One document at a time: on one that is broken, parse_many of simdjson 3.0 gives up the window
// of a megabyte it stands in, good ones included.
std::vector<Reader::Record> JsonRecords::parse(std::string& text, const std::string& place,
                                               const std::string& derived_id) {
  const std::size_t bytes = text.size();
  text.resize(bytes + simdjson::SIMDJSON_PADDING);
  constexpr bool kMakeOwnCopy = false;
  element document;
  const auto error = parser_.parse(text.data(), bytes, kMakeOwnCopy).get(document);
  if (error != simdjson::SUCCESS) return {bad_json(place, simdjson::error_message(error))};
  Reader::Record record = to_record(document, place, derived_id);
  const auto list = wrapped_list(document);
  if (!list || std::holds_alternative<Article>(record)) return {std::move(record)};
  std::vector<Reader::Record> records;
  for (const element each : *list) {
    const std::string number = std::to_string(records.size() + 1);
    records.push_back(to_record(each, place.empty() ? "report " + number : place + ", " + number,
                                derived_id + '#' + number));
  }
  return records;
}

}  // namespace chancery
