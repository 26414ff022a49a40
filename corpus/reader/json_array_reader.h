#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/json_records.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The objects of one JSON array, with the keys of article_of_json; without an id one is FILE#NUMBER.
/// One object is held at a time, however long the array is.
class JsonArrayReader final : public Reader {
 public:
  JsonArrayReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  bool has_byte();
  void skip_to_element();
  void skip_blanks();
  bool begin_next_array();
  Got read_element();

  ByteSource bytes_;
  std::string name_;
  std::string_view piece_{};  // read and not taken
  std::string element_{};
  std::uint64_t number_ = 0;
  JsonRecords records_{};
  bool has_rest_ = false;  // behind the end of the array
  bool is_over_ = false;
};

}  // namespace chancery
