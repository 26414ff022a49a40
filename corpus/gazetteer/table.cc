#include "corpus/gazetteer/table.h"

#include "corpus/error.h"

namespace chancery {

namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = line.find(separator);
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

std::optional<DateRange> read_side(std::string_view text) {
  if (text.ends_with('?')) text.remove_suffix(1);
  return text.empty() ? DateRange{} : parse_period(text);
}

}  // namespace

std::vector<Row> read_rows(const Table& table, const std::vector<std::string_view>& columns) {
  std::vector<Row> rows;
  bool has_header = false;
  std::size_t number = 0;
  for (std::string_view rest = table.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    Row row{number, split(line, '\t')};
    if (row.fields.size() != columns.size()) {
      throw_bad_row(table, row,
                    std::to_string(row.fields.size()) + " fields where there should be " +
                        std::to_string(columns.size()));
    }
    if (has_header) {
      rows.push_back(std::move(row));
    } else if (row.fields != columns) {
      throw_bad_row(table, row, "the first line does not name the columns of this table");
    }
    has_header = true;
  }
  return rows;
}

DateRange read_span(const Table& table, const Row& row, std::string_view from,
                    std::string_view to) {
  const auto first = read_side(from);
  const auto last = read_side(to);
  if (!first || !last) throw_bad_row(table, row, "a date is no year, month or day");
  const DateRange span{first->first, last->last};
  if (span.first && span.last && *span.last < *span.first) {
    throw_bad_row(table, row, "the span ends before it begins");
  }
  return span;
}

void throw_bad_row(const Table& table, const Row& row, const std::string& what) {
  throw Error(ErrorKind::BadTable, table.file + ":" + std::to_string(row.line) + ": " + what,
              "a line has its fields between tabs, dates as 1999, 1999-12 or 1999-12-31");
}

}  // namespace chancery
