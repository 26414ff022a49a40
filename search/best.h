#pragma once

#include <vector>

#include <xapian.h>

#include "search/match.h"
#include "search/query.h"
#include "search/scorer.h"

namespace chancery {

/// The first `most` answers by relevance, as get_mset(0, most) of the query gives them. To read the positions
/// of words takes longer than all else, so they are read of those reports only that can be among the
/// first by the bound. Leaves the query of `enquire`, which is in the order of relevance, undefined.
std::vector<Match> best(Xapian::Enquire& enquire, const RankedQuery& ranked,
                        Xapian::doccount most);

/// The same, of the matches that `scores` has by the bound of `ranked`. REQUIRES: it has one.
std::vector<Match> best(Xapian::Enquire& enquire, const RankedQuery& ranked,
                        Xapian::doccount most, const Scores& scores);

}  // namespace chancery
