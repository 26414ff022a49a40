#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// References within an image: a stretch of memory that can be read wherever it lies, because each
/// of them says how far from itself its values are. That is why none may be copied.
namespace chancery {

/// Values of T that stand elsewhere in the same image.
template <typename T>
struct FlatSpan {
  std::int32_t distance;  // bytes from here to the first of them
  std::uint32_t count;

  FlatSpan() = default;
  FlatSpan(const FlatSpan&) = delete;
  FlatSpan& operator=(const FlatSpan&) = delete;

  const T* data() const {
    return reinterpret_cast<const T*>(reinterpret_cast<const std::byte*>(this) + distance);
  }
  const T* begin() const { return data(); }
  const T* end() const { return data() + count; }
  std::size_t size() const { return count; }
  bool empty() const { return count == 0; }
  const T& operator[](std::size_t i) const {
    assert(i < count);
    return data()[i];
  }
  const T& front() const { return (*this)[0]; }
};

/// A text in the pool of the same image.
struct FlatText {
  FlatSpan<char> bytes;

  std::string_view view() const { return {bytes.data(), bytes.size()}; }
  operator std::string_view() const { return view(); }
};

static_assert(sizeof(FlatSpan<char>) == 8 && sizeof(FlatText) == 8);

}  // namespace chancery
