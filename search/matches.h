#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "search/facet_request.h"
#include "search/match.h"
#include "search/page.h"

namespace chancery {

/// The reports that match a question: how many there are, the first of them in the order that was asked
/// for, and how often each value is among all of them. There are two ways to find out, with the same
/// answers, but for the last digits of weights: search/counted_matches.h and search/ranked_matches.h. All throw what
/// Xapian throws.
class Matches {
 public:
  virtual ~Matches() = default;

  virtual std::uint32_t total() const = 0;

  /// Whether the total and what is counted are of every match.
  virtual bool is_exact() const = 0;

  /// The first `most`, or all if there are fewer; whose first are those of a shorter answer.
  virtual std::vector<Match> first(Xapian::doccount most) = 0;

  /// What was to be counted.
  virtual Facet facet(const FacetRequest& request) const = 0;
  virtual Timeline timeline(FacetKind unit) const = 0;
};

}  // namespace chancery
