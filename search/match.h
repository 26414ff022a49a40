#pragma once

#include <vector>

#include <xapian.h>

namespace chancery {

/// A report that matches a question.
struct Match {
  Xapian::docid document;
  double weight;
};

/// Whether one stands before the other by relevance.
inline bool is_better(const Match& one, const Match& other) {
  return one.weight != other.weight ? one.weight > other.weight : one.document < other.document;
}

/// The matches that a database found, in their order.
inline std::vector<Match> matches_of(const Xapian::MSet& found) {
  std::vector<Match> matches;
  matches.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    matches.push_back({*match, match.get_weight()});
  }
  return matches;
}

}  // namespace chancery
