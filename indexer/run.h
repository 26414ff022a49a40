#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "corpus/error.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/reader/reader.h"
#include "indexer/options.h"

namespace chancery {

/// What a run did. Every report of the archive is counted once: as added, changed, moved, unchanged or
/// rejected; a report that was removed is in the archive no longer.
struct RunSummary {
  std::uint64_t files = 0;         // in the archive
  std::uint64_t files_read = 0;
  std::uint64_t files_passed = 0;  // unchanged since the last run and not read
  std::uint64_t files_moved = 0;   // likewise, but for their path
  std::uint64_t files_gone = 0;    // of the index, in the archive no longer
  std::uint64_t read = 0;          // reports read, rejects not counted
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t moved = 0;
  std::uint64_t removed = 0;    // reports that their files, read again, no longer had
  std::uint64_t gone = 0;       // reports of files that are gone
  std::uint64_t pruned = 0;     // of them, those taken out of the index
  std::uint64_t tagged = 0;     // reports tagged anew, without being read
  std::uint64_t unchanged = 0;  // those in files passed over included
  std::uint64_t rejected = 0;   // likewise
  std::map<std::string, std::uint64_t> reasons{};  // of the rejects
  std::uint64_t repaired = 0;   // reports read that had something broken
  Repairs repairs{};            // what of them
  std::uint64_t bytes_read = 0;
  std::uint64_t commits = 0;
  std::uint64_t run = 0;      // the number of this run; 0 in a rehearsal
  std::uint64_t reports = 0;  // in the index at the end
  std::chrono::duration<double> seconds{};
  std::uint64_t peak_memory = 0;  // bytes
  int stop_signal = 0;            // that ended it before its end; else 0
  bool is_rehearsal = false;
  bool is_rebuild = false;
  std::optional<Error> refusal{};  // why what was asked for was not done in the end
};

/// What a run did with one source.
struct SourceSummary {
  std::string name{};     // within its archive
  std::string outcome{};  // "read", "unchanged", "moved"
  std::uint64_t read = 0;
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t removed = 0;
  std::uint64_t unchanged = 0;
  std::map<std::string, std::uint64_t> reasons{};  // of its rejects
  std::uint64_t repaired = 0;
  Repairs repairs{};
};

/// Is told what a run does while it does it.
class RunObserver {
 public:
  virtual ~RunObserver() = default;

  virtual void started(std::uint64_t files, std::uint64_t bytes) = 0;
  /// Reports that an index holds are tagged anew; before `advanced` is called.
  virtual void tagging(std::uint64_t reports) = 0;
  /// After each report and each file; `bytes_done` of those that `started` told.
  virtual void advanced(const RunSummary& so_far, std::uint64_t bytes_done) = 0;
  virtual void rejected(const std::string& source, const BadRecord& why) = 0;
  virtual void committed(std::uint64_t reports) = 0;
  /// What was built in bulk becomes one database; of 400,000 reports that takes half a minute. `is_full`: the
  /// memory that a run may take allows for no more in bulk; what follows is written report by report.
  virtual void merging(std::uint64_t reports, bool is_full) = 0;
  /// After each source of which there is something to tell: not of those that have not changed and
  /// have no rejects.
  virtual void source_done(const SourceSummary& source) = 0;
  virtual void finished() = 0;
};

/// One run: lists the archive, reads what is new or changed, and brings the index up to date; or, with
/// options.dry_run, says what that would do. `stop_signal` gives the signal by which the run was told
/// to end, or 0: it then commits what is done. Throws Error for what stops it; what was committed
/// before stays.
RunSummary run(const IndexOptions& options, const Gazetteer& gazetteer, RunObserver& observer,
               const std::function<int()>& stop_signal);

}  // namespace chancery
