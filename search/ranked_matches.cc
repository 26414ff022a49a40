#include "search/ranked_matches.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace chancery {

RankedMatches::RankedMatches(const Xapian::Database& database, Xapian::Enquire enquire,
                             Xapian::doccount most, const std::vector<FacetRequest>& facets,
                             std::optional<FacetKind> timeline, const KnownNames& names)
    : enquire_(std::move(enquire)), spy_(facets, timeline), names_(names), most_(most) {
  enquire_.add_matchspy(&spy_);
  const Xapian::MSet found = enquire_.get_mset(0, most, database.get_doccount());
  enquire_.clear_matchspies();
  first_ = matches_of(found);
  total_ = found.get_matches_estimated();
  is_exact_ = found.get_matches_lower_bound() == total_ &&
              found.get_matches_upper_bound() == total_ && spy_.reports() == total_;
}

std::vector<Match> RankedMatches::first(Xapian::doccount most) {
  if (most > most_) return matches_of(enquire_.get_mset(0, most));
  const std::size_t size = std::min<std::size_t>(most, first_.size());
  return {first_.begin(), first_.begin() + static_cast<std::ptrdiff_t>(size)};
}

}  // namespace chancery
