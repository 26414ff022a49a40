#include "search/best.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "search/document_source.h"

namespace chancery {

namespace {

// As many are looked at first for each that is wanted.
constexpr Xapian::doccount kAhead = 4;

// Where Xapian ranks, more are ranked as they are.
constexpr Xapian::doccount kMost = 5'000;

// Sums of the same weights in another order differ by less.
constexpr double kRounding = 1e-9;

std::shared_ptr<const DocumentSet> documents_of(const std::vector<Match>& scored) {
  Xapian::docid last = 0;
  for (const Match& one : scored) last = std::max(last, one.document);
  auto documents = std::make_shared<DocumentSet>(last);
  for (const Match& one : scored) documents->add(one.document);
  return documents;
}

/// Lets words be looked for in likely reports only. Xapian asks for the next report at which they
/// are near, and would have looked at all in between.
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

/// The first by the bound that weigh at least so much.
std::vector<Match> by_bound(Xapian::Enquire& enquire, const RankedQuery& ranked,
                            Xapian::doccount most, double least) {
  enquire.set_query(ranked.bound);
  enquire.set_cutoff(0, least);
  std::vector<Match> scored = matches_of(enquire.get_mset(0, most));
  enquire.set_cutoff(0, 0);
  return scored;
}

std::vector<Match> best_among(const std::vector<Match>& likely, Xapian::Enquire& enquire,
                              const RankedQuery& ranked, Xapian::doccount most) {
  const auto documents = documents_of(likely);
  enquire.set_query(weighed_by(ranked.query, documents));
  const WithinLikely within(ranked, documents);
  return matches_of(enquire.get_mset(0, most));
}

std::vector<Match> best_of_all(Xapian::Enquire& enquire, const RankedQuery& ranked,
                               Xapian::doccount most) {
  enquire.set_query(ranked.query);
  return matches_of(enquire.get_mset(0, most));
}

/// What is missing is found out in the order of documents, in which they are read soonest.
void weigh(std::vector<Match>& likely, Nearness& nearness) {
  std::sort(likely.begin(), likely.end(),
            [](const Match& one, const Match& other) { return one.document < other.document; });
  for (Match& one : likely) one.weight -= nearness.missing(one.document);
}

void keep_best(std::vector<Match>& scored, std::size_t most) {
  most = std::min(most, scored.size());
  const auto end = scored.begin() + static_cast<std::ptrdiff_t>(most);
  std::partial_sort(scored.begin(), end, scored.end(), is_better);
  scored.erase(end, scored.end());
}

}  // namespace

std::vector<Match> best(Xapian::Enquire& enquire, const RankedQuery& ranked,
                        Xapian::doccount most) {
  if (!ranked.has_bound || most == 0 || most > kMost / kAhead) {
    return best_of_all(enquire, ranked, most);
  }
  const std::vector<Match> likely = by_bound(enquire, ranked, most * kAhead, 0);
  std::vector<Match> found = best_among(likely, enquire, ranked, most);
  if (likely.size() < most * kAhead) return found;
  const double wanted = found.back().weight * (1 - kRounding);
  if (likely.back().weight < wanted) return found;
  // Others can weigh as much: all whose bound says so.
  const std::vector<Match> possible = by_bound(enquire, ranked, kMost, wanted);
  return possible.size() < kMost ? best_among(possible, enquire, ranked, most)
                                 : best_of_all(enquire, ranked, most);
}

std::vector<Match> best(const Scores& scores, Nearness& nearness, Xapian::doccount most) {
  const std::size_t all = scores.size();
  double wanted = 0;
  for (std::size_t ahead = most;;) {
    ahead = std::min(all, ahead * kAhead);
    std::vector<Match> found = scores.best(ahead);
    if (found.empty()) return found;
    const double least = found.back().weight;
    std::erase_if(found, [&](const Match& one) { return one.weight < wanted; });
    weigh(found, nearness);
    keep_best(found, most);
    wanted = found.back().weight * (1 - kRounding);
    if (ahead == all || least < wanted) return found;
  }
}

}  // namespace chancery
