#include "corpus/schema/columns.h"

#include <algorithm>
#include <tuple>

#include <xapian.h>

#include "corpus/schema/packing.h"

namespace chancery::schema {

namespace {

constexpr std::uint32_t kManyNumbers = 255;  // a row of so many or more says how many elsewhere

std::size_t width_of(std::uint32_t largest) {
  return largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
}

void append_number(std::string& out, std::uint32_t number, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

template <std::size_t Width>
void read_numbers(std::string_view bytes, std::vector<std::uint32_t>& numbers) {
  std::size_t next = numbers.size();
  numbers.resize(next + bytes.size() / Width);
  for (std::size_t at = 0; at < bytes.size(); at += Width) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < Width; ++i) {
      number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    }
    numbers[next++] = number;
  }
}

void read_numbers(std::string_view bytes, std::size_t width, std::vector<std::uint32_t>& numbers) {
  if (width == 1) read_numbers<1>(bytes, numbers);
  if (width == 2) read_numbers<2>(bytes, numbers);
  if (width == 4) read_numbers<4>(bytes, numbers);
}

}  // namespace

void Column::add(std::span<const std::uint32_t> numbers) {
  numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
  ends_.push_back(static_cast<std::uint32_t>(numbers_.size()));
}

std::pair<std::uint32_t, std::uint32_t> Column::bounds() const {
  if (numbers_.empty()) return {0, 0};
  std::uint32_t smallest = numbers_.front(), largest = numbers_.front();
  for (const std::uint32_t number : numbers_) {  // std::minmax_element takes four times as long
    smallest = std::min(smallest, number);
    largest = std::max(largest, number);
  }
  return {smallest, largest};
}

std::string encode(const Column& block) {
  std::string counts, many;
  for (std::size_t row = 0; row < block.rows(); ++row) {
    const std::span<const std::uint32_t> numbers = block[row];
    counts += static_cast<char>(std::min<std::size_t>(numbers.size(), kManyNumbers));
    if (numbers.size() >= kManyNumbers) packing::append(many, std::uint64_t{numbers.size()});
  }
  const std::size_t width = width_of(block.bounds().second);
  std::string out;
  packing::append(out, std::uint64_t{width});
  packing::append(out, counts);
  packing::append(out, many);
  for (std::size_t row = 0; row < block.rows(); ++row) {
    const std::span<const std::uint32_t> numbers = block[row];
    for (const std::uint32_t number : numbers) append_number(out, number, width);
  }
  return out;
}

bool Column::add_block(std::string_view block) {
  packing::Unpacker unpacker(block);
  const auto width = unpacker.number();
  const auto counts = unpacker.text();
  const auto many = unpacker.text();
  if (!many || (*width != 1 && *width != 2 && *width != 4)) return false;
  packing::Unpacker many_counts(*many);
  const std::size_t rows_before = ends_.size();
  std::uint64_t end = numbers_.size();
  ends_.resize(rows_before + counts->size());
  for (std::size_t row = 0; row < counts->size(); ++row) {
    std::uint64_t count = static_cast<unsigned char>((*counts)[row]);
    if (count == kManyNumbers) count = many_counts.number().value_or(0);
    end += std::min<std::uint64_t>(count, block.size());
    ends_[rows_before + row] = static_cast<std::uint32_t>(end);
  }
  const std::string_view numbers = unpacker.rest();
  if ((end - numbers_.size()) * *width != numbers.size()) {
    ends_.resize(rows_before);
    return false;
  }
  read_numbers(numbers, *width, numbers_);
  return true;
}

std::vector<std::string_view> decode_column_values(std::string_view record) {
  std::vector<std::string_view> values;
  packing::Unpacker unpacker(record);
  while (const auto value = unpacker.text()) values.push_back(*value);
  return values;
}

void append_column_value(std::string& record, std::string_view value) {
  packing::append(record, value);
}

std::uint32_t number_of_date(std::string_view slot) {
  const auto day = decode_day(slot);
  if (!day) return 0;
  return static_cast<std::uint32_t>(static_cast<int>(day->year())) * 10'000 +
         static_cast<unsigned>(day->month()) * 100 + static_cast<unsigned>(day->day());
}

bool read_column(const Xapian::Database& database, Field field, ValueColumn& column) {
  const Xapian::docid last = database.get_lastdocid();
  column.column.reserve(last);
  for (std::uint32_t block = 0; block * kColumnBlock < last; ++block) {
    if (!column.column.add_block(database.get_metadata(metadata::column_key(field, block)))) {
      return false;
    }
  }
  column.record = database.get_metadata(metadata::column_values_key(field));
  column.texts = decode_column_values(column.record);
  std::tie(column.smallest, column.largest) = column.column.bounds();
  const bool has_texts =
      has_plain_numbers(field) || column.column.size() == 0 || column.largest < column.texts.size();
  return column.column.rows() == last && has_texts;
}

bool has_columns(const Xapian::Database& database) {
  return database.get_metadata(std::string(metadata::kColumnState)) == column_state(database);
}

std::string column_state(const Xapian::Database& database) {
  constexpr std::uint64_t kFormat = 2;
  std::string state;
  packing::append(state, kFormat);
  packing::append(state, std::uint64_t{database.get_doccount()});
  packing::append(state, std::uint64_t{database.get_lastdocid()});
  packing::append(state, std::uint64_t{database.get_total_length()});
  for (const Field field : kColumnFields) {
    if (spec(field).slot == kNoSlot) continue;
    packing::append(state, std::uint64_t{database.get_value_freq(spec(field).slot)});
  }
  return state;
}

}  // namespace chancery::schema
