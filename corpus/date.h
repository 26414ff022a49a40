#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

/// A day of the Gregorian calendar, with the time of day (UTC) where a source states one.
/// Only dates that exist are ever made: day.ok() holds.
struct Date {
  std::chrono::year_month_day day{};
  std::optional<std::chrono::seconds> time{};  // since midnight UTC

  bool operator==(const Date&) const = default;
};

/// First and last day of a span, both included; an open side is nullopt.
struct DateRange {
  std::optional<std::chrono::year_month_day> first{};
  std::optional<std::chrono::year_month_day> last{};

  bool contains(std::chrono::year_month_day day) const;
  bool overlaps(const DateRange& other) const;
  /// Whether every day of `other` is in this.
  bool covers(const DateRange& other) const;
  bool operator==(const DateRange&) const = default;
};

/// "2025-09-02", or "2025-09-02T14:05:00Z" where the time is known.
std::string to_iso(const Date& date);

/// The moment, to the second, as to_iso gives it.
std::string iso_now();

/// The days that "2025", "2025-09" or "2025-09-02" stands for. nullopt for anything else, and for
/// days that do not exist. Years are 1000 to 9999.
std::optional<DateRange> parse_period(std::string_view text);

/// A date as news writes it, and nothing beside it:
///   ISO 8601      2025-09-02, 2025-09-02T14:05:00Z, 2025-09-02 14:05+05:00, 20250902T140500Z
///   RFC 822       Tue, 02 Sep 2025 14:05:00 +0000
///   in words      2 September 2025, Sept. 2, 2025, Tuesday, September 2, 2025
///   Reuters       26-FEB-1987 15:01:01.79
/// A time with a zone is turned to UTC; one without is taken as UTC. Zones are offsets, or the names
/// of RFC 822 (GMT, UTC, Z, EST, PDT ...). The day counts where a weekday contradicts it. Forms in
/// which day and month can be mistaken for one another (02/09/2025) are refused.
std::optional<Date> parse_date(std::string_view text);

}  // namespace chancery
