#include "corpus/reader/numeric_date.h"

#include <algorithm>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

std::string take_digits(std::string_view& text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  std::string digits(text.begin(), end);
  text.remove_prefix(digits.size());
  return digits;
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::optional<Date> date_of(const NumericDate& date, unsigned month, unsigned day) {
  return parse_date(date.year + '-' + two_digits(month) + '-' + two_digits(day) + date.time);
}

}  // namespace

std::optional<NumericDate> parse_numeric_date(std::string_view text) {
  text = trim(text);
  const std::string first = take_digits(text);
  const char separator = text.empty() ? '\0' : text.front();
  if (separator != '/' && separator != '.' && separator != '-') return std::nullopt;
  text.remove_prefix(1);
  const std::string second = take_digits(text);
  if (text.empty() || text.front() != separator) return std::nullopt;
  text.remove_prefix(1);
  NumericDate date;
  date.year = take_digits(text);
  if (first.empty() || first.size() > 2 || second.empty() || second.size() > 2 ||
      date.year.size() != 4) {
    return std::nullopt;
  }
  date.first = static_cast<unsigned>(std::stoul(first));
  date.second = static_cast<unsigned>(std::stoul(second));
  if (text.starts_with(',')) text.remove_prefix(1);
  date.time = text;
  return date;
}

void DateOrder::learn(const NumericDate& date) {
  if (date.could_be_day_first() == date.could_be_month_first()) return;
  ++(date.could_be_day_first() ? day_first_ : month_first_);
}

std::optional<Date> DateOrder::date(const NumericDate& date) const {
  const bool both = date.could_be_day_first() && date.could_be_month_first();
  const bool is_known = (day_first_ > 0) != (month_first_ > 0);
  if (both && date.first != date.second && !is_known) return std::nullopt;
  const bool is_day_first = both ? day_first_ > 0 : date.could_be_day_first();
  return is_day_first ? date_of(date, date.second, date.first)
                      : date_of(date, date.first, date.second);
}

}  // namespace chancery
