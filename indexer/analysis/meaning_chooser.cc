#include "indexer/analysis/meaning_chooser.h"

#include <algorithm>

namespace chancery {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

/// How far from `day` a span lies, in days; 0 within it.
int distance(const DateRange& span, year_month_day day) {
  if (span.first && day < *span.first) {
    return static_cast<int>((sys_days(*span.first) - sys_days(day)).count());
  }
  if (span.last && *span.last < day) {
    return static_cast<int>((sys_days(day) - sys_days(*span.last)).count());
  }
  return 0;
}

bool is_entity(NameKind kind) {
  return kind == NameKind::Leader || kind == NameKind::Country || kind == NameKind::Organisation;
}

/// Two entities. A title is the same in every language that has it, and an entity comes before a
/// name that is none.
bool are_rivals(const Meaning& a, const Meaning& b) {
  return is_entity(a.kind) && is_entity(b.kind) && (a.kind != b.kind || a.entity != b.entity);
}

}  // namespace

const Meaning* MeaningChooser::choose(std::span<const Meaning> meanings) const {
  const Meaning* best = nullptr;
  bool is_tie = false;
  int best_distance = 0;
  for (const Meaning& meaning : meanings) {
    if (meaning.kind == NameKind::Surname) continue;
    const int far = distance_of(meaning);
    const bool is_first_entity = best != nullptr && far == best_distance &&
                                 is_entity(meaning.kind) && !is_entity(best->kind);
    if (best == nullptr || far < best_distance || is_first_entity) {
      best = &meaning;
      best_distance = far;
      is_tie = false;
    } else if (far == best_distance) {
      is_tie = is_tie || are_rivals(meaning, *best);
    }
  }
  return is_tie ? nullptr : best;
}

int MeaningChooser::distance_of(const Meaning& meaning) const {
  if (meaning.kind != NameKind::Leader) return distance_to(meaning.valid());
  int nearest = 1'000'000;
  for (const Office& office : gazetteer_.leader(meaning.entity).offices) {
    nearest = std::min(nearest, distance_to(office.term()));
  }
  return nearest;
}

int MeaningChooser::distance_to(const DateRange& span) const {
  if (day_) return distance(span, *day_);
  return span.last ? 1 : 0;
}

}  // namespace chancery
