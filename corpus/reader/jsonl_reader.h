#pragma once

#include <cstdint>
#include <string>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/json_records.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// One JSON object a line, with the keys of article_of_json; without an id it is FILE#LINE. A file that
/// opens with "{" on a line of its own is one object, written over many lines.
class JsonlReader final : public Reader {
 public:
  JsonlReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  Record next_line();
  Record next_long_form();

  ByteSource bytes_;
  std::string name_;
  std::uint64_t line_number_ = 0;
  std::string line_{};
  JsonRecords records_{};
};

}  // namespace chancery
