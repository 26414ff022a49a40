#include "search/facets.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "corpus/schema/index_schema.h"

namespace chancery {

namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kMonthDigits = 6;

std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}

std::uint32_t first_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }
std::uint32_t second_of(std::uint64_t key) { return static_cast<std::uint32_t>(key); }

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

/// Values or pairs with their counts, the most frequent first, ties by their texts.
struct Counted {
  std::uint32_t count;
  std::string_view first;
  std::string_view second;  // empty if not of a pair

  bool operator<(const Counted& other) const {
    return std::tie(other.count, first, second) < std::tie(count, other.first, other.second);
  }
};

/// Puts the first `most` in order and drops the others.
void keep_most(std::vector<Counted>& counted, std::optional<std::uint32_t> most) {
  const std::size_t kept = std::min<std::size_t>(most.value_or(UINT32_MAX), counted.size());
  std::partial_sort(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(kept),
                    counted.end());
  counted.resize(kept);
}

}  // namespace

void FacetSpy::Values::count(const Xapian::Document& document) {
  current_.clear();
  const std::string slot = document.get_value(schema::spec(spec(kind_).field).slot);
  if (spec(kind_).entity) {
    schema::for_each_id(slot, [&](std::string_view id) { add(id); });
  } else if (!slot.empty()) {
    const std::string_view value = slot;
    add(kind_ == FacetKind::Year    ? value.substr(0, kYearDigits)
        : kind_ == FacetKind::Month ? value.substr(0, kMonthDigits)
                                    : value);
  }
  if (current_.empty()) ++without_;
}

void FacetSpy::Values::add(std::string_view value) {
  auto known = numbers_.find(value);
  if (known == numbers_.end()) {
    known = numbers_.emplace(value, static_cast<std::uint32_t>(texts_.size())).first;
    texts_.push_back(&known->first);
    counts_.push_back(0);
  }
  ++counts_[known->second];
  current_.push_back(known->second);
}

FacetSpy::FacetSpy(const std::vector<FacetRequest>& requests, std::optional<FacetKind> timeline) {
  for (const FacetRequest& request : requests) {
    const std::size_t first = place_of(request.kind);
    if (request.with) pairs_.push_back({first, place_of(*request.with)});
  }
  if (timeline) place_of(*timeline);
}

/// Where the kind stands in values_, put there if it does not yet.
std::size_t FacetSpy::place_of(FacetKind kind) {
  const auto known = std::find_if(values_.begin(), values_.end(),
                                  [&](const Values& values) { return values.kind() == kind; });
  const auto place = static_cast<std::size_t>(known - values_.begin());
  if (known == values_.end()) values_.emplace_back(kind);
  return place;
}

const FacetSpy::Values& FacetSpy::values_of(FacetKind kind) const {
  return *std::find_if(values_.begin(), values_.end(),
                       [&](const Values& values) { return values.kind() == kind; });
}

void FacetSpy::operator()(const Xapian::Document& document, double) {
  ++reports_;
  for (Values& values : values_) values.count(document);
  for (Pairs& pairs : pairs_) count(pairs);
}

void FacetSpy::count(Pairs& pairs) const {
  const auto& first = values_[pairs.first].current();
  const auto& second = values_[pairs.second].current();
  const bool is_one_kind = pairs.first == pairs.second;
  if (is_one_kind ? first.size() < 2 : first.empty() || second.empty()) ++pairs.without;
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = is_one_kind ? i + 1 : 0; j < second.size(); ++j) {
      // Of one kind, who appears with whom has no order.
      const bool is_turned = is_one_kind && second[j] < first[i];
      ++pairs.counts[is_turned ? pair_key(second[j], first[i]) : pair_key(first[i], second[j])];
    }
  }
}

Facet FacetSpy::facet(const FacetRequest& request, const KnownNames& names) const {
  return request.with ? pair(request, names) : single(request, names);
}

Facet FacetSpy::single(const FacetRequest& request, const KnownNames& names) const {
  const Values& values = values_of(request.kind);
  std::vector<Counted> counted;
  for (std::uint32_t number = 0; number < values.counts().size(); ++number) {
    counted.push_back({values.counts()[number], values.text(number), {}});
  }
  Facet facet{request, {}, counted.size(), values.without()};
  keep_most(counted, request.most);
  for (const Counted& value : counted) {
    facet.rows.push_back({{named(request.kind, value.first, names)}, value.count});
  }
  return facet;
}

Facet FacetSpy::pair(const FacetRequest& request, const KnownNames& names) const {
  const Values& first = values_of(request.kind);
  const Values& second = values_of(*request.with);
  const auto pairs = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pairs& other) {
    return &values_[other.first] == &first && &values_[other.second] == &second;
  });
  std::vector<Counted> counted;
  for (const auto& [key, count] : pairs->counts) {
    Counted pair{count, first.text(first_of(key)), second.text(second_of(key))};
    if (request.kind == request.with && pair.second < pair.first)
      std::swap(pair.first, pair.second);
    counted.push_back(pair);
  }
  Facet facet{request, {}, counted.size(), pairs->without};
  keep_most(counted, request.most);
  for (const Counted& pair : counted) {
    facet.rows.push_back(
        {{named(request.kind, pair.first, names), named(*request.with, pair.second, names)},
         pair.count});
  }
  return facet;
}

Timeline FacetSpy::timeline(FacetKind unit) const {
  const Values& values = values_of(unit);
  Timeline timeline{unit, {}, values.without()};
  for (std::uint32_t number = 0; number < values.counts().size(); ++number) {
    timeline.counts.push_back({period(values.text(number)), values.counts()[number]});
  }
  std::sort(timeline.counts.begin(), timeline.counts.end(),
            [](const PeriodCount& a, const PeriodCount& b) { return a.period < b.period; });
  return timeline;
}

}  // namespace chancery
