#include "search/render/facets_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string_view>

#include "corpus/text/ascii.h"
#include "corpus/text/printable.h"
#include "search/render/wrap.h"

namespace chancery {

namespace {

constexpr std::size_t kMostPeriods = 600;  // fifty years by month

std::string exactness(const SearchPage& page) { return page.exact ? "exact" : "estimated"; }

std::string capitalised(std::string text) {
  text[0] = ascii_upper(text.substr(0, 1))[0];
  return text;
}

/// "Leaders", or "Leader + country" of a pair.
std::string title(const FacetRequest& request) {
  std::string text = facet_key(request);
  if (const std::size_t plus = text.find('+'); plus != std::string::npos) {
    text.replace(plus, 1, " + ");
  }
  return capitalised(std::move(text));
}

std::string heading(const Facet& facet, const SearchPage& page) {
  const std::string shown =
      facet.values == 0 ? "none"
                        : std::to_string(facet.rows.size()) + " of " + std::to_string(facet.values);
  return title(facet.request) + " (" + shown + ", " + exactness(page) + ")\n";
}

std::string row_text(const FacetRow& row) {
  std::string text;
  for (const NamedEntity& value : row.values) {
    if (!text.empty()) text += " + ";
    text += printable_line(value.name);
    if (value.name != value.id) text += " (" + printable_line(value.id) + ")";
  }
  return text;
}

/// What a report without a value is called; empty where that is nothing to tell.
std::string_view name_of_none(const FacetRequest& request) {
  if (request.with) return {};
  switch (request.kind) {
    case FacetKind::Source:
      return "of no known source";
    case FacetKind::Language:
      return "in no known language";
    case FacetKind::Year:
    case FacetKind::Month:
      return "undated";
    default:
      return {};
  }
}

class FacetText {
 public:
  FacetText(const Facet& facet, const SearchPage& page, std::size_t width)
      : facet_(facet), page_(page), width_(width) {
    const std::uint32_t largest = facet.rows.empty() ? 0 : facet.rows.front().count;
    count_width_ = std::to_string(std::max(largest, facet.without)).size() + 2;
  }

  std::string run() {
    const std::string_view none = facet_.without > 0 ? name_of_none(facet_.request) : "";
    out_ = heading(facet_, page_);
    for (const FacetRow& row : facet_.rows) add(row.count, row_text(row));
    if (facet_.left_out() > 0) {
      out_.append(count_width_ + 2, ' ');
      out_ += "and " + std::to_string(facet_.left_out()) + " more\n";
    }
    if (!none.empty()) add(facet_.without, none);
    return std::move(out_) + "\n";
  }

 private:
  void add(std::uint32_t count, std::string_view text) {
    const std::size_t indent = count_width_ + 2;
    out_ += padded(std::to_string(count), count_width_) + "  ";
    out_ += wrapped(text, {}, width_ - std::min(indent, width_ - 1), indent) + "\n";
  }

  const Facet& facet_;
  const SearchPage& page_;
  std::size_t width_;
  std::size_t count_width_;
  std::string out_;
};

// A period as a number, so that the next is one more: years, or months since the year 0.

std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::int64_t to_number(std::string_view period) {
  const std::size_t dash = period.find('-');
  if (dash == std::string_view::npos) return number(period);
  return number(period.substr(0, dash)) * 12 + number(period.substr(dash + 1)) - 1;
}

std::string to_period(std::int64_t number, FacetKind unit) {
  std::array<char, 32> text{};
  if (unit == FacetKind::Year) {
    std::snprintf(text.data(), text.size(), "%04d", static_cast<int>(number));
  } else {
    std::snprintf(text.data(), text.size(), "%04d-%02d", static_cast<int>(number / 12),
                  static_cast<int>(number % 12 + 1));
  }
  return text.data();
}

/// The periods to show: every one from the first with a match to the last, of too many the latest.
std::vector<PeriodCount> without_gaps(const Timeline& timeline) {
  std::vector<PeriodCount> periods;
  if (timeline.counts.empty()) return periods;
  const std::int64_t last = to_number(timeline.counts.back().period);
  const std::int64_t first = std::max(to_number(timeline.counts.front().period),
                                      last + 1 - static_cast<std::int64_t>(kMostPeriods));
  for (std::int64_t at = first; at <= last; ++at) {
    periods.push_back({to_period(at, timeline.unit), 0});
  }
  for (const PeriodCount& count : timeline.counts) {
    const std::int64_t at = to_number(count.period);
    if (at >= first) periods[static_cast<std::size_t>(at - first)].count = count.count;
  }
  return periods;
}

/// A bar as long beside `columns` as `count` beside `largest`; a count above 0 has one that shows.
std::string bar(std::uint32_t count, std::uint32_t largest, std::size_t columns) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (count == 0) return {};
  const std::uint64_t eighths =
      std::max<std::uint64_t>(std::uint64_t{count} * columns * 8 / largest, 1);
  std::string text;
  for (std::uint64_t full = 0; full < eighths / 8; ++full) text += "█";
  return text.append(kEighths[eighths % 8]);
}

class TimelineText {
 public:
  TimelineText(const Timeline& timeline, const SearchPage& page, std::size_t width)
      : timeline_(timeline), page_(page), periods_(without_gaps(timeline)) {
    for (const PeriodCount& period : periods_) largest_ = std::max(largest_, period.count);
    largest_ = std::max({largest_, timeline.undated, 1U});
    count_width_ = std::to_string(largest_).size();
    bar_width_ = width - std::min(kNameColumn + count_width_ + 4, width - 1);
  }

  std::string run() {
    add_heading();
    for (const PeriodCount& period : periods_) add(period.period, period.count);
    if (timeline_.undated > 0) add("undated", timeline_.undated);
    return std::move(out_) + "\n";
  }

 private:
  static constexpr std::size_t kNameColumn = 9;  // "2025-09", "undated" behind two blanks

  void add_heading() {
    const std::string_view unit = spec(timeline_.unit).name;
    out_ = "Timeline by " + std::string(unit) + " (";
    if (periods_.empty()) {
      out_ += "none dated, ";
    } else {
      out_ += periods_.front().period + " to " + periods_.back().period + ", ";
    }
    out_ += exactness(page_) + ")\n";
    if (timeline_.counts.empty() || timeline_.counts.front().period >= periods_.front().period) {
      return;
    }
    out_ += "  " + std::to_string(earlier()) + " earlier, from " + timeline_.counts.front().period +
            " on, are left out: at most " + std::to_string(kMostPeriods) + " " +
            std::string(spec(timeline_.unit).plural) + "\n";
  }

  /// The reports of the periods that are not shown.
  std::uint32_t earlier() const {
    std::uint32_t sum = 0;
    for (const PeriodCount& count : timeline_.counts) {
      if (count.period < periods_.front().period) sum += count.count;
    }
    return sum;
  }

  void add(std::string_view name, std::uint32_t count) {
    std::string line = "  " + std::string(name);
    line.resize(kNameColumn, ' ');
    line += "  " + padded(std::to_string(count), count_width_);
    if (count > 0) line += "  " + bar(count, largest_, bar_width_);
    out_ += line + "\n";
  }

  const Timeline& timeline_;
  const SearchPage& page_;
  std::vector<PeriodCount> periods_;
  std::uint32_t largest_ = 0;
  std::size_t count_width_ = 0;
  std::size_t bar_width_ = 0;
  std::string out_;
};

}  // namespace

std::string facets_text(const SearchPage& page, std::size_t width) {
  std::string text;
  if (page.total == 0) return text;
  for (const Facet& facet : page.facets) text += FacetText(facet, page, width).run();
  return text;
}

std::string timeline_text(const SearchPage& page, std::size_t width) {
  if (!page.timeline || page.total == 0) return {};
  return TimelineText(*page.timeline, page, width).run();
}

}  // namespace chancery
