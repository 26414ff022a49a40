#pragma once

#include <string>
#include <vector>

#include "search/proximity.h"

namespace chancery {

/// What a match weighs, where that is the sum of what the terms weigh that it has, and of pairs of them.
struct TermWeights {
  struct Weight {
    std::string term;
    double factor;
  };
  /// Added besides where a report has both, near each other.
  struct Pair {
    std::string first, second;
    double factor;  // of the weight of each
    Proximity near;
  };

  double length_factor;  // c of IneB2 (search/ranking.h)
  std::vector<Weight> terms{};
  std::vector<Pair> pairs{};
};

}  // namespace chancery
