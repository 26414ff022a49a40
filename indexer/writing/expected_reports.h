#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/stored_article.h"
#include "indexer/writing/document_marks.h"
#include "indexer/writing/report_store.h"

namespace chancery {

/// The reports that an index has of a file which is read again: all at once, one block of the index
/// after the other, where looking each up by its id reads two blocks. Some 40 bytes each.
class ExpectedReports {
 public:
  /// Those read from `file`, and no others: none where they are too few to be worth it, the first half
  /// million where they are more. Those that are `uncommitted` are left out: once Xapian has flushed postings
  /// a stream can lack their values. Throws what Xapian throws.
  void load(const Xapian::Database& database, const std::string& file,
            const std::set<Xapian::docid>& uncommitted);

  /// nullopt: the index must be asked. Ids are told from each other by 64 bits of hash: a new id has that of
  /// another in its file with a chance of one in 10^13.
  std::optional<ReportStore::Known> find(const std::string& id) const;

  /// Of a report that was changed or erased since load().
  void forget(Xapian::docid document) { forgotten_.insert(document); }

 private:
  struct Entry {
    std::uint64_t id;  // its hash
    Xapian::docid document;
    std::array<char, schema::kFingerprintBytes> fingerprint;
  };

  std::vector<Entry> entries_{};  // by the hashes of their ids
  DocumentMarks forgotten_{};
};

}  // namespace chancery
