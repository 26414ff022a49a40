#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/csv_records.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// What stands between the fields of a table of reports that begins with `head` (UTF-8): a comma, a
/// semicolon or a tab. nullopt if it does not begin with such a table: a line of column names of which
/// one is known as a text, or one as a title and one as a date, and at least two are known at all.
std::optional<char> csv_separator(std::string_view head);

/// A table with a line of column names, a report a row. Columns go by the names of
/// corpus/reader/field_names.h, in either case; those with other names are passed over. A row that
/// has more or fewer fields than there are columns is the reject "bad-csv".
class CsvReader final : public Reader {
 public:
  CsvReader(ByteSource bytes, std::string name, char separator);

  Record next() override;
  std::uint64_t bytes_read() const override { return records_.bytes().bytes_read(); }

 private:
  Record report(const std::vector<std::string>& fields, std::string place) const;

  CsvRecords records_;
  std::string name_;
  std::vector<std::string> columns_{};
  bool has_given_ = false;  // a report or a reject
  bool is_over_ = false;
};

}  // namespace chancery
