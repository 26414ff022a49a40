#include "search/column_counts.h"

#include <algorithm>
#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "search/value_pairs.h"

namespace chancery {

namespace {

// The number of a date is 20250902: by how much it is that of its month, and this that of its year.
constexpr std::uint32_t kDaysOfMonth = 100, kMonthsOfYear = 100;

bool is_date(FacetKind kind) { return spec(kind).field == schema::Field::Date; }

/// By how much the numbers of a column are divided to be those of the kind.
std::uint32_t divisor(FacetKind kind) {
  if (kind == FacetKind::Year) return kDaysOfMonth * kMonthsOfYear;
  return kind == FacetKind::Month ? kDaysOfMonth : 1;
}

/// "2025", or "202509": as in the slot of a date.
std::string digits_of(FacetKind kind, std::uint32_t number) {
  const std::size_t digits = kind == FacetKind::Year ? 4 : 6;
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// How often each value of a kind was met. Numbers of dates are many and lie together, so they are
/// counted from the smallest on.
class Counts {
 public:
  Counts(FacetKind kind, const schema::ValueColumn& column)
      : kind_(kind),
        column_(column),
        smallest_(is_date(kind) ? column.smallest / kDaysOfMonth : 0) {
    const std::uint32_t largest =
        is_date(kind) ? column.largest / kDaysOfMonth : column.largest;
    counts_.resize(largest - smallest_ + 1);
  }

  void count(const DocumentSet& documents) {
    is_date(kind_) ? count_months(documents) : count_values(documents);
  }

  std::uint32_t without() const { return without_; }

  /// The texts are valid as long as this.
  std::vector<CountedValue> counted() {
    std::vector<CountedValue> counted;
    if (kind_ == FacetKind::Year) join_years();
    if (is_date(kind_)) texts_.reserve(counts_.size());
    for (std::uint32_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      if (is_date(kind_)) texts_.push_back(digits_of(kind_, smallest_ + i));
      counted.push_back({counts_[i], is_date(kind_) ? texts_.back() : column_.texts[i], {}});
    }
    return counted;
  }

 private:
  void count_values(const DocumentSet& documents) {
    documents.for_each([&](Xapian::docid document) {
      const std::span<const std::uint32_t> numbers = column_.column[document - 1];
      if (numbers.empty()) ++without_;
      for (const std::uint32_t number : numbers) ++counts_[number];
    });
  }

  void count_months(const DocumentSet& documents) {
    documents.for_each([&](Xapian::docid document) {
      const std::span<const std::uint32_t> numbers = column_.column[document - 1];
      if (numbers.empty()) {
        ++without_;
      } else {
        ++counts_[numbers.front() / kDaysOfMonth - smallest_];
      }
    });
  }

  void join_years() {
    const std::uint32_t first = smallest_ / kMonthsOfYear;
    std::vector<std::uint32_t> years((smallest_ + counts_.size() - 1) / kMonthsOfYear - first + 1);
    for (std::uint32_t i = 0; i < counts_.size(); ++i) {
      years[(smallest_ + i) / kMonthsOfYear - first] += counts_[i];
    }
    counts_ = std::move(years);
    smallest_ = first;
  }

  FacetKind kind_;
  const schema::ValueColumn& column_;
  std::uint32_t smallest_;
  std::uint32_t without_ = 0;
  std::vector<std::uint32_t> counts_{};
  std::vector<std::string> texts_{};  // of periods
};

/// The values of one kind for each document.
struct KindRows {
  const schema::ValueColumn* column;
  std::uint32_t divisor;

  std::span<const std::uint32_t> operator[](Xapian::docid document) const {
    return column->column[document - 1];
  }
};

}  // namespace

bool has_columns(Columns& columns, const std::vector<FacetRequest>& requests,
                 std::optional<FacetKind> timeline) {
  const auto has = [&](FacetKind kind) { return columns.of(spec(kind).field) != nullptr; };
  return (!timeline || has(*timeline)) &&
         std::all_of(requests.begin(), requests.end(), [&](const FacetRequest& request) {
           return has(request.kind) && (!request.with || has(*request.with));
         });
}

Facet ColumnCounts::facet(const FacetRequest& request, const KnownNames& names) const {
  if (request.with) return pair(request, names);
  Counts counts(request.kind, *columns_.of(spec(request.kind).field));
  counts.count(documents_);
  return make_facet(request, counts.counted(), counts.without(), names);
}

Timeline ColumnCounts::timeline(FacetKind unit) const {
  Counts counts(unit, *columns_.of(spec(unit).field));
  counts.count(documents_);
  return make_timeline(unit, counts.counted(), counts.without());
}

Facet ColumnCounts::pair(const FacetRequest& request, const KnownNames& names) const {
  const KindRows firsts{columns_.of(spec(request.kind).field), divisor(request.kind)};
  const KindRows seconds{columns_.of(spec(*request.with).field), divisor(*request.with)};
  const bool is_one_kind = request.kind == request.with;
  std::unordered_map<std::uint64_t, std::uint32_t> pairs;
  std::uint32_t without = 0;
  documents_.for_each([&](Xapian::docid document) {
    const bool has_any = for_each_pair(
        firsts[document], seconds[document], is_one_kind, [&](std::uint32_t a, std::uint32_t b) {
          ++pairs[pair_key(a / firsts.divisor, b / seconds.divisor)];
        });
    if (!has_any) ++without;
  });
  std::deque<std::string> periods;  // stay where they are
  const auto text = [&](FacetKind kind, const KindRows& rows, std::uint32_t number) {
    if (!is_date(kind)) return rows.column->texts[number];
    return std::string_view(periods.emplace_back(digits_of(kind, number)));
  };
  std::vector<CountedValue> counted;
  for (const auto& [key, count] : pairs) {
    CountedValue pair{count, text(request.kind, firsts, first_of(key)),
                      text(*request.with, seconds, second_of(key))};
    if (is_one_kind && pair.second < pair.first) std::swap(pair.first, pair.second);
    counted.push_back(pair);
  }
  return make_facet(request, std::move(counted), without, names);
}

}  // namespace chancery
