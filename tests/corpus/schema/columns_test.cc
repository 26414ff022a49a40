#include "corpus/schema/columns.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace chancery::schema {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Rows = std::vector<Numbers>;

Column column(const Rows& rows) {
  Column result;
  for (const Numbers& row : rows) result.add(row);
  return result;
}

Rows rows(const Column& column) {
  Rows result;
  for (std::size_t i = 0; i < column.rows(); ++i) {
    result.emplace_back(column[i].begin(), column[i].end());
  }
  return result;
}

TEST_CASE("a column comes back from its blocks, however wide its numbers and long its rows",
          "[schema][columns]") {
  const Rows all = GENERATE(
      Rows{}, Rows{{}}, Rows{{1}, {}, {2, 3}}, Rows{{255}, {0}}, Rows{{256}}, Rows{{65'535, 1}},
      Rows{{65'536}, {20'250'902}}, Rows{{4'294'967'295U}, {}},
      Rows{Numbers(254, 7), Numbers(255, 8), Numbers(256, 9), Numbers(3'000, 70'000), {1}});
  Column read;
  REQUIRE(read.add_block(encode(column(all))));
  CHECK(rows(read) == all);
  REQUIRE(read.add_block(encode(column({{5}}))));
  Rows and_more = all;
  and_more.push_back({5});
  CHECK(rows(read) == and_more);
}

TEST_CASE("a damaged block adds nothing to a column", "[schema][columns]") {
  const std::string block = encode(column({{1, 2}, {}, Numbers(300, 4'000)}));
  Column read = column({{9}});
  for (std::size_t bytes = 0; bytes < block.size(); ++bytes) {
    CHECK_FALSE(read.add_block(std::string_view(block).substr(0, bytes)));
  }
  CHECK_FALSE(read.add_block(block + "x"));
  CHECK_FALSE(read.add_block("\x03" + block.substr(1)));
  for (std::size_t i = 0; i < block.size(); ++i) {
    std::string damaged = block;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
    Column other;
    if (other.add_block(damaged)) rows(other);  // whatever it says, it can be read
  }
  CHECK(rows(read) == Rows{{9}});
  CHECK(read.bounds() == std::pair(9U, 9U));
}

TEST_CASE("texts have the numbers of their places", "[schema][columns]") {
  std::string record;
  append_column_value(record, "RU");
  append_column_value(record, "");
  append_column_value(record, "Example Wire");
  CHECK(decode_column_values(record) == std::vector<std::string_view>{"RU", "", "Example Wire"});
  CHECK(number_of_date("20250902140500") == 20'250'902);
  CHECK(number_of_date("") == 0);
}

}  // namespace
}  // namespace chancery::schema
