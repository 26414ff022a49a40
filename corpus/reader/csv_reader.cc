#include "corpus/reader/csv_reader.h"

#include <algorithm>
#include <utility>

#include "corpus/reader/field_article.h"
#include "corpus/reader/field_names.h"
#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

constexpr std::size_t kMostColumns = 200;
constexpr std::size_t kLongestColumnName = 40;

/// "Published At" as "published_at".
std::string column_name(std::string_view text) {
  std::string name = ascii_lower(clean_line(text));
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

template <typename Names>
bool has_any(const std::vector<std::string>& columns, const Names& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::find(columns.begin(), columns.end(), ascii_lower(name)) != columns.end();
  });
}

/// The line up to its end; empty if it is not whole within `head`.
std::string_view first_line(std::string_view head) {
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos) return {};
  return trim(head.substr(0, end).substr(0, head.substr(0, end).find_last_not_of('\r') + 1));
}

/// None if one of them is no name.
std::vector<std::string> column_names(std::string_view line, char separator) {
  std::vector<std::string> names;
  while (names.size() <= kMostColumns) {
    const std::size_t end = std::min(line.find(separator), line.size());
    std::string_view name = trim(line.substr(0, end));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
      name = name.substr(1, name.size() - 2);
    }
    if (name.size() > kLongestColumnName || name.find('"') != std::string_view::npos) return {};
    names.push_back(column_name(name));
    if (end == line.size()) return names;
    line.remove_prefix(end + 1);
  }
  return {};
}

bool is_table_of_reports(const std::vector<std::string>& columns) {
  using namespace field_names;
  const bool has_text = has_any(columns, kText) || has_any(columns, kMarkup);
  const bool has_title = has_any(columns, kTitle), has_date = has_any(columns, kDate);
  const int known = int{has_text} + int{has_title} + int{has_date} + int{has_any(columns, kId)} +
                    int{has_any(columns, kUrl)} + int{has_any(columns, kSource)} +
                    int{has_any(columns, kLanguage)};
  return (has_text || (has_title && has_date)) && known >= 2;
}

/// The first of `names` whose column `read` makes something of; else a value-initialised one.
template <typename Names, typename Read>
auto first_of(const std::vector<std::string>& columns, const std::vector<std::string>& fields,
              const Names& names, Read read) {
  for (const std::string_view name : names) {
    const auto column = std::find(columns.begin(), columns.end(), ascii_lower(name));
    if (column == columns.end()) continue;
    if (auto value = read(fields[static_cast<std::size_t>(column - columns.begin())]);
        value != decltype(value){}) {
      return value;
    }
  }
  return decltype(read(std::string())){};
}

std::string read_line(const std::string& field) { return clean_line(field); }

std::string read_text(const std::string& field) { return join_wrapped_lines(clean_text(field)); }

std::optional<Date> read_date(const std::string& field) {
  const std::string text = clean_line(field);
  if (auto date = parse_date(text)) return date;
  const bool is_number =
      text.size() >= 9 && text.size() <= 13 && std::all_of(text.begin(), text.end(), is_ascii_digit);
  return is_number ? since_1970(std::stod(text)) : std::nullopt;
}

/// For article_of_fields.
struct RowFields {
  const std::vector<std::string>& columns;
  const std::vector<std::string>& fields;

  auto id(const auto& names) const { return line(names); }
  auto line(const auto& names) const { return first_of(columns, fields, names, read_line); }
  auto text(const auto& names) const { return first_of(columns, fields, names, read_text); }
  auto markup(const auto& names) const { return first_of(columns, fields, names, html_text); }
  auto date(const auto& names) const { return first_of(columns, fields, names, read_date); }
  auto source(const auto& names) const { return line(names); }
};

}  // namespace

std::optional<char> csv_separator(std::string_view head) {
  const std::string_view line = first_line(head);
  for (const char separator : {',', ';', '\t'}) {
    if (is_table_of_reports(column_names(line, separator))) return separator;
  }
  return std::nullopt;
}

CsvReader::CsvReader(ByteSource bytes, std::string name, char separator)
    : records_(std::move(bytes), separator), name_(std::move(name)) {
  if (records_.next(columns_, ByteSource::kPeekBytes) != Got::All) is_over_ = true;
  for (std::string& column : columns_) column = column_name(column);
}

Reader::Record CsvReader::next() {
  if (is_over_) return End{};
  const ReadLimits& limits = records_.bytes().limits();
  std::vector<std::string> fields;
  const Got got = records_.next(fields, limits.report_bytes);
  std::string place = "line " + std::to_string(records_.line());
  if (got == Got::Nothing) {
    is_over_ = true;
    if (has_given_) return End{};
    return BadRecord{"", "empty", "There are column names, and no row."};
  }
  has_given_ = true;
  if (got == Got::All) return report(fields, std::move(place));
  if (got == Got::TooLong) return too_large(std::move(place), limits);
  is_over_ = true;
  if (got == Got::Failed) return records_.bytes().failure(std::move(place));
  return BadRecord{std::move(place), "truncated", "The file ends within quotes."};
}

Reader::Record CsvReader::report(const std::vector<std::string>& fields, std::string place) const {
  if (fields.size() != columns_.size()) {
    return BadRecord{std::move(place), "bad-csv",
                     "It has " + std::to_string(fields.size()) + " fields, and there are " +
                         std::to_string(columns_.size()) + " columns."};
  }
  Article article = article_of_fields(RowFields{columns_, fields});
  complete(article, name_ + '#' + std::to_string(records_.line()));
  if (article.title.empty()) return no_text(std::move(place));
  article.place = std::move(place);
  return article;
}

}  // namespace chancery
