#include "corpus/date.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Named {
  std::string_view name;  // lower case
  int value;
};

constexpr std::array<Named, 13> kMonths{{{"january", 1},
                                         {"february", 2},
                                         {"march", 3},
                                         {"april", 4},
                                         {"may", 5},
                                         {"june", 6},
                                         {"july", 7},
                                         {"august", 8},
                                         {"september", 9},
                                         {"sept", 9},
                                         {"october", 10},
                                         {"november", 11},
                                         {"december", 12}}};

constexpr std::array<Named, 9> kWeekdays{{{"monday", 1},
                                          {"tuesday", 2},
                                          {"tues", 2},
                                          {"wednesday", 3},
                                          {"thursday", 4},
                                          {"thurs", 4},
                                          {"friday", 5},
                                          {"saturday", 6},
                                          {"sunday", 7}}};

// The zones of RFC 822, in hours. Others are left out: "IST" is three zones, "CST" elsewhere China.
constexpr std::array<Named, 12> kZones{{{"z", 0},
                                        {"gmt", 0},
                                        {"utc", 0},
                                        {"ut", 0},
                                        {"est", -5},
                                        {"edt", -4},
                                        {"cst", -6},
                                        {"cdt", -5},
                                        {"mst", -7},
                                        {"mdt", -6},
                                        {"pst", -8},
                                        {"pdt", -7}}};

/// The name that `word` is, or the first three letters of.
std::optional<int> find_name(const auto& names, std::string_view word) {
  for (const Named& named : names) {
    if (word == named.name || (word.size() == 3 && named.name.starts_with(word))) {
      return named.value;
    }
  }
  return std::nullopt;
}

/// Walks over a date from left to right. A step that does not fit takes nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(trim(text)) {}

  bool at_end() const { return rest_.empty(); }

  bool blanks() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() && is_ascii_blank(rest_.front())) rest_.remove_prefix(1);
    return rest_.size() < before;
  }

  bool character(char wanted) {
    if (rest_.empty() || ascii_lower(rest_.front()) != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number that has from `least` to `most` digits, and no digit after them.
  std::optional<int> number(std::size_t least, std::size_t most) {
    const std::size_t digits = digits_ahead();
    return digits < least || digits > most ? std::nullopt : take_digits(digits);
  }

  /// The next `count` digits, whatever follows.
  std::optional<int> take_digits(std::size_t count) {
    if (digits_ahead() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, count)) value = value * 10 + (c - '0');
    rest_.remove_prefix(count);
    return value;
  }

  std::size_t digits_ahead() const { return ahead(is_ascii_digit); }

  /// The next run of letters, lower case.
  std::string word() {
    const std::size_t letters = ahead(is_ascii_letter);
    std::string result = ascii_lower(rest_.substr(0, letters));
    rest_.remove_prefix(letters);
    return result;
  }

 private:
  std::size_t ahead(bool (*fits)(char)) const {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), fits);
    return static_cast<std::size_t>(end - rest_.begin());
  }

  std::string_view rest_;
};

std::optional<year_month_day> calendar_day(int year, int month, int day) {
  const year_month_day result{std::chrono::year{year},
                              std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1000 || year > 9999 || !result.ok()) return std::nullopt;
  return result;
}

/// "2025-09-02"
std::optional<year_month_day> iso_day(Cursor& cursor) {
  const auto year = cursor.number(4, 4);
  if (!year || !cursor.character('-')) return std::nullopt;
  const auto month = cursor.number(2, 2);
  if (!month || !cursor.character('-')) return std::nullopt;
  const auto day = cursor.number(2, 2);
  return day ? calendar_day(*year, *month, *day) : std::nullopt;
}

/// "20250902"
std::optional<year_month_day> compact_day(Cursor& cursor) {
  if (cursor.digits_ahead() != 8) return std::nullopt;
  const auto year = cursor.take_digits(4);
  const auto month = cursor.take_digits(2);
  const auto day = cursor.take_digits(2);
  return calendar_day(*year, *month, *day);
}

std::optional<int> month_name(Cursor& cursor) {
  const auto month = find_name(kMonths, cursor.word());
  if (month) cursor.character('.');
  return month;
}

/// "2 September 2025", "26-FEB-1987"
std::optional<year_month_day> day_month_year(Cursor& cursor) {
  const auto day = cursor.number(1, 2);
  const bool hyphens = cursor.character('-');
  if (!day || (!hyphens && !cursor.blanks())) return std::nullopt;
  const auto month = month_name(cursor);
  if (!month || !(hyphens ? cursor.character('-') : cursor.blanks())) return std::nullopt;
  const auto year = cursor.number(4, 4);
  return year ? calendar_day(*year, *month, *day) : std::nullopt;
}

/// "September 2, 2025", "Sept. 2 2025"
std::optional<year_month_day> month_day_year(Cursor& cursor) {
  const auto month = month_name(cursor);
  if (!month || !cursor.blanks()) return std::nullopt;
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  cursor.character(',');
  if (!cursor.blanks()) return std::nullopt;
  const auto year = cursor.number(4, 4);
  return year ? calendar_day(*year, *month, *day) : std::nullopt;
}

/// "Tue, ", "Tuesday, " or nothing. Which weekday it is does not matter: where it contradicts the
/// day, the day is the more likely to be right.
void skip_weekday(Cursor& cursor) {
  Cursor ahead = cursor;
  if (!find_name(kWeekdays, ahead.word())) return;
  ahead.character('.');
  ahead.character(',');
  if (ahead.blanks()) cursor = ahead;
}

std::optional<std::chrono::seconds> time_from(int hours, int minutes, int seconds) {
  // A leap second has the number 60.
  if (hours > 23 || minutes > 59 || seconds > 60) return std::nullopt;
  return std::chrono::hours{hours} + std::chrono::minutes{minutes} + std::chrono::seconds{seconds};
}

/// "14:05", "14:05:00", "15:01:01.79"; a fraction is passed over.
std::optional<std::chrono::seconds> clock_time(Cursor& cursor) {
  const auto hours = cursor.number(1, 2);
  if (!hours || !cursor.character(':')) return std::nullopt;
  const auto minutes = cursor.number(2, 2);
  if (!minutes) return std::nullopt;
  if (!cursor.character(':')) return time_from(*hours, *minutes, 0);
  const auto seconds = cursor.number(2, 2);
  if (!seconds) return std::nullopt;
  if (cursor.character('.') && !cursor.number(1, 9)) return std::nullopt;
  return time_from(*hours, *minutes, *seconds);
}

/// "1405", "140500"
std::optional<std::chrono::seconds> compact_time(Cursor& cursor) {
  const std::size_t digits = cursor.digits_ahead();
  if (digits != 4 && digits != 6) return std::nullopt;
  const auto hours = cursor.take_digits(2);
  const auto minutes = cursor.take_digits(2);
  return time_from(*hours, *minutes, digits == 6 ? *cursor.take_digits(2) : 0);
}

/// "+05:00", "-0330", "+05": how far the zone is ahead of UTC.
std::optional<std::chrono::seconds> offset(Cursor& cursor) {
  const bool behind = cursor.character('-');
  if (!behind && !cursor.character('+')) return std::nullopt;
  const auto hours = cursor.take_digits(2);
  cursor.character(':');
  const auto minutes = cursor.digits_ahead() > 0 ? cursor.number(2, 2) : std::optional<int>(0);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const auto ahead = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  return behind ? -ahead : ahead;
}

/// What stands after the time: a zone, or nothing, which is UTC.
std::optional<std::chrono::seconds> zone(Cursor& cursor) {
  cursor.blanks();
  if (cursor.at_end()) return std::chrono::seconds{0};
  const std::string name = cursor.word();
  if (name.empty()) return offset(cursor);
  const auto* const found = std::find_if(kZones.begin(), kZones.end(),
                                         [&](const Named& named) { return named.name == name; });
  if (found == kZones.end()) return std::nullopt;
  return std::chrono::hours{found->value};
}

std::optional<Date> to_utc(year_month_day day, std::chrono::seconds local,
                           std::chrono::seconds ahead) {
  const auto instant = sys_days{day} + local - ahead;
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  const year_month_day utc{midnight};
  if (!calendar_day(int{utc.year()}, 1, 1)) return std::nullopt;
  return Date{utc, instant - midnight};
}

using DayParser = std::optional<year_month_day> (*)(Cursor&);
using TimeParser = std::optional<std::chrono::seconds> (*)(Cursor&);

/// A form of date: how its day is written, and how a time after it.
struct Form {
  DayParser day;
  TimeParser time;
  bool may_have_t;  // 'T' may stand between them, not only blanks
};

constexpr std::array<Form, 4> kForms{{{iso_day, clock_time, true},
                                      {compact_day, compact_time, true},
                                      {day_month_year, clock_time, false},
                                      {month_day_year, clock_time, false}}};

std::optional<Date> parse_form(const Form& form, Cursor cursor) {
  if (!form.may_have_t) skip_weekday(cursor);
  const auto day = form.day(cursor);
  if (!day) return std::nullopt;
  if (cursor.at_end()) return Date{*day, std::nullopt};
  if (!(form.may_have_t && cursor.character('t')) && !cursor.blanks()) return std::nullopt;
  const auto time = form.time(cursor);
  const auto ahead = time ? zone(cursor) : std::nullopt;
  if (!ahead || !cursor.at_end()) return std::nullopt;
  return to_utc(*day, *time, *ahead);
}

void append_padded(int value, std::size_t width, std::string& out) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

DateRange whole_month(std::chrono::year_month first, std::chrono::year_month last) {
  return {first / 1, year_month_day{last / std::chrono::last}};
}

}  // namespace

bool DateRange::contains(year_month_day day) const {
  return (!first || *first <= day) && (!last || day <= *last);
}

bool DateRange::overlaps(const DateRange& other) const {
  return (!first || !other.last || *first <= *other.last) &&
         (!last || !other.first || *other.first <= *last);
}

bool DateRange::covers(const DateRange& other) const {
  return (!first || (other.first && *first <= *other.first)) &&
         (!last || (other.last && *other.last <= *last));
}

std::string to_iso(const Date& date) {
  std::string out;
  append_padded(int{date.day.year()}, 4, out);
  out += '-';
  append_padded(static_cast<int>(unsigned{date.day.month()}), 2, out);
  out += '-';
  append_padded(static_cast<int>(unsigned{date.day.day()}), 2, out);
  if (!date.time) return out;
  const std::chrono::hh_mm_ss time{*date.time};
  out += 'T';
  append_padded(static_cast<int>(time.hours().count()), 2, out);
  out += ':';
  append_padded(static_cast<int>(time.minutes().count()), 2, out);
  out += ':';
  append_padded(static_cast<int>(time.seconds().count()), 2, out);
  return out += 'Z';
}

std::string iso_now() {
  const auto second = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(second);
  return to_iso({day, second - day});
}

std::optional<DateRange> parse_period(std::string_view text) {
  Cursor cursor(text);
  Cursor whole = cursor;
  if (const auto day = iso_day(whole); day && whole.at_end()) return DateRange{*day, *day};
  const auto year = cursor.number(4, 4);
  if (!year || !calendar_day(*year, 1, 1)) return std::nullopt;
  const std::chrono::year named{*year};
  if (cursor.at_end()) return whole_month(named / 1, named / 12);
  if (!cursor.character('-')) return std::nullopt;
  const auto month = cursor.number(2, 2);
  if (!month || !cursor.at_end() || !calendar_day(*year, *month, 1)) return std::nullopt;
  return whole_month(named / *month, named / *month);
}

std::optional<Date> parse_date(std::string_view text) {
  for (const Form& form : kForms) {
    if (const auto date = parse_form(form, Cursor(text))) return date;
  }
  return std::nullopt;
}

}  // namespace chancery
