#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

namespace chancery {

/// A set of documents, a bit for each: 54 kB for 430,000, and no step takes longer than to look at all
/// of these. (Compressed bitmaps were not better: sets of few documents are short-lived, and those of
/// many do not compress.)
class DocumentSet {
 public:
  /// Nothing of the documents from 1 to `last`.
  explicit DocumentSet(Xapian::docid last) : words_(last / kBits + 1) {}

  /// REQUIRES, as do those of two sets: documents up to the same last one.
  void add(Xapian::docid document) { words_[document / kBits] |= bit(document); }
  /// False for those behind the last, too.
  bool contains(Xapian::docid document) const {
    const std::size_t i = document / kBits;
    return i < words_.size() && (words_[i] & bit(document)) != 0;
  }

  void unite(const DocumentSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void intersect(const DocumentSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void subtract(const DocumentSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }

  std::uint32_t size() const {
    std::uint32_t size = 0;
    for (const std::uint64_t word : words_) {
      if (word != 0) size += static_cast<std::uint32_t>(std::popcount(word));  // a call on older processors
    }
    return size;
  }

  std::size_t bytes() const { return words_.size() * sizeof(std::uint64_t); }

  /// Calls visit(Xapian::docid) with each, in their order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<Xapian::docid>(i * kBits) +
              static_cast<Xapian::docid>(std::countr_zero(word)));
      }
    }
  }

  /// The first from `from` on; 0 if there is none.
  Xapian::docid next(Xapian::docid from) const {
    std::size_t i = from / kBits;
    if (i >= words_.size()) return 0;
    for (std::uint64_t word = words_[i] & (~std::uint64_t{0} << (from % kBits));; word = words_[i]) {
      if (word != 0) {
        return static_cast<Xapian::docid>(i * kBits) +
               static_cast<Xapian::docid>(std::countr_zero(word));
      }
      if (++i == words_.size()) return 0;
    }
  }

 private:
  static constexpr std::size_t kBits = 64;

  static std::uint64_t bit(Xapian::docid document) {
    return std::uint64_t{1} << (document % kBits);
  }

  std::vector<std::uint64_t> words_;
};

}  // namespace chancery
