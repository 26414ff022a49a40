#pragma once

#include <vector>

#include <xapian.h>

#include "search/match.h"
#include "search/nearness.h"
#include "search/query.h"
#include "search/scorer.h"

/// The first answers by relevance. To read the positions of words takes longer than all else, so they are
/// read of those reports only that can be among the first by the bound. Both throw what Xapian throws.
namespace chancery {

/// The first `most`, as get_mset(0, most) of the query gives them. Leaves the query of `enquire`, which
/// is in the order of relevance, undefined.
std::vector<Match> best(Xapian::Enquire& enquire, const RankedQuery& ranked,
                        Xapian::doccount most);

/// The same but for the rounding of sums: the first of what `scores` has by the bound, without what is missing
/// there. REQUIRES: both are of the same weights. Where nearness decides less than it could add, all matches are
/// gone through several times, and at worst the places of words are read of each.
std::vector<Match> best(const Scores& scores, Nearness& nearness, Xapian::doccount most);

}  // namespace chancery
