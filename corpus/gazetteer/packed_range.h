#pragma once

#include <cstdint>

#include "corpus/date.h"

namespace chancery {

/// A DateRange in eight bytes.
struct PackedRange {
  std::uint32_t first = 0;  // 0 is an open side
  std::uint32_t last = 0;

  DateRange range() const { return {unpacked(first), unpacked(last)}; }
  bool operator==(const PackedRange&) const = default;

  /// The years are those of parse_period.
  static PackedRange of(const DateRange& range) {
    return {packed(range.first), packed(range.last)};
  }

 private:
  using Day = std::optional<std::chrono::year_month_day>;

  static std::uint32_t packed(const Day& day) {
    if (!day) return 0;
    return static_cast<std::uint32_t>(static_cast<int>(day->year())) << 9U |
           static_cast<unsigned>(day->month()) << 5U | static_cast<unsigned>(day->day());
  }
  static Day unpacked(std::uint32_t day) {
    if (day == 0) return std::nullopt;
    return std::chrono::year_month_day{std::chrono::year{static_cast<int>(day >> 9U)},
                                       std::chrono::month{day >> 5U & 0xFU},
                                       std::chrono::day{day & 0x1FU}};
  }
};

static_assert(sizeof(PackedRange) == 8);

}  // namespace chancery
