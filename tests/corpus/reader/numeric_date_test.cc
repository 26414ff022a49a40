#include "corpus/reader/numeric_date.h"

#include <initializer_list>
#include <string>

#include "tests/support/catch.h"

namespace chancery {
namespace {

/// `text`, after a source has shown `others`.
std::string read_after(std::initializer_list<const char*> others, const char* text) {
  DateOrder order;
  for (const char* other : others) order.learn(parse_numeric_date(other).value());
  const auto date = order.date(parse_numeric_date(text).value());
  return date ? to_iso(*date) : "none";
}

TEST_CASE("which number is the day, the other dates of a source tell", "[numeric_date]") {
  CHECK(read_after({}, "02/09/2025") == "none");
  CHECK(read_after({"25/09/2025"}, "02/09/2025") == "2025-09-02");
  CHECK(read_after({"09/25/2025"}, "02/09/2025") == "2025-02-09");
  CHECK(read_after({"01/02/2025"}, "02/09/2025") == "none");
  CHECK(read_after({"25.09.2025"}, "2.9.2025 14:05") == "2025-09-02T14:05:00Z");
}

TEST_CASE("a date that can be read in one way alone needs no others", "[numeric_date]") {
  CHECK(read_after({}, "25/09/2025") == "2025-09-25");
  CHECK(read_after({}, "9/25/2025, 14:05") == "2025-09-25T14:05:00Z");
  CHECK(read_after({}, "3/3/2025") == "2025-03-03");
  CHECK(read_after({"25/09/2025"}, "9/30/2025") == "2025-09-30");
}

TEST_CASE("where a source contradicts itself nothing is guessed", "[numeric_date]") {
  CHECK(read_after({"25/09/2025", "09/25/2025"}, "02/09/2025") == "none");
}

TEST_CASE("a date that does not exist is none", "[numeric_date]") {
  CHECK(read_after({}, "31/02/2025") == "none");
  CHECK(read_after({}, "40/50/2025") == "none");
  CHECK(read_after({}, "00/09/2025") == "none");
  CHECK(read_after({}, "25/09/2025 noon") == "none");
}

TEST_CASE("other text is no date of numbers", "[numeric_date]") {
  for (const char* text : {"", "02/09/25", "2025/09/02", "02/09", "02/09-2025", "a/b/2025", "02//2025",
                           "123/09/2025", "02 09 2025"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_numeric_date(text));
  }
}

}  // namespace
}  // namespace chancery
