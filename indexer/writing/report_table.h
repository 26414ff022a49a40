#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/schema/stored_article.h"
#include "indexer/writing/report_store.h"

namespace chancery {

/// The reports of an index while it is built, when no database can be asked for them yet. Some 55
/// bytes each: ids are kept as 128 bits of hash, so that of a thousand million reports two are taken
/// for one with a chance of one in 10^20.
class ReportTable {
 public:
  /// The report of this id term (schema::term(Field::Id, id)), if there is one.
  std::optional<ReportStore::Known> find(std::string_view id_term) const;

  /// Adds a report, or puts it in the place of the one with its id, which is then dead(). Documents
  /// come in ascending order; numbers may be left out. REQUIRES: a fingerprint of kFingerprintBytes.
  void put(Xapian::docid document, std::string_view id_term, std::string_view fingerprint);

  /// Does nothing if it is dead already. REQUIRES: it was put.
  void erase(Xapian::docid document);

  /// Documents that were erased or replaced; in the order in which that happened.
  const std::vector<Xapian::docid>& dead() const { return dead_; }

  std::uint64_t size() const { return living_; }
  Xapian::docid last() const { return static_cast<Xapian::docid>(entries_.size()); }
  std::uint64_t bytes() const;  // of memory

  /// Remembers which of the reports put so far are from which file, for reports_of().
  void note_files();

  /// Those of the noted reports that are from a file of this hash and not dead; ascending.
  std::vector<Xapian::docid> reports_of(std::uint64_t file_hash) const;

 private:
  using Hash = std::array<std::uint64_t, 2>;

  struct Entry {
    Hash id{};
    std::array<char, schema::kFingerprintBytes> fingerprint{};
    bool lives = false;
  };

  static Hash hash(std::string_view id_term);
  const Entry& entry(std::uint32_t document) const { return entries_[document - 1]; }
  std::size_t slot_of(const Hash& id) const;
  void grow();

  std::deque<Entry> entries_;         // by document
  std::vector<std::uint32_t> slots_;  // documents by id: open addressing, a power of two; 0: free
  std::size_t used_slots_ = 0;
  std::uint64_t living_ = 0;
  std::vector<Xapian::docid> dead_;
  std::vector<std::pair<std::uint64_t, Xapian::docid>> by_file_;  // sorted
};

}  // namespace chancery
