#include "corpus/date.h"

#include "tests/support/catch.h"

namespace chancery {
namespace {

std::string iso(std::string_view text) {
  const auto date = parse_date(text);
  return date ? to_iso(*date) : "none";
}

std::string span(std::optional<DateRange> range) {
  if (!range) return "none";
  const std::string first = range->first ? to_iso({*range->first, {}}) : "";
  const std::string last = range->last ? to_iso({*range->last, {}}) : "";
  return first + " to " + last;
}

TEST_CASE("a date is read in the forms that news writes it in", "[date]") {
  CHECK(iso("2025-09-02") == "2025-09-02");
  CHECK(iso("  2025-09-02\t") == "2025-09-02");
  CHECK(iso("20250902") == "2025-09-02");
  CHECK(iso("2 September 2025") == "2025-09-02");
  CHECK(iso("2 Sep 2025") == "2025-09-02");
  CHECK(iso("Sept. 2, 2025") == "2025-09-02");
  CHECK(iso("September 2 2025") == "2025-09-02");
  CHECK(iso("Tuesday, September 2, 2025") == "2025-09-02");
  CHECK(iso("TUESDAY, 2 SEPTEMBER 2025") == "2025-09-02");
  CHECK(iso("2-Sep-2025") == "2025-09-02");
  CHECK(iso("May 1, 2025") == "2025-05-01");
}

TEST_CASE("a time is kept, in UTC", "[date]") {
  CHECK(iso("2025-09-02T14:05:00Z") == "2025-09-02T14:05:00Z");
  CHECK(iso("2025-09-02t14:05:00.123456z") == "2025-09-02T14:05:00Z");
  CHECK(iso("2025-09-02 14:05") == "2025-09-02T14:05:00Z");
  CHECK(iso("2025-09-02 14:05+05:00") == "2025-09-02T09:05:00Z");
  CHECK(iso("2025-09-02T14:05:00+05") == "2025-09-02T09:05:00Z");
  CHECK(iso("20250902T140500Z") == "2025-09-02T14:05:00Z");
  CHECK(iso("20250902T1405-0330") == "2025-09-02T17:35:00Z");
  CHECK(iso("Tue, 02 Sep 2025 14:05:00 +0000") == "2025-09-02T14:05:00Z");
  CHECK(iso("Tue, 2 Sep 2025 14:05 EST") == "2025-09-02T19:05:00Z");
  CHECK(iso("2 Sep 2025 14:05:00 GMT") == "2025-09-02T14:05:00Z");
  CHECK(iso("26-FEB-1987 15:01:01.79") == "1987-02-26T15:01:01Z");
  CHECK(iso(" 3-MAR-1987  09:15:05.40") == "1987-03-03T09:15:05Z");
}

TEST_CASE("a zone may move a time into another day, or out of the calendar", "[date]") {
  CHECK(iso("2025-12-31T23:30:00-05:00") == "2026-01-01T04:30:00Z");
  CHECK(iso("2025-03-01T01:00:00+05:00") == "2025-02-28T20:00:00Z");
  CHECK(iso("2025-06-30T23:59:60Z") == "2025-07-01T00:00:00Z");
  CHECK(iso("9999-12-31T23:30:00-05:00") == "none");
  CHECK(iso("1000-01-01T00:30:00+05:00") == "none");
}

TEST_CASE("what is no date, or may be two, is refused", "[date]") {
  const auto* const text = GENERATE(
      "", " ", "02/09/2025", "9/2/2025", "2.9.2025", "02-09-2025", "2025", "2025-09", "2025-9-2",
      "2025-02-29", "2025-13-01", "2025-09-31", "2025-00-10", "31 June 2025", "0999-01-01",
      "10000-01-01", "12025-09-02", "2 Sep 25", "Sep 2", "2 Septembre 2025", "Se 2, 2025",
      "yesterday", "2025-09-02 and more", "published 2025-09-02", "2025-09-02T", "2025-09-02T25:00",
      "2025-09-02T24:00:00", "2025-09-02T14:60", "2025-09-02T14:05:61", "2025-09-02T14:5",
      "2025-09-02T14:05 IST", "2025-09-02T14:05 GMT+2", "2025-09-02T14:05+24:00",
      "2025-09-02T14:05+05:3", "2025-09-02T14:05+", "2025-09-02 1405", "2025090", "202509021",
      "99999999999999999999", "2025-09-02\n2025-09-03", "Tuesday", "Tuesday, ", "2025-09-02Z",
      "26-FEB-1987 15:01:01.79RM", "-2025-09-02", "+2025-09-02");
  CAPTURE(text);
  CHECK(iso(text) == "none");
}

TEST_CASE("a weekday that contradicts the day does no harm, one that is none does", "[date]") {
  CHECK(iso("Fri, 02 Sep 2025 14:05:00 GMT") == "2025-09-02T14:05:00Z");
  CHECK(iso("Foo, 02 Sep 2025") == "none");
}

TEST_CASE("leap years are those of the Gregorian calendar", "[date]") {
  CHECK(iso("2024-02-29") == "2024-02-29");
  CHECK(iso("2000-02-29") == "2000-02-29");
  CHECK(iso("1900-02-29") == "none");
}

TEST_CASE("a period stands for its first and last day", "[date]") {
  CHECK(span(parse_period("2025")) == "2025-01-01 to 2025-12-31");
  CHECK(span(parse_period("2024-02")) == "2024-02-01 to 2024-02-29");
  CHECK(span(parse_period(" 2025-09-02 ")) == "2025-09-02 to 2025-09-02");
  const auto* const text = GENERATE("", "25", "0999", "2025-13", "2025-02-29", "2025-9", "2025-",
                                    "2025-09-02T10:00", "last week", "2025 09", "20250902");
  CAPTURE(text);
  CHECK_FALSE(parse_period(text));
}

TEST_CASE("a range holds both its ends, and an open one everything beyond", "[date]") {
  using namespace std::chrono;
  const auto year = parse_period("2024").value();
  CHECK(year.contains(2024y / January / 1));
  CHECK(year.contains(2024y / December / 31));
  CHECK_FALSE(year.contains(2023y / December / 31));
  CHECK_FALSE(year.contains(2025y / January / 1));
  CHECK(DateRange{2024y / January / 1, std::nullopt}.contains(9999y / January / 1));
  CHECK(DateRange{}.contains(1000y / January / 1));
}

}  // namespace
}  // namespace chancery
