#include "corpus/schema/date_terms.h"

#include <cstdio>

#include "corpus/schema/index_schema.h"

namespace chancery::schema {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::size_t kMonthDigits = 6, kYearDigits = 4;

std::string digits_of(year_month_day day) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%04d%02u%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return digits.data();
}

std::string day_term(year_month_day day) { return term(Field::Day, digits_of(day)); }

std::string month_term(year_month_day day) {
  return term(Field::Month, digits_of(day).substr(0, kMonthDigits));
}

std::string year_term(year_month_day day) {
  return term(Field::Year, digits_of(day).substr(0, kYearDigits));
}

sys_days end_of_month(year_month_day day) { return day.year() / day.month() / std::chrono::last; }
sys_days end_of_year(year_month_day day) { return day.year() / std::chrono::December / 31; }

bool begins_month(year_month_day day) { return day.day() == std::chrono::day{1}; }
bool begins_year(year_month_day day) {
  return begins_month(day) && day.month() == std::chrono::January;
}

}  // namespace

std::array<std::string, 3> date_terms(year_month_day day) {
  return {day_term(day), month_term(day), year_term(day)};
}

std::vector<std::string> date_terms(year_month_day first, year_month_day last) {
  std::vector<std::string> terms;
  const sys_days end = last;
  for (sys_days at = first; at <= end;) {
    const year_month_day day = at;
    sys_days through = at;
    if (begins_year(day) && end_of_year(day) <= end) {
      terms.push_back(year_term(day));
      through = end_of_year(day);
    } else if (begins_month(day) && end_of_month(day) <= end) {
      terms.push_back(month_term(day));
      through = end_of_month(day);
    } else {
      terms.push_back(day_term(day));
    }
    at = through + std::chrono::days(1);
  }
  return terms;
}

}  // namespace chancery::schema
