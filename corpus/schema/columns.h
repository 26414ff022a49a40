#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/schema/index_schema.h"

/// What is counted of the reports, kept with the index as columns: of every document the numbers of its
/// leaders, its countries and so on, side by side in memory, where value slots would have to be
/// unpacked report by report. The slots say the same; without columns answers come later, not otherwise.
///
/// A column is stored in blocks of kColumnBlock documents, block 0 from document 1 on, so that a night
/// rewrites few of them; what its numbers stand for is one more record. All are metadata of the index,
/// and are committed with the reports.
namespace chancery::schema {

inline constexpr std::uint32_t kColumnBlock = 65'536;

/// The fields that have columns. That of Text holds the length of each document, as Xapian weighs it.
inline constexpr std::array kColumnFields{Field::Leader,   Field::Country, Field::Organisation,
                                          Field::Source,   Field::Language, Field::Date,
                                          Field::Text};

/// Whether its numbers are numbers, and do not stand for texts.
constexpr bool has_plain_numbers(Field field) {
  return field == Field::Date || field == Field::Text;
}

/// Where `field` stands among them. REQUIRES: it is one of them.
constexpr std::size_t column_index(Field field) {
  std::size_t index = 0;
  while (kColumnFields[index] != field) ++index;
  return index;
}

/// The numbers of consecutive documents, one after the other.
class Column {
 public:
  std::size_t rows() const { return ends_.size() - 1; }

  /// Of a document, in their order. REQUIRES: row < rows().
  std::span<const std::uint32_t> operator[](std::size_t row) const {
    return {numbers_.data() + ends_[row], numbers_.data() + ends_[row + 1]};
  }

  void add(std::span<const std::uint32_t> numbers);

  /// Adds the rows that encode() put into `block`. False, with nothing added, if it is damaged.
  [[nodiscard]] bool add_block(std::string_view block);

  std::size_t size() const { return numbers_.size(); }  // numbers of all rows

  /// The smallest and the largest number; 0 and 0 if there is none.
  std::pair<std::uint32_t, std::uint32_t> bounds() const;

  /// Room for so many rows of two numbers, which takes no memory until it is filled.
  void reserve(std::size_t rows) {
    ends_.reserve(rows + 1);
    numbers_.reserve(rows * 2);
  }

 private:
  std::vector<std::uint32_t> ends_{0};
  std::vector<std::uint32_t> numbers_{};
};

/// Packs the rows: how many numbers each has, then the numbers, in one, two or four bytes each.
std::string encode(const Column& block);

/// The texts for which the numbers 0, 1, 2 ... of a column stand; views into `record`. Fewer if it is
/// damaged.
std::vector<std::string_view> decode_column_values(std::string_view record);
void append_column_value(std::string& record, std::string_view value);

/// Dates have numbers that need no texts: 20250902. 0 for the value of a slot that is no date.
std::uint32_t number_of_date(std::string_view slot);

/// The numbers of one field of every document, with row d - 1 for document d, and the texts for which the
/// numbers stand (none where has_plain_numbers).
struct ValueColumn {
  Column column{};
  std::string record{};
  std::vector<std::string_view> texts{};  // views into record
  std::uint32_t smallest = 0;             // of the numbers; 0 if there are none
  std::uint32_t largest = 0;
};

/// Reads the column of one of kColumnFields into `column`, which is empty. False, with it undefined, if
/// it is damaged, or has not the documents of `database`. REQUIRES has_columns().
bool read_column(const Xapian::Database& database, Field field, ValueColumn& column);

/// Whether the columns hold every document of `database` as it is now.
bool has_columns(const Xapian::Database& database);

/// What stands under metadata::kColumnState if they do. Tells columns that were left behind where databases were merged.
std::string column_state(const Xapian::Database& database);

}  // namespace chancery::schema
