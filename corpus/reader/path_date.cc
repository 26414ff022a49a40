#include "corpus/reader/path_date.h"

#include <algorithm>
#include <string>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

using namespace std::chrono;

/// Walks over the numbers of a path.
class Numbers {
 public:
  explicit Numbers(std::string_view path) : path_(path) {}

  std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }

  /// To the next number that no letter or digit is before; whether there is one.
  bool find_next() {
    for (; at_ < path_.size(); ++at_) {
      const bool begins = at_ == 0 || !is_part_of_word(path_[at_ - 1]);
      if (begins && is_ascii_digit(path_[at_])) return true;
    }
    return false;
  }

  /// The number here, if it has from `least` to `most` digits and ends a word, and what it is.
  std::optional<unsigned> take(std::size_t least, std::size_t most) {
    const std::string_view rest = path_.substr(at_);
    const auto* const end = std::find_if_not(rest.begin(), rest.end(), is_ascii_digit);
    const auto digits = static_cast<std::size_t>(end - rest.begin());
    if (digits < least || digits > most || !ends_word(rest.substr(digits))) return std::nullopt;
    unsigned value = 0;
    for (const char c : rest.substr(0, digits)) value = value * 10 + static_cast<unsigned>(c - '0');
    at_ += digits;
    return value;
  }

  bool take_separator() {
    constexpr std::string_view kSeparators = "/-_.";
    const bool is_there = at_ < path_.size() && kSeparators.find(path_[at_]) != std::string_view::npos;
    if (is_there) ++at_;
    return is_there;
  }

 private:
  static bool is_part_of_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

  /// "T" may stand before a time.
  static bool ends_word(std::string_view rest) {
    if (rest.empty() || !is_part_of_word(rest.front())) return true;
    return rest.size() > 1 && ascii_lower(rest[0]) == 't' && is_ascii_digit(rest[1]);
  }

  std::string_view path_;
  std::size_t at_ = 0;
};

bool is_year(unsigned number) { return number >= 1900 && number <= 2999; }

std::optional<year_month_day> day_of(unsigned y, unsigned m, unsigned d) {
  const year_month_day result{year{static_cast<int>(y)}, month{m}, day{d}};
  return is_year(y) && result.ok() ? std::optional(result) : std::nullopt;
}

std::optional<year_month_day> compact_day(Numbers& numbers) {
  const auto number = numbers.take(8, 8);
  return number ? day_of(*number / 10000, *number / 100 % 100, *number % 100) : std::nullopt;
}

/// "2025", "2025-09", "2025/09/02"
PathDate parted_date(Numbers& numbers) {
  PathDate found;
  const auto y = numbers.take(4, 4);
  if (!y || !is_year(*y)) return found;
  found.year = year{static_cast<int>(*y)};
  Numbers ahead = numbers;
  const auto m = ahead.take_separator() ? ahead.take(1, 2) : std::nullopt;
  if (!m || !month{*m}.ok()) return found;
  found.month = month{*m};
  numbers = ahead;
  const auto d = ahead.take_separator() ? ahead.take(1, 2) : std::nullopt;
  if (d) found.day = day_of(*y, *m, *d);
  if (found.day) numbers = ahead;
  return found;
}

}  // namespace

PathDate path_date(std::string_view path) {
  PathDate last;
  Numbers numbers(path);
  while (numbers.find_next()) {
    const std::size_t before = numbers.at();
    PathDate found;
    if (const auto day = compact_day(numbers)) {
      found = {day, day->year(), day->month()};
    } else {
      numbers.go_to(before);
      found = parted_date(numbers);
    }
    if (found.day || (found.year && !last.day)) last = found;
    if (numbers.at() == before) numbers.go_to(before + 1);
  }
  return last;
}

PathDate path_date(std::string_view name, const Article& article) {
  std::string path(name);
  // What is no path in it ("line 3") has neither of these.
  const std::string_view member =
      std::string_view(article.place).substr(0, article.place.rfind(", "));
  if (member.find_first_of("/.") != std::string_view::npos) path.append("/").append(member);
  return path_date(path.append("/").append(article.url));
}

}  // namespace chancery
