#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "search/facets.h"
#include "search/known_names.h"
#include "search/matches.h"

namespace chancery {

/// Ranks every match, and counts what it sees: for an index without columns. Two to five times slower
/// than CountedMatches.
class RankedMatches final : public Matches {
 public:
  /// `most` is how many of the first are wanted, as far as it is known.
  RankedMatches(const Xapian::Database& database, Xapian::Enquire enquire, Xapian::doccount most,
                const std::vector<FacetRequest>& facets, std::optional<FacetKind> timeline,
                const KnownNames& names);

  std::uint32_t total() const override { return total_; }
  bool is_exact() const override { return is_exact_; }
  std::vector<Match> first(Xapian::doccount most) override;
  Facet facet(const FacetRequest& request) const override { return spy_.facet(request, names_); }
  Timeline timeline(FacetKind unit) const override { return spy_.timeline(unit); }

 private:
  Xapian::Enquire enquire_;
  FacetSpy spy_;
  const KnownNames& names_;
  Xapian::doccount most_;
  std::vector<Match> first_;
  std::uint32_t total_;
  bool is_exact_;
};

}  // namespace chancery
