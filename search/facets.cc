#include "search/facets.h"

#include <algorithm>
#include <utility>

#include "corpus/schema/index_schema.h"
#include "search/value_pairs.h"

namespace chancery {

namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kMonthDigits = 6;

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

std::vector<CountedValue> FacetSpy::Values::counted() const {
  std::vector<CountedValue> counted;
  for (std::uint32_t number = 0; number < counts_.size(); ++number) {
    counted.push_back({counts_[number], text(number), {}});
  }
  return counted;
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
  const bool has_any = for_each_pair(
      first, second, pairs.first == pairs.second,
      [&](std::uint32_t a, std::uint32_t b) { ++pairs.counts[pair_key(a, b)]; });
  if (!has_any) ++pairs.without;
}

Facet FacetSpy::facet(const FacetRequest& request, const KnownNames& names) const {
  return request.with ? pair(request, names) : single(request, names);
}

Facet FacetSpy::single(const FacetRequest& request, const KnownNames& names) const {
  const Values& values = values_of(request.kind);
  return make_facet(request, values.counted(), values.without(), names);
}

Facet FacetSpy::pair(const FacetRequest& request, const KnownNames& names) const {
  const Values& first = values_of(request.kind);
  const Values& second = values_of(*request.with);
  const auto pairs = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pairs& other) {
    return &values_[other.first] == &first && &values_[other.second] == &second;
  });
  std::vector<CountedValue> counted;
  for (const auto& [key, count] : pairs->counts) {
    CountedValue pair{count, first.text(first_of(key)), second.text(second_of(key))};
    if (request.kind == request.with && pair.second < pair.first)
      std::swap(pair.first, pair.second);
    counted.push_back(pair);
  }
  return make_facet(request, std::move(counted), pairs->without, names);
}

Timeline FacetSpy::timeline(FacetKind unit) const {
  const Values& values = values_of(unit);
  return make_timeline(unit, values.counted(), values.without());
}

}  // namespace chancery
