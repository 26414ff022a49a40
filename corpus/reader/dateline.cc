#include "corpus/reader/dateline.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

using namespace std::chrono;
using namespace std::string_view_literals;

constexpr std::size_t kLongest = 150;  // bytes of a line in which the dateline must end

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// What stands before the agency in brackets, or the dash; empty if there is neither.
std::string_view before_report(std::string_view line) {
  constexpr std::array kEnds{" ("sv, " -"sv, "--"sv, "\u2013"sv, "\u2014"sv};
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : kEnds) end = std::min(end, line.substr(0, kLongest).find(mark));
  return end == std::string_view::npos ? std::string_view() : trim(line.substr(0, end));
}

/// Places are in capitals. Letters beyond ASCII are not looked at.
bool begins_with_place(std::string_view dateline) {
  const std::string_view word = dateline.substr(0, dateline.find_first_of(" ,"));
  const bool has_small = std::any_of(word.begin(), word.end(),
                                     [](char c) { return c >= 'a' && c <= 'z'; });
  return word.size() >= 3 && !has_small && !is_ascii_digit(word.front());
}

/// A day without a year, as of a path: the paper of January has reports of December.
std::optional<Date> in_year_of(std::string_view day, const PathDate& path) {
  if (!path.year) return std::nullopt;
  const auto in_year = [&](year y) { return parse_date(std::string(day) + ' ' + std::to_string(int{y})); };
  const auto date = in_year(*path.year);
  if (!date || !path.month) return date;
  if (date->day.month() == *path.month || date->day.month() + months{1} == *path.month) {
    return *path.month == January && date->day.month() == December ? in_year(*path.year - years{1})
                                                                   : date;
  }
  return std::nullopt;
}

std::optional<Date> date_in(std::string_view dateline, const PathDate& path) {
  if (!begins_with_place(dateline)) return std::nullopt;
  for (std::size_t at = dateline.find(','); at != std::string_view::npos;
       at = dateline.find(',', at + 1)) {
    const std::string_view day = trim(dateline.substr(at + 1));
    if (const auto date = parse_date(day)) return date;
    if (const auto date = in_year_of(day, path)) return date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> dateline_date(std::string_view text, const PathDate& path) {
  for (int lines = 0; lines < 2; ++lines) {
    if (const auto date = date_in(before_report(take_line(text)), path)) return date;
  }
  return std::nullopt;
}

}  // namespace chancery
