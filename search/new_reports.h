#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "search/page.h"

namespace chancery {

/// What an index says of itself at one commit.
struct IndexState {
  std::string identity;            // tells it from every other; stays when it is rebuilt
  std::uint64_t finished_run = 0;  // the last run that came to its end having changed something
  std::string finished_at;         // "2025-09-02T02:00:41Z"; empty if no run did
};

/// Runs from the one behind `after` to `through`, included. From 0 on, reports that tell no run
/// belong to it, too.
struct RunRange {
  std::uint64_t after;
  std::uint64_t through;

  bool operator==(const RunRange&) const = default;
};

struct WantedReports {
  RunRange runs;  // that added or changed them
  std::uint32_t most = std::numeric_limits<std::uint32_t>::max();  // the newest
};

/// Takes the reports that a digest holds, one at a time, as Searcher::visit_new finds them.
class NewReports {
 public:
  virtual ~NewReports() = default;

  /// Says which reports are wanted of the index as it is. Called again, with all that was given
  /// since then void, where the index has moved on too far in the meantime.
  virtual WantedReports begin(const IndexState& index) = 0;

  /// How many reports of those runs match, exactly, and how the question was understood.
  virtual void matched(std::uint32_t total, const std::string& understood) = 0;

  virtual void add(Hit hit) = 0;
};

}  // namespace chancery
