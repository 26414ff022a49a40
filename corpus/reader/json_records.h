#pragma once

#include <string>
#include <vector>

#include <simdjson.h>

#include "corpus/reader/reader.h"

namespace chancery {

/// Makes reports of documents of JSON. Not for two threads at once.
class JsonRecords {
 public:
  /// What is in `text`: one report or reject, or those of a list that an object without a title or text
  /// wraps ("articles", "items", "results", "docs", "documents", "hits" or "value"), whose places go on
  /// with ", N" and made ids with "#N". `text` is left longer, for simdjson.
  std::vector<Reader::Record> parse(std::string& text, const std::string& place,
                                    const std::string& derived_id);

 private:
  simdjson::dom::parser parser_{};
};

}  // namespace chancery
