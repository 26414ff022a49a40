#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/mention.h"
#include "corpus/text/words.h"

namespace chancery {

/// A name found in a report, while it is not yet settled whether it counts.
struct FoundName {
  Part part;
  std::size_t first;  // words [first, last) of the part
  std::size_t last;
  EntityKind kind;
  std::uint32_t entity;  // Meaning::kNobody: a name that only keeps others from being found in it
  Rule rule;
  bool needs_context;
};

/// The names of one report, and what the rules ask about them.
struct ReportNames {
  struct PartText {
    Part part;
    std::string_view text;
    const Words* words;
  };

  std::optional<std::chrono::year_month_day> day{};  // of the report
  std::vector<PartText> parts;                     // title, if it has one of its own, then text
  std::vector<FoundName> names;                    // by part and place, disjoint

  /// The name that word `index` of `part` belongs to; null if none.
  const FoundName* at(Part part, std::size_t index) const;

  /// Adds `added` at their places. REQUIRES: they overlap nothing that is there.
  void insert(std::vector<FoundName> added);
};

}  // namespace chancery
