#include "search/relative_date.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::years;
using Period = std::variant<DateRange, DateFault>;

constexpr std::size_t kMostDigits = 4;  // ten thousand days are 27 years
constexpr std::chrono::year kFirstYear{1000};

Day plus_days(Day day, int count) { return sys_days{day} + days{count}; }

DateRange week_of(Day day) {
  const auto since_monday = std::chrono::weekday{sys_days{day}} - std::chrono::Monday;
  const Day monday = sys_days{day} - since_monday;
  return {monday, plus_days(monday, 6)};
}

DateRange month_of(year_month month) { return {month / 1, Day{month / std::chrono::last}}; }

DateRange year_of(std::chrono::year year) {
  return {year / std::chrono::January / 1, year / std::chrono::December / 31};
}

/// The same day so many months before, or the last of a month that has no such day.
Day months_before(Day day, int count) {
  const year_month month = day.year() / day.month() - months{count};
  const Day same = month / day.day();
  return same.ok() ? same : Day{month / std::chrono::last};
}

std::optional<DateRange> named_period(std::string_view name, Day today) {
  const year_month month = today.year() / today.month();
  if (name == "today") return DateRange{today, today};
  if (name == "yesterday") return DateRange{plus_days(today, -1), plus_days(today, -1)};
  if (name == "this-week") return week_of(today);
  if (name == "last-week") return week_of(plus_days(today, -7));
  if (name == "this-month") return month_of(month);
  if (name == "last-month") return month_of(month - months{1});
  if (name == "this-year") return year_of(today.year());
  if (name == "last-year") return year_of(today.year() - years{1});
  return std::nullopt;
}

/// The day before the first of "30d", "2w", "6m" or "1y".
std::optional<Day> day_before(int count, char unit, Day today) {
  switch (unit) {
    case 'd':
      return plus_days(today, -count);
    case 'w':
      return plus_days(today, -7 * count);
    case 'm':
      return months_before(today, count);
    case 'y':
      return months_before(today, 12 * count);
    default:
      return std::nullopt;
  }
}

DateFault fault(std::string_view text, std::string why) {
  return {{0, text.size()}, std::move(why)};
}

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// "30d" and its like; nullopt if `text` is none.
std::optional<Period> counted_period(std::string_view text, Day today) {
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), is_ascii_digit) - text.begin());
  if (digits == 0 || digits + 1 != text.size()) return std::nullopt;
  const bool is_short = digits <= kMostDigits;
  const int count = is_short ? std::stoi(std::string(text.substr(0, digits))) : 0;
  const auto before = day_before(count, text.back(), today);
  if (!before) return std::nullopt;
  if (is_short && count == 0) return fault(text, in_quotes(text) + " is no time at all");
  if (!is_short || before->year() < kFirstYear) {
    return fault(text, in_quotes(text) + " reaches back before the year 1000");
  }
  return DateRange{plus_days(*before, 1), today};
}

/// Whether `text` has the form of "2025-09-02"; a letter of `form` stands for a digit.
bool has_form(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char f) { return f == '-' ? c == '-' : is_ascii_digit(c); });
}

/// Why `text`, which parse_period does not know, is no date.
std::string why_not(std::string_view text) {
  const bool is_day = has_form(text, "yyyy-mm-dd");
  if ((is_day || has_form(text, "yyyy-mm") || has_form(text, "yyyy")) && text.front() != '0') {
    if (!is_day) return "there is no month " + std::string(text.substr(5));
    if (const auto month = parse_period(text.substr(0, 7))) {
      const auto last = static_cast<unsigned>(month->last->day());
      return std::string(text.substr(0, 7)) + " has the days 01 to " + std::to_string(last);
    }
    return "there is no month " + std::string(text.substr(5, 2));
  }
  return in_quotes(text) + " is no date";
}

DateFault moved(DateFault fault, std::size_t by) {
  fault.place.begin += by;
  fault.place.end += by;
  return fault;
}

}  // namespace

Day local_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Day{std::chrono::year{local.tm_year + 1900},
             std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
             std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

Period read_period(std::string_view text, Day today) {
  if (const auto period = parse_period(text)) return *period;
  const std::string name = ascii_lower(trim(text));
  if (today.ok()) {
    if (const auto period = named_period(name, today)) return *period;
    if (auto period = counted_period(name, today)) {
      if (auto* bad = std::get_if<DateFault>(&*period)) bad->place = {0, text.size()};
      return *period;
    }
  }
  return fault(text, why_not(trim(text)));
}

Period read_range(std::string_view text, Day today) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return read_period(text, today);
  const std::string_view left = text.substr(0, dots), right = text.substr(dots + 2);
  DateRange range;
  if (!trim(left).empty()) {
    const Period first = read_period(left, today);
    if (const auto* bad = std::get_if<DateFault>(&first)) return *bad;
    range.first = std::get<DateRange>(first).first;
  }
  if (!trim(right).empty()) {
    const Period last = read_period(right, today);
    if (const auto* bad = std::get_if<DateFault>(&last)) return moved(*bad, dots + 2);
    range.last = std::get<DateRange>(last).last;
  }
  if (!range.first && !range.last) return fault(text, "there is no date around the dots");
  if (range.first && range.last && *range.last < *range.first) {
    return fault(text, in_quotes(text) + " ends before it begins");
  }
  return range;
}

std::string date_hint() {
  return "as in 2025, 2025-09, 2025-09-02, 2024.., 2024-03..last-month, today, last-week, 30d, 2w, "
         "6m, 1y";
}

}  // namespace chancery
