#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "corpus/reader/reader.h"
#include "indexer/gone_sources.h"
#include "indexer/held_reports.h"
#include "indexer/run.h"
#include "indexer/writing/index_writer.h"

namespace chancery {

/// Brings the sources of an archive, one after another, into a store, and counts what it does.
class ArchiveUpdate {
 public:
  /// What it needs of the run it is a part of.
  struct Surroundings {
    /// Called after each report that was dealt with, `bytes` of its source being read, and says
    /// whether to go on.
    std::function<bool(std::uint64_t bytes)> after_each;
    /// Called with each reject, told again or new; `source` is a name within the archive.
    std::function<void(const std::string& source, const BadRecord& why)> reject;
    /// Called after each source of which there is something to tell.
    std::function<void(const SourceSummary&)> source_done;
    ReadLimits limits;
  };

  ArchiveUpdate(ReportStore& store, GoneSources gone, RunSummary& summary,
                Surroundings surroundings)
      : store_(&store),
        writer_(store),
        gone_(std::move(gone)),
        summary_(summary),
        surroundings_(std::move(surroundings)) {}

  /// From now on the reports are in `store`, which has those of the one before under their numbers. Not
  /// from within Surroundings but after_each.
  void go_on_in(ReportStore& store) {
    store_ = &store;
    writer_.go_on_in(store);
  }

  /// The sources that are gone, where they could not be told before.
  void set_gone(GoneSources gone) { gone_ = std::move(gone); }

  /// Brings in what is new or changed in a source; passes it over if nothing is.
  void take(const Source& source);

  /// Removes the reports of the sources that are gone, unless they are more than a quarter of all
  /// `reports_before`: these it removes only if it `may_remove_most`. Whether it did.
  bool prune(std::uint64_t reports_before, bool may_remove_most);

  /// Counts what prune() would remove.
  void count_gone();

  /// Where a report has left the index, or its source has moved: another source that has it, too, may
  /// now have the right to it, and then it stands as it is there. To be called after all are taken.
  void settle_contests(const std::function<bool(const LedgerEntry&)>& is_in_archive);

 private:
  struct Reading;

  bool pass_over(const Source& source, LedgerEntry entry, std::uint64_t content_hash);
  bool take_move(const Source& source, std::uint64_t content_hash, bool is_known);
  void reject(const std::string& source, const BadRecord& why);
  std::string take_by_outcome(const Source& source);
  void count_passed(const Source& source, const LedgerEntry& entry);
  void read(const Source& source, std::optional<std::uint64_t> content_hash,
            std::uint64_t replaced_before);
  void begin(const Source& source, std::uint64_t replaced_before);
  Reading read_records(const Source& source);
  void note_reject(const Source& source, BadRecord bad, Reading& reading);
  std::optional<BadRecord> index(Article article, const Source& source, LedgerEntry& entry);
  bool is_to_be_held() const { return replaced_before_ > 0 && writer_.is_of_file(); }
  bool hold(Article article);
  bool put_held(const Source& source, std::uint64_t bytes_read, std::uint64_t& count);
  bool settle(LedgerEntry entry, bool is_in_archive);

  ReportStore* store_;
  IndexWriter writer_;
  GoneSources gone_;
  RunSummary& summary_;
  Surroundings surroundings_;
  std::map<std::string, std::uint64_t> reasons_{};  // of the rejects of the source in hand
  std::uint64_t replaced_before_ = 0;  // of the source in hand, when it was last read
  HeldReports held_{};                 // changed, as far as that source has been read
};

}  // namespace chancery
