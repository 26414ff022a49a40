#include "indexer/analysis/implied_days.h"

#include <algorithm>

namespace chancery {

namespace {

using std::chrono::year_month_day;

bool is_former(const ReportNames& report, const FoundName& name) {
  const FoundName* before = name.first > 0 ? report.at(name.part, name.first - 1) : nullptr;
  if (before != nullptr && before->kind == NameKind::Title && before->first > 0) {
    before = report.at(name.part, before->first - 1);
  }
  return before != nullptr && before->kind == NameKind::Former;
}

/// The leaders of the tables whom a report names without calling them former ones, each once.
std::vector<const Leader*> serving_leaders(const Gazetteer& gazetteer, const ReportNames& report) {
  std::vector<std::uint32_t> numbers;
  for (const FoundName& name : report.names()) {
    const bool is_leader = name.kind == NameKind::Leader && name.entity < kFirstFound;
    if (is_leader && !is_former(report, name)) numbers.push_back(name.entity);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<const Leader*> leaders;
  for (const std::uint32_t number : numbers) leaders.push_back(&gazetteer.leader(number));
  return leaders;
}

/// From `first` on, those who were in office then stay so until the end of the first term that ends.
struct Together {
  std::size_t count = 0;
  DateRange days{};
};

Together together_from(const std::vector<const Leader*>& leaders, year_month_day first) {
  Together together{0, {first, std::nullopt}};
  for (const Leader* leader : leaders) {
    std::optional<DateRange> longest;
    for (const Office& office : leader->offices) {
      const DateRange term = office.term();
      if (!term.contains(first)) continue;
      const bool is_longer =
          !longest || !term.last || (longest->last && *longest->last < *term.last);
      if (is_longer) longest = term;
    }
    if (!longest) continue;
    ++together.count;
    auto& last = together.days.last;
    if (longest->last && (!last || *longest->last < *last)) last = longest->last;
  }
  return together;
}

}  // namespace

void imply_days(const Gazetteer& gazetteer, ReportNames& report) {
  if (report.is_dated()) return;
  const std::vector<const Leader*> leaders = serving_leaders(gazetteer, report);
  Together best;
  for (const Leader* leader : leaders) {
    for (const Office& office : leader->offices) {
      const auto first = office.term().first;
      if (!first) continue;
      const Together found = together_from(leaders, *first);
      if (found.count > best.count) {
        best = found;
      } else if (found.count == best.count && best.count > 0) {
        // Several such times: any day from the first to the last of them.
        best.days.first = std::min(*best.days.first, *found.days.first);
        if (!found.days.last || (best.days.last && *best.days.last < *found.days.last)) {
          best.days.last = found.days.last;
        }
      }
    }
  }
  if (best.count >= 2 && best.count * 2 >= leaders.size()) report.narrow_days(best.days);
}

}  // namespace chancery
