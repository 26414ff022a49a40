#include "search/ranking.h"

#include <algorithm>

namespace chancery::ranking {

Xapian::IneB2Weight scheme(std::size_t words) { return Xapian::IneB2Weight(length_factor(words)); }

double length_factor(std::size_t words) {
  // 1 for six words or more, 2 for three or less.
  constexpr double kLongQuestion = 6;
  const double c = kLongQuestion / static_cast<double>(std::max<std::size_t>(words, 1));
  return std::clamp(c, 1.0, 2.0);
}

double entity_factor(EntityKind kind) { return kind == EntityKind::Leader ? 0.4 : 0.8; }

double nearness_factor(std::size_t words) {
  const auto n = static_cast<double>(std::max<std::size_t>(words, 1));
  return std::min(0.1, 0.5 / (n * n));
}

}  // namespace chancery::ranking
