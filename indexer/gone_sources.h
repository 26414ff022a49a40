#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "corpus/reader/archive.h"
#include "indexer/writing/report_store.h"

namespace chancery {

/// The sources that the ledger has and the archive has no longer: some have moved, the rest is gone.
class GoneSources {
 public:
  /// Looks at each source of the ledger that `archive` covers. One that its filter does not take is gone
  /// as well as one that is not there. What cannot be told, since a folder on
  /// the way may not be read, is not gone.
  GoneSources(const ReportStore& store, const ArchiveWalk& archive);

  /// None.
  GoneSources() = default;

  /// Takes out one that held just the same as `source`, of this hash: that which a run that was cut
  /// off had begun to move there, else, if the index does not know `source`, the first by its path.
  std::optional<LedgerEntry> take_twin(const Source& source, std::uint64_t content_hash,
                                       bool is_known);

  void put_back(LedgerEntry entry);

  /// Those not taken, by their paths.
  std::vector<LedgerEntry> rest() const;

 private:
  std::unordered_multimap<std::uint64_t, LedgerEntry> by_size_;
};

}  // namespace chancery
