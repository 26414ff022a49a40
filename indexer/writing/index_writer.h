#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "corpus/article.h"
#include "corpus/gazetteer/gazetteer.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/ledger.h"

namespace chancery {

/// The one writer of an index. What is put becomes visible to readers at the next commit, all at
/// once and with the ledger; what is not committed when the process dies is lost, and nothing else.
///
/// Every call throws Error: IndexDamaged, or System where the disk refused.
class IndexWriter {
 public:
  /// Opens the index in `directory`, or makes one there if it is missing or empty. Throws Error:
  /// IndexLocked if another process writes to it, SchemaMismatch if its schema version is another,
  /// Usage if the directory holds something else.
  IndexWriter(const std::filesystem::path& directory, const Gazetteer& gazetteer);

  enum class Standing {
    New,        // no report has this id
    Changed,    // one has, with other content or from another file
    Unchanged,  // it stands in the index just as it is
    Shadowed,   // a later file of the archive, which is still there, has a report of this id
    Taken,      // the id is made from a path, and another file that is still there made it first
  };

  /// Begins to read `file`: what the ledger has of it holds no longer.
  void begin_file(const std::string& file);

  /// How `article`, read from `file`, stands to the index. Of two files that state the same id, the
  /// later in byte order of the paths has the report, on whichever night either is read. A file
  /// from which a later one takes a report is told so in its ledger.
  Standing standing(const Article& article, const std::string& file);

  /// Adds the report, or puts it in the place of the one with its id.
  void put(const AnalysedArticle& analysed, const std::string& file);

  /// Deletes the reports of `file` that were neither put nor found unchanged since begin_file; how
  /// many they were.
  std::uint64_t remove_unseen(const std::string& file);

  std::optional<LedgerEntry> ledger(const std::string& file) const;
  void set_ledger(const std::string& file, const LedgerEntry& entry);

  /// Makes all that was put since the last commit visible and safe.
  void commit();

  std::uint64_t uncommitted() const { return uncommitted_; }  // reports put since the last commit

  /// Whether so much was put since the last commit that its memory should be freed.
  bool wants_commit() const;

 private:
  void check_or_set_version(const std::filesystem::path& directory);
  void check_docdata(const std::filesystem::path& directory) const;
  Standing standing_to_other_file(const Article& article, const std::string& file,
                                  const std::string& holder);
  void remember_names(const AnalysedArticle& analysed);
  void remember_name(EntityKind kind, std::string_view id, std::string_view name);

  const Gazetteer& gazetteer_;
  Xapian::WritableDatabase database_;
  DocumentBuilder builder_;
  std::unordered_set<std::string> named_;  // metadata keys of names written in this run
  std::vector<Xapian::docid> seen_;        // since begin_file
  std::uint64_t uncommitted_ = 0;
  std::uint64_t uncommitted_bytes_ = 0;  // of titles and texts
};

}  // namespace chancery
