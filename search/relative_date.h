#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "corpus/date.h"
#include "search/page.h"

namespace chancery {

using Day = std::chrono::year_month_day;

/// The day on the calendar of this machine's time zone.
Day local_day();

/// What is wrong with the text of a date or a range.
struct DateFault {
  ByteRange place;  // the date at fault within the text
  std::string why;  // as a sentence about it: "there is no month 13"
};

/// The days that an analyst means by a date; every date that parse_period knows, and
///
///   today  yesterday
///   this-week  last-week      from Monday to Sunday
///   this-month  last-month  this-year  last-year
///   30d  2w  6m  1y           so many days, weeks, months, years up to today, today included
///
/// in either case. `today` is what they count from; where it is no day, relative dates are faults.
std::variant<DateRange, DateFault> read_period(std::string_view text, Day today);

/// A date as read_period has it, or two of them around "..", either of which may be left out: from
/// the first day of the one to the last day of the other.
std::variant<DateRange, DateFault> read_range(std::string_view text, Day today);

/// The hint for a date at fault.
std::string date_hint();

}  // namespace chancery
