#include "corpus/reader/json_records.h"

#include <initializer_list>
#include <optional>
#include <utility>
#include <variant>

#include "corpus/reader/field_values.h"
#include "corpus/reader/json_article.h"
#include "corpus/text/clean.h"
#include "corpus/text/utf8.h"

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

/// Whether an object has something better to be than a report: it has no text of its own, and the list
/// has reports.
bool wraps(const Reader::Record& record, const simdjson::dom::array& list) {
  const auto* article = std::get_if<Article>(&record);
  if (article != nullptr && !article->text.empty()) return false;
  for (const element each : list) {
    if (std::holds_alternative<Article>(to_record(each, "", ""))) return true;
  }
  return article == nullptr;
}

}  // namespace

// One document at a time: on one that is broken, parse_many of simdjson 3.0 gives up the window
// of a megabyte it stands in, good ones included.
Reader::Record JsonRecords::first(std::string& text, const std::string& place,
                                  const std::string& derived_id) {
  at_.reset();
  if (!is_utf8(text)) text = in_windows_1252(text);
  const std::size_t bytes = text.size();
  text.resize(bytes + simdjson::SIMDJSON_PADDING);
  constexpr bool kMakeOwnCopy = false;
  element document;
  const auto error = parser_.parse(text.data(), bytes, kMakeOwnCopy).get(document);
  if (error != simdjson::SUCCESS) return bad_json(place, simdjson::error_message(error));
  Reader::Record record = to_record(document, place, derived_id);
  const auto list = wrapped_list(document);
  if (!list || !wraps(record, *list)) return record;
  at_ = list->begin();
  end_ = list->end();
  number_ = 0;
  place_ = place;
  derived_id_ = derived_id;
  return next();
}

Reader::Record JsonRecords::next() {
  if (!at_ || !(*at_ != *end_)) return End{};
  const element each = **at_;
  ++*at_;
  const std::string number = std::to_string(++number_);
  return to_record(each, place_.empty() ? "report " + number : place_ + ", " + number,
                   derived_id_ + '#' + number);
}

}  // namespace chancery
