#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/byte_source.h"

namespace chancery {

/// The records of a table in text (RFC 4180): fields apart by a separator, with quotes around one that
/// holds a separator, a line end or a quote (then doubled). A quote within a field that did not begin
/// with one stands for itself. By hand, since Debian's libcsv keeps a field of any length in memory and
/// does not tell on which line a record begins.
class CsvRecords {
 public:
  CsvRecords(ByteSource bytes, char separator)
      : bytes_(std::move(bytes)), separator_(separator) {}

  /// The fields of the next record that is not empty. TooLong, up to its end, where they have more
  /// than `limit` bytes; Cut where the file ends within quotes.
  Got next(std::vector<std::string>& fields, std::size_t limit);

  /// The line on which that record began, from 1.
  std::uint64_t line() const { return line_; }

  const ByteSource& bytes() const { return bytes_; }

 private:
  enum class State { FieldStart, Plain, Quoted, QuoteInQuoted };

  bool refill();
  bool take(char c, std::vector<std::string>& fields);
  void add(char c, std::vector<std::string>& fields);

  ByteSource bytes_;
  char separator_;
  std::string piece_{};
  std::size_t at_ = 0;  // in `piece_`
  State state_ = State::FieldStart;
  std::size_t room_ = 0;  // bytes that the record may still take
  bool is_too_long_ = false;
  std::uint64_t line_ = 0;
  std::uint64_t next_line_ = 1;
};

}  // namespace chancery
