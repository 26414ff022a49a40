#pragma once

#include <cstddef>
#include <utility>

namespace chancery {

/// What is remembered in a Map until it would take more than so many bytes: then all is forgotten. One that
/// is larger than that alone is kept until the next.
template <typename Map>
class BoundedMap {
 public:
  using Key = typename Map::key_type;
  using Value = typename Map::mapped_type;

  explicit BoundedMap(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  bool contains(const Key& key) const { return known_.contains(key); }

  /// Null if it is not known; valid until the next is added.
  const Value* find(const Key& key) const {
    const auto known = known_.find(key);
    return known == known_.end() ? nullptr : &known->second;
  }

  /// `bytes` are those of the key and the value, but for what every entry takes. Valid until the next is
  /// added. REQUIRES: it is not known.
  const Value& add(const Key& key, Value value, std::size_t bytes) {
    constexpr std::size_t kOfEntry = 128;
    bytes += kOfEntry;
    if (bytes_ + bytes > most_bytes_) {
      known_.clear();
      bytes_ = 0;
    }
    bytes_ += bytes;
    return known_.emplace(key, std::move(value)).first->second;
  }

 private:
  Map known_{};
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
};

}  // namespace chancery
