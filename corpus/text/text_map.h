#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace chancery {

struct TextHasher {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// Values by text, found by string_view: to look one up makes no string.
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHasher, std::equal_to<>>;

}  // namespace chancery
