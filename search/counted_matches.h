#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <xapian.h>

#include "search/column_counts.h"
#include "search/columns.h"
#include "search/document_set.h"
#include "search/known_names.h"
#include "search/matches.h"
#include "search/nearness.h"
#include "search/order.h"
#include "search/postings.h"
#include "search/proximities.h"
#include "search/question.h"
#include "search/scorer.h"

namespace chancery {

/// Counts all matches by the columns of the index, and ranks no more than it takes to know the first.
class CountedMatches final : public Matches {
 public:
  /// `dates`: Newest or Oldest, where that is the order of answers. REQUIRES: columns of what is to
  /// be counted, and of dates for such an order.
  CountedMatches(Ordered ordered, std::optional<Sort> dates, DocumentSet matches,
                 Columns& columns, Postings& postings, Proximities& proximities,
                 const KnownNames& names);

  std::uint32_t total() const override { return total_; }
  bool is_exact() const override { return true; }
  std::vector<Match> first(Xapian::doccount most) override;
  Facet facet(const FacetRequest& request) const override;
  Timeline timeline(FacetKind unit) const override;

 private:
  std::vector<Match> best_answers(Xapian::doccount most);
  bool are_to_be_scored() const;

  Xapian::Enquire enquire_;
  RankedQuery ranked_;
  std::optional<Sort> dates_;
  DocumentSet matches_;
  std::uint32_t total_;
  Columns& columns_;
  Postings& postings_;
  Proximities& proximities_;
  const KnownNames& names_;
  std::optional<Scores> scores_{};  // of matches_
  std::optional<Nearness> nearness_{};
};

}  // namespace chancery
