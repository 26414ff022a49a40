#pragma once

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace chancery {

/// Of a text in an image; never 0.
inline std::uint32_t text_hash(std::string_view text) {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size())) | 1U;
}

}  // namespace chancery
