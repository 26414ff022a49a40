#include "search/best.h"

#include <algorithm>
#include <memory>

#include "search/document_source.h"

namespace chancery {

namespace {

// As many are looked at first for each that is wanted, and at most; more are ranked as they are.
constexpr Xapian::doccount kAhead = 4;
constexpr Xapian::doccount kMost = 5'000;

// Sums of the same weights in another order differ by less.
constexpr double kRounding = 1e-9;

std::shared_ptr<const DocumentSet> documents_of(const Xapian::MSet& matches) {
  Xapian::docid last = 0;
  for (auto match = matches.begin(); match != matches.end(); ++match) last = std::max(last, *match);
  auto documents = std::make_shared<DocumentSet>(last);
  for (auto match = matches.begin(); match != matches.end(); ++match) documents->add(*match);
  return documents;
}

/// What the `most`-th weighs; 0 if there are fewer.
double weight_of(const Xapian::MSet& matches, Xapian::doccount most) {
  return matches.size() < most ? 0.0 : matches[most - 1].get_weight();
}

}  // namespace

Xapian::MSet best(Xapian::Enquire& enquire, const RankedQuery& ranked, Xapian::doccount most) {
  const auto plainly = [&] {
    enquire.set_query(ranked.query);
    return enquire.get_mset(0, most);
  };
  const auto by_bound = [&](Xapian::doccount how_many) {
    enquire.set_query(ranked.bound);
    return enquire.get_mset(0, how_many);
  };
  const auto among = [&](const Xapian::MSet& likely) {
    enquire.set_query(weighed_by(ranked.query, documents_of(likely)));
    return enquire.get_mset(0, most);
  };
  if (!ranked.has_bound || most == 0 || most > kMost / kAhead) return plainly();
  const Xapian::doccount first_few = most * kAhead;
  const Xapian::MSet likely = by_bound(first_few);
  Xapian::MSet found = among(likely);
  const double least = weight_of(found, most) * (1 - kRounding);
  if (likely.size() < first_few || weight_of(likely, first_few) < least) return found;
  // Others can weigh as much: all whose bound says so.
  enquire.set_cutoff(0, least);
  const Xapian::MSet possible = by_bound(kMost);
  enquire.set_cutoff(0, 0);
  return possible.size() < kMost ? among(possible) : plainly();
}

}  // namespace chancery
