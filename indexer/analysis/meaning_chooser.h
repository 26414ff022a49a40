#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "corpus/gazetteer/gazetteer.h"

namespace chancery {

/// Decides which of the entities that share a name is meant: the one whose name was in use, or who
/// was in office, nearest to the report's day; in an undated report the one of today.
class MeaningChooser {
 public:
  MeaningChooser(const Gazetteer& gazetteer, std::optional<std::chrono::year_month_day> day)
      : gazetteer_(gazetteer), day_(day) {}

  /// Null if two entities are equally near. Surnames are no meanings of a name here.
  const Meaning* choose(std::span<const Meaning> meanings) const;

 private:
  int distance_of(const Meaning& meaning) const;
  int distance_to(const DateRange& span) const;

  const Gazetteer& gazetteer_;
  std::optional<std::chrono::year_month_day> day_;
};

}  // namespace chancery
