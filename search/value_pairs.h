#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// Pairs of the values that one report has of two kinds, or of one; values are told by their numbers.
namespace chancery {

/// A pair as one number, and back.
inline std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}
inline std::uint32_t first_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }
inline std::uint32_t second_of(std::uint64_t key) { return static_cast<std::uint32_t>(key); }

/// Calls visit(first, second) with each pair of a value of `first` and one of `second`; of one kind, with
/// two different ones of which the smaller comes first: who appears with whom has no order. Whether there
/// is any.
template <typename Visit>
bool for_each_pair(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                   bool is_one_kind, Visit visit) {
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = is_one_kind ? i + 1 : 0; j < second.size(); ++j) {
      const bool is_turned = is_one_kind && second[j] < first[i];
      is_turned ? visit(second[j], first[i]) : visit(first[i], second[j]);
    }
  }
  return is_one_kind ? first.size() >= 2 : !first.empty() && !second.empty();
}

}  // namespace chancery
