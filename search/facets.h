#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "search/known_names.h"
#include "search/page.h"

namespace chancery {

/// Counts the leaders, countries and organisations of every report that the match looks at. The counts are exact
/// if the match looks at all: Enquire::get_mset with check_at_least of the whole index.
class FacetSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override;

  Facet facet(EntityKind kind, const KnownNames& names) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
  };
  // Found by string_view: an id costs an allocation only the first time it is met.
  using Counts = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  static void count(std::string_view slot, Counts& counts);

  std::array<Counts, kEntityKinds> counts_;
};

}  // namespace chancery
