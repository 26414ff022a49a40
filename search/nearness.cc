#include "search/nearness.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace chancery {

Nearness::Nearness(const TermWeights& weights, Postings& postings, const schema::Column& lengths,
                   Proximities& proximities)
    : norms_(postings.database(), lengths, weights.length_factor) {
  for (const TermWeights::Pair& pair : weights.pairs) {
    pairs_.push_back({term(pair.first, postings), term(pair.second, postings), pair.factor,
                      ProximityReader(pair.near, proximities.of(pair.near), postings.database())});
  }
}

const Nearness::Term& Nearness::term(const std::string& name, Postings& postings) {
  if (const auto known = terms_.find(name); known != terms_.end()) return known->second;
  auto list = postings.of(name);
  const TermWeight weight(postings.database(), name, *list, 1.0);
  return terms_.emplace(name, Term{std::move(list), weight}).first->second;
}

double Nearness::weight(const Term& term, Xapian::docid document) const {
  const std::vector<Xapian::docid>& documents = term.postings->documents;
  const auto found = std::lower_bound(documents.begin(), documents.end(), document);
  if (found == documents.end() || *found != document) return 0;
  const auto i = static_cast<std::size_t>(found - documents.begin());
  return term.weight(document, term.postings->frequencies[i], norms_[document]);
}

double Nearness::missing(Xapian::docid document) {
  double missing = 0;
  for (Pair& pair : pairs_) {
    const double first = weight(pair.first, document), second = weight(pair.second, document);
    if (first > 0 && second > 0 && !pair.near.holds_in(document)) {
      missing += pair.factor * (first + second);
    }
  }
  return missing;
}

}  // namespace chancery
