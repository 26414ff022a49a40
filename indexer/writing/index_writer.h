#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "corpus/article.h"
#include "indexer/writing/document_marks.h"
#include "indexer/writing/report_store.h"

namespace chancery {

/// Keeps an index the image of its archive: tells what is new, and which of several files has a
/// report. Every call throws Error as ReportStore's.
class IndexWriter {
 public:
  explicit IndexWriter(ReportStore& store) : store_(&store) {}

  /// From now on the reports are in `store`, which has those of the one before under their numbers.
  void go_on_in(ReportStore& store) { store_ = &store; }

  enum class Standing {
    New,        // no report has this id
    Changed,    // one has, with other content or from another file
    Unchanged,  // it stands in the index just as it is
    Shadowed,   // a later file of the archive, which is still there, has a report of this id
    Taken,      // the id is made from a path, and another file that is still there made it first
  };

  /// Begins to read a source: what the ledger has of it holds no longer, but that it had so many ids again
  /// (LedgerEntry::replaced).
  void begin_file(const Source& source, std::uint64_t replaced);

  /// Has the source read anew when a run next meets it.
  void unsettle(const std::string& file);

  /// How `article`, read from `file`, stands to the index. Of two files that state the same id, the
  /// later in byte order of the paths has the report, on whichever night either is read. A file
  /// from which a later one takes a report is told so in its ledger.
  Standing standing(const Article& article, const std::string& file);

  /// Whether the report that standing() was last asked about has the id of another that the same file
  /// has given since begin_file: it counts, as the later one.
  bool is_repeated() const { return is_repeated_; }

  /// Whether the report that standing() was last asked about stands in the index as one of the same file.
  bool is_of_file() const { return is_of_file_; }

  /// That one stays, whether or not its file gives it again. REQUIRES: is_of_file().
  void keep() { seen_.insert(last_known_); }

  /// Adds the report, or puts it in the place of the one with its id.
  void put(Article article, const std::string& file);

  /// Asked after each report that is deleted or moved: whether to go on.
  using GoesOn = std::function<bool()>;

  /// Whether the reports of `from`, some of which may have moved already, can become those of `to`: not
  /// where they must be read anew, another source has taken one since, or another report has an id that
  /// one of them would get.
  bool can_move(const LedgerEntry& from, const Source& to) const;

  /// All reports of `from` become reports of `to`; those whose ids are made of its name in the
  /// archive, `from.name`, get ids of `to.name`. Whether all have moved. REQUIRES: can_move(from, to).
  bool move(const LedgerEntry& from, const Source& to, const GoesOn& goes_on);

  /// Deletes the reports of `file` that were neither put nor found unchanged since begin_file; how
  /// many they were.
  std::uint64_t remove_unseen(const std::string& file, const GoesOn& goes_on);

  /// Deletes all reports of a source, and then its entry in the ledger; how many they were.
  std::uint64_t remove(LedgerEntry entry, const GoesOn& goes_on);

 private:
  Standing standing_to_other_file(const Article& article, const std::string& file,
                                  const std::string& holder);

  ReportStore* store_;
  DocumentMarks seen_;  // since begin_file
  bool is_repeated_ = false;
  bool is_of_file_ = false;
  Xapian::docid last_known_ = 0;
};

}  // namespace chancery
