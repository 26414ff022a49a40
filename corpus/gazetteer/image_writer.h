#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "corpus/gazetteer/flat.h"

namespace chancery {

/// Lays out an image: room is taken from the front to the back and then filled, in any order.
/// Places are bytes from the front. What is not written is zero, so that the same tables always
/// give the same bytes.
class ImageWriter {
 public:
  /// Behind what is there: `count` values of T, one after another. Returns the place of the first.
  template <typename T>
  std::size_t take_room(std::size_t count = 1) {
    return take_room(count * sizeof(T), alignof(T));
  }

  /// T without padding.
  template <typename T>
  void put(std::size_t place, const T& value) {
    static_assert(std::has_unique_object_representations_v<T>);
    std::memcpy(&bytes_[place], &value, sizeof(T));
  }

  void put_bit(std::size_t place, std::size_t bit);

  /// Makes the FlatSpan at `place` refer to `count` values at `target`.
  void refer(std::size_t place, std::size_t target, std::size_t count);

  /// Takes room for `count` values of T, to which the FlatSpan at `place` refers from then on.
  template <typename T>
  std::size_t take_span(std::size_t place, std::size_t count) {
    const std::size_t target = take_room<T>(count);
    refer(place, target, count);
    return target;
  }

  /// Makes the FlatText at `place` refer to `text`, which must live until the end; the same text
  /// stands once in the pool.
  void put_text(std::size_t place, std::string_view text);

  /// The image, with the pool of its texts at its end. Writes its size at `place_of_size`.
  std::vector<std::byte> finish(std::size_t place_of_size);

 private:
  struct TextReference {
    std::size_t place;
    std::string_view text;
  };

  std::size_t take_room(std::size_t bytes, std::size_t alignment);

  std::vector<std::byte> bytes_;
  std::vector<TextReference> texts_;
};

}  // namespace chancery
