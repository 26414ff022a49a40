#include "search/facet_rows.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "corpus/schema/index_schema.h"

namespace chancery {

namespace {

constexpr std::size_t kYearDigits = 4;

/// "2025-09" of "202509"; a year is as it stands.
std::string period(std::string_view digits) {
  std::string text(digits.substr(0, kYearDigits));
  if (digits.size() > kYearDigits) text.append("-").append(digits.substr(kYearDigits));
  return text;
}

NamedEntity named(FacetKind kind, std::string_view text, const KnownNames& names) {
  if (const auto entity = spec(kind).entity) {
    return {std::string(text), names.display_name(*entity, text)};
  }
  const std::string value =
      spec(kind).field == schema::Field::Date ? period(text) : std::string(text);
  return {value, value};
}

/// The most frequent first, ties by their texts.
bool stands_before(const CountedValue& a, const CountedValue& b) {
  return std::tie(b.count, a.first, a.second) < std::tie(a.count, b.first, b.second);
}

/// Puts the first `most` in order and drops the others.
void keep_most(std::vector<CountedValue>& counted, std::optional<std::uint32_t> most) {
  const std::size_t kept = std::min<std::size_t>(most.value_or(UINT32_MAX), counted.size());
  std::partial_sort(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(kept),
                    counted.end(), stands_before);
  counted.resize(kept);
}

}  // namespace

Facet make_facet(const FacetRequest& request, std::vector<CountedValue> counted,
                 std::uint32_t without, const KnownNames& names) {
  Facet facet{request, {}, counted.size(), without};
  keep_most(counted, request.most);
  for (const CountedValue& value : counted) {
    FacetRow row{{named(request.kind, value.first, names)}, value.count};
    if (request.with) row.values.push_back(named(*request.with, value.second, names));
    facet.rows.push_back(std::move(row));
  }
  return facet;
}

Timeline make_timeline(FacetKind unit, const std::vector<CountedValue>& counted,
                       std::uint32_t undated) {
  Timeline timeline{unit, {}, undated};
  for (const CountedValue& value : counted) {
    timeline.counts.push_back({period(value.first), value.count});
  }
  std::sort(timeline.counts.begin(), timeline.counts.end(),
            [](const PeriodCount& a, const PeriodCount& b) { return a.period < b.period; });
  return timeline;
}

}  // namespace chancery
