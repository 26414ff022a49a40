#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <simdjson.h>

#include "corpus/reader/reader.h"

namespace chancery {

/// Makes reports of documents of JSON, one at a time. Not for two threads at once.
class JsonRecords {
 public:
  /// What is in `text`: one report or reject, or the first of a list of reports that an object without
  /// a text wraps ("articles", "items", "results", "docs", "documents", "hits" or "value"), whose
  /// places go on with ", N" and made ids with "#N". `text` is left longer, for simdjson.
  Reader::Record first(std::string& text, const std::string& place, const std::string& derived_id);

  /// The next of the list; End behind the last.
  Reader::Record next();

 private:
  using List = simdjson::dom::array;

  simdjson::dom::parser parser_{};
  std::optional<List::iterator> at_{};  // in the document that the parser holds
  std::optional<List::iterator> end_{};
  std::uint64_t number_ = 0;
  std::string place_{};
  std::string derived_id_{};
};

}  // namespace chancery
