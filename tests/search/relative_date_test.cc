#include "search/relative_date.h"

#include "tests/support/catch.h"

namespace chancery {
namespace {

using namespace std::chrono_literals;

constexpr Day kTuesday = 2025y / std::chrono::September / 2;

std::string iso(const std::optional<Day>& day) { return day ? to_iso({*day}) : ""; }

std::string days(const std::string& text, Day today = kTuesday) {
  const auto read = read_range(text, today);
  if (const auto* fault = std::get_if<DateFault>(&read)) {
    return fault->why + " [" +
           text.substr(fault->place.begin, fault->place.end - fault->place.begin) + "]";
  }
  const DateRange& range = std::get<DateRange>(read);
  return range.first == range.last ? iso(range.first) : iso(range.first) + ".." + iso(range.last);
}

Day day(const std::string& text) { return *parse_period(text)->first; }

struct Case {
  std::string text;
  std::string today;
  std::string days;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.text + " on " + c.today);
    CHECK(days(c.text, day(c.today)) == c.days);
  }
}

TEST_CASE("a date and a range of dates stand for their first and last day", "[dates]") {
  check({{"2024", "2025-09-02", "2024-01-01..2024-12-31"},
         {"2024-02", "2025-09-02", "2024-02-01..2024-02-29"},
         {"2024..2025-03", "2025-09-02", "2024-01-01..2025-03-31"},
         {"2025..2025-03", "2025-09-02", "2025-01-01..2025-03-31"},
         {"2025-09-02 .. 2025-09-02", "2025-09-02", "2025-09-02"},
         {"2024..", "2025-09-02", "2024-01-01.."},
         {"..2024-06", "2025-09-02", "..2024-06-30"}});
}

TEST_CASE("relative dates count from the day of the question", "[dates]") {
  check({{"today", "2025-09-02", "2025-09-02"},
         {"Today", "2025-09-02", "2025-09-02"},
         {"yesterday", "2025-09-02", "2025-09-01"},
         {"yesterday", "2025-01-01", "2024-12-31"},
         {"yesterday", "2024-03-01", "2024-02-29"},
         {"this-month", "2024-02-10", "2024-02-01..2024-02-29"},
         {"last-month", "2025-01-31", "2024-12-01..2024-12-31"},
         {"last-month", "2025-03-31", "2025-02-01..2025-02-28"},
         {"this-year", "2025-09-02", "2025-01-01..2025-12-31"},
         {"LAST-YEAR", "2025-09-02", "2024-01-01..2024-12-31"}});
}

TEST_CASE("a week runs from Monday to Sunday, over the end of a year too", "[dates]") {
  check({{"this-week", "2025-09-02", "2025-09-01..2025-09-07"},  // a Tuesday
         {"this-week", "2025-09-01", "2025-09-01..2025-09-07"},  // a Monday
         {"this-week", "2025-09-07", "2025-09-01..2025-09-07"},  // a Sunday
         {"last-week", "2025-09-07", "2025-08-25..2025-08-31"},
         {"last-week", "2025-09-08", "2025-09-01..2025-09-07"},
         {"this-week", "2025-01-01", "2024-12-30..2025-01-05"},
         {"last-week", "2025-01-05", "2024-12-23..2024-12-29"},
         {"last-week", "2024-03-05", "2024-02-26..2024-03-03"}});
}

TEST_CASE("a number of days, weeks, months or years ends today and has today in it", "[dates]") {
  check({{"1d", "2025-09-02", "2025-09-02"},
         {"30d", "2025-09-02", "2025-08-04..2025-09-02"},
         {"30D", "2024-03-01", "2024-02-01..2024-03-01"},
         {"2w", "2025-09-02", "2025-08-20..2025-09-02"},
         {"6m", "2025-09-02", "2025-03-03..2025-09-02"},
         {"1m", "2025-03-31", "2025-03-01..2025-03-31"},  // of February it is the last day
         {"1m", "2024-03-30", "2024-03-01..2024-03-30"},
         {"1y", "2025-09-02", "2024-09-03..2025-09-02"},
         {"1y", "2024-02-29", "2023-03-01..2024-02-29"},
         {"4y", "2024-02-29", "2020-03-01..2024-02-29"}});
}

TEST_CASE("a range has relative dates at either side", "[dates]") {
  check({{"2024-03..last-month", "2025-09-02", "2024-03-01..2025-08-31"},
         {"last-month..today", "2025-09-02", "2025-08-01..2025-09-02"},
         {"30d..", "2025-09-02", "2025-08-04.."},
         {"..yesterday", "2025-09-02", "..2025-09-01"}});
}

TEST_CASE("a date that there is not says why, and which of two it is", "[dates]") {
  CHECK(days("2025-02-30") == "2025-02 has the days 01 to 28 [2025-02-30]");
  CHECK(days("2024-02-30") == "2024-02 has the days 01 to 29 [2024-02-30]");
  CHECK(days("2025-13") == "there is no month 13 [2025-13]");
  CHECK(days("2025-00-10") == "there is no month 00 [2025-00-10]");
  CHECK(days("2024-01..2025-02-30") == "2025-02 has the days 01 to 28 [2025-02-30]");
  CHECK(days("2024-13..2025") == "there is no month 13 [2024-13]");
  CHECK(days("2025..2024") == "\"2025..2024\" ends before it begins [2025..2024]");
  CHECK(days("today..yesterday") ==
        "\"today..yesterday\" ends before it begins [today..yesterday]");
  CHECK(days("..") == "there is no date around the dots [..]");
  CHECK(days("2024..foo") == "\"foo\" is no date [foo]");
  CHECK(days("0d") == "\"0d\" is no time at all [0d]");
  CHECK(days("9999y") == "\"9999y\" reaches back before the year 1000 [9999y]");
  CHECK(days("99999999999d") ==
        "\"99999999999d\" reaches back before the year 1000 [99999999999d]");
  const std::string text = GENERATE("", "0999", "2025-9", "2025-", "next-week", "d", "3x", "3dd",
                                    "-3d", "2024...2025", "2023..2024..2025", "last week");
  CAPTURE(text);
  CHECK(days(text).find("is no date [") != std::string::npos);
}

TEST_CASE("where no day is given relative dates are no dates", "[dates]") {
  CHECK(days("last-week", Day{}) == "\"last-week\" is no date [last-week]");
  CHECK(days("2025", Day{}) == "2025-01-01..2025-12-31");
}

TEST_CASE("the local day exists", "[dates]") { CHECK(local_day().ok()); }

}  // namespace
}  // namespace chancery
