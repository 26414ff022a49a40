#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "search/bounded_map.h"

namespace chancery {

/// The documents that have a term, ascending, and how often each has it; kMostFrequent stands for that and more.
struct PostingList {
  static constexpr std::uint16_t kMostFrequent = 65'535;

  std::vector<Xapian::docid> documents{};
  std::vector<std::uint16_t> frequencies{};
  std::uint64_t occurrences = 0;  // the sum of all frequencies

  std::size_t size() const { return documents.size(); }
};

/// The postings of terms, read from a database once and remembered: Xapian takes ten times as long for a step
/// from one posting to the next as it takes through a vector. Of one commit of a database. All throw what
/// Xapian throws.
class Postings {
 public:
  explicit Postings(const Xapian::Database& database) : database_(database) {}

  std::shared_ptr<const PostingList> of(const std::string& term);

  /// Whether asking for them is only to look them up.
  bool has(const std::string& term) const { return known_.contains(term); }

  const Xapian::Database& database() const { return database_; }

 private:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

  const Xapian::Database& database_;
  BoundedMap<std::unordered_map<std::string, std::shared_ptr<const PostingList>>> known_{kMostBytes};
};

}  // namespace chancery
