#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/date.h"

namespace chancery {

/// A date of which only its surroundings say which number is the day: "02/09/2025", "2.9.2025 14:05".
struct NumericDate {
  unsigned first = 0;
  unsigned second = 0;
  std::string year{};
  std::string time{};  // with what is before it; empty if there is none

  bool could_be_day_first() const { return first <= 31 && second <= 12; }
  bool could_be_month_first() const { return first <= 12 && second <= 31; }
};

std::optional<NumericDate> parse_numeric_date(std::string_view text);

/// In which order the dates of one source have day and month, which those with a day beyond the 12th
/// tell.
class DateOrder {
 public:
  void learn(const NumericDate& date);

  /// Whether date() can say anything of every date: by what was learnt, or never, where it contradicts
  /// itself.
  bool is_decided() const { return day_first_ + month_first_ > 0; }

  /// nullopt while the order is unknown, or where two were found.
  std::optional<Date> date(const NumericDate& date) const;

 private:
  std::uint64_t day_first_ = 0;
  std::uint64_t month_first_ = 0;
};

}  // namespace chancery
