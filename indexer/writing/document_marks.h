#pragma once

#include <cstdint>
#include <unordered_map>

#include <xapian.h>

namespace chancery {

/// Numbers of documents, a bit each where they stand close together, as those of one file do.
class DocumentMarks {
 public:
  void insert(Xapian::docid document) { blocks_[document / 64] |= bit(document); }
  bool contains(Xapian::docid document) const {
    const auto block = blocks_.find(document / 64);
    return block != blocks_.end() && (block->second & bit(document)) != 0;
  }
  void clear() { blocks_.clear(); }

 private:
  static std::uint64_t bit(Xapian::docid document) { return std::uint64_t{1} << (document % 64); }

  std::unordered_map<Xapian::docid, std::uint64_t> blocks_;
};

}  // namespace chancery
