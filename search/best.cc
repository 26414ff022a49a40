#include "search/best.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "search/document_source.h"

namespace chancery {

namespace {

// As many are looked at first for each that is wanted; and at most. More are ranked as they are.
constexpr Xapian::doccount kAhead = 4;
constexpr Xapian::doccount kMost = 5'000;

// Sums of the same weights in another order differ by less.
constexpr double kRounding = 1e-9;

/// Reports that can be among the best.
struct Likely {
  std::shared_ptr<const DocumentSet> documents;
  Xapian::doccount size;
  double least;  // what the last of them weighs, at most
};

/// The first by the bound that weigh at least so much.
using ByBound = std::function<Likely(Xapian::doccount most, double least)>;

Likely likely_of(const std::vector<Match>& scored) {
  Xapian::docid last = 0;
  for (const Match& one : scored) last = std::max(last, one.document);
  auto documents = std::make_shared<DocumentSet>(last);
  for (const Match& one : scored) documents->add(one.document);
  return {documents, static_cast<Xapian::doccount>(scored.size()),
          scored.empty() ? 0.0 : scored.back().weight};
}

/// Lets words be looked for in likely reports only. Xapian asks for the next report at which they are near, and
/// would have looked at all in between.
class WithinLikely {
 public:
  WithinLikely(const RankedQuery& ranked, Limit likely) : ranked_(ranked) {
    if (ranked_.near_within) *ranked_.near_within = std::move(likely);
  }
  ~WithinLikely() {
    if (ranked_.near_within) ranked_.near_within->reset();
  }
  WithinLikely(const WithinLikely&) = delete;
  WithinLikely& operator=(const WithinLikely&) = delete;

 private:
  const RankedQuery& ranked_;
};

std::vector<Match> best_by(const ByBound& by_bound, Xapian::Enquire& enquire,
                           const RankedQuery& ranked, Xapian::doccount most) {
  const auto among = [&](const Likely& likely) {
    enquire.set_query(weighed_by(ranked.query, likely.documents));
    const WithinLikely within(ranked, likely.documents);
    return matches_of(enquire.get_mset(0, most));
  };
  const Xapian::doccount first_few = most * kAhead;
  const Likely likely = by_bound(first_few, 0);
  std::vector<Match> found = among(likely);
  const double wanted = found.size() < most ? 0.0 : found[most - 1].weight * (1 - kRounding);
  if (likely.size < first_few || likely.least < wanted) return found;
  // Others can weigh as much: all whose bound says so.
  const Likely possible = by_bound(kMost, wanted);
  if (possible.size < kMost) return among(possible);
  enquire.set_query(ranked.query);
  return matches_of(enquire.get_mset(0, most));
}

bool are_too_many(Xapian::doccount most) { return most == 0 || most > kMost / kAhead; }

}  // namespace

std::vector<Match> best(Xapian::Enquire& enquire, const RankedQuery& ranked,
                        Xapian::doccount most) {
  if (!ranked.has_bound || are_too_many(most)) {
    enquire.set_query(ranked.query);
    return matches_of(enquire.get_mset(0, most));
  }
  const auto by_bound = [&](Xapian::doccount how_many, double least) {
    enquire.set_query(ranked.bound);
    enquire.set_cutoff(0, least);
    const std::vector<Match> scored = matches_of(enquire.get_mset(0, how_many));
    enquire.set_cutoff(0, 0);
    return likely_of(scored);
  };
  return best_by(by_bound, enquire, ranked, most);
}

std::vector<Match> best(Xapian::Enquire& enquire, const RankedQuery& ranked,
                        Xapian::doccount most, const Scores& scores) {
  if (are_too_many(most)) return best(enquire, ranked, most);
  const auto by_bound = [&](Xapian::doccount how_many, double least) {
    std::vector<Match> scored = scores.best(how_many);
    std::erase_if(scored, [&](const Match& one) { return one.weight < least; });
    return likely_of(scored);
  };
  return best_by(by_bound, enquire, ranked, most);
}

}  // namespace chancery
