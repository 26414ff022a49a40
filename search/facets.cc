#include "search/facets.h"

#include <algorithm>

#include "corpus/schema/index_schema.h"

namespace chancery {

namespace {

constexpr Xapian::valueno kLeaderSlot = schema::spec(schema::Field::Leader).slot;
constexpr Xapian::valueno kCountrySlot = schema::spec(schema::Field::Country).slot;

}  // namespace

void FacetSpy::operator()(const Xapian::Document& document, double) {
  count(document.get_value(kLeaderSlot), leaders_);
  count(document.get_value(kCountrySlot), countries_);
}

void FacetSpy::count(std::string_view slot, Counts& counts) {
  schema::for_each_id(slot, [&](std::string_view id) {
    const auto known = counts.find(id);
    if (known != counts.end()) {
      ++known->second;
    } else {
      counts.emplace(id, 1U);
    }
  });
}

Facet FacetSpy::leaders(const KnownNames& names) const {
  return sorted(leaders_, EntityKind::Leader, names);
}

Facet FacetSpy::countries(const KnownNames& names) const {
  return sorted(countries_, EntityKind::Country, names);
}

Facet FacetSpy::sorted(const Counts& counts, EntityKind kind, const KnownNames& names) {
  Facet facet;
  facet.reserve(counts.size());
  for (const auto& [id, count] : counts) facet.push_back({id, names.display_name(kind, id), count});
  std::sort(facet.begin(), facet.end(), [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.id < b.id;
  });
  return facet;
}

}  // namespace chancery
