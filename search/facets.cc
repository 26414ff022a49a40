#include "search/facets.h"

#include <algorithm>

#include "corpus/schema/index_schema.h"

namespace chancery {

void FacetSpy::operator()(const Xapian::Document& document, double) {
  for (const EntityKind kind : kAllEntityKinds) {
    const Xapian::valueno slot = schema::spec(schema::field_of(kind)).slot;
    count(document.get_value(slot), counts_[static_cast<std::size_t>(kind)]);
  }
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

Facet FacetSpy::facet(EntityKind kind, const KnownNames& names) const {
  const Counts& counts = counts_[static_cast<std::size_t>(kind)];
  Facet facet;
  facet.reserve(counts.size());
  for (const auto& [id, count] : counts) facet.push_back({id, names.display_name(kind, id), count});
  std::sort(facet.begin(), facet.end(), [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.id < b.id;
  });
  return facet;
}

}  // namespace chancery
