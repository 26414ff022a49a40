#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"

namespace chancery {

/// A gazetteer table as its editors write it: tab-separated, one fact a line, '#' begins a line of
/// comment, the first other line names the columns.
struct Table {
  std::string file;  // for messages
  std::string_view text;  // must outlive what is read from it
};

/// A line of a table. Fields point into the table's text.
struct Row {
  std::size_t line;  // from 1
  std::vector<std::string_view> fields;
};

/// The rows behind the header. Throws Error BadTable, naming file and line, if the header is not
/// `columns` or a row has another number of fields.
std::vector<Row> read_rows(const Table& table, const std::vector<std::string_view>& columns);

/// The days from the first of `from` to the last of `to`, each a year, month or day, with '?'
/// behind it where it is not certain; an empty side is open. Throws Error BadTable if a date is
/// none, or if the span ends before it begins.
DateRange read_span(const Table& table, const Row& row, std::string_view from, std::string_view to);

/// An Error BadTable that names the file and the line.
[[noreturn]] void throw_bad_row(const Table& table, const Row& row, const std::string& what);

}  // namespace chancery
