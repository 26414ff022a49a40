#pragma once

#include <bitset>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/schema/index_schema.h"

namespace chancery {

/// Words as they are written, and where they are to stand: a phrase, words near each other, or only that one
/// of some forms is there.
class Proximity {
 public:
  /// `window` is the number of positions from the first word to the last, both included; `is_ordered`: in
  /// the order in which the words are added. `field` is Text or Title.
  Proximity(schema::Field field, std::uint32_t window, bool is_ordered)
      : field_(field), window_(window), is_ordered_(is_ordered) {}

  /// One more word, folded, or any of several.
  void add(std::string_view folded) { add({std::vector<std::string_view>{folded}}); }
  void add(const std::vector<std::string_view>& alternatives);

  schema::Field field() const { return field_; }
  std::size_t bytes() const;  // of memory

  auto operator<=>(const Proximity&) const = default;

  /// Whether they stand so in a part of a report, by the hashes of its words (corpus/schema/positions.h).
  /// Every word has a position of its own. Takes time in proportion to the part's words and, where one of those
  /// looked for stands, to the window and the number of these.
  bool holds(std::span<const std::uint32_t> part) const;

 private:
  /// Any of some words. Most words are none of them, and are told by a bit.
  struct Alternatives {
    std::vector<std::uint32_t> hashes{};  // ascending
    std::bitset<4096> bits{};             // of their last twelve bits

    bool has(std::uint32_t hash) const;
    auto operator<=>(const Alternatives& other) const { return hashes <=> other.hashes; }
    bool operator==(const Alternatives& other) const { return hashes == other.hashes; }
  };
  class Matching;

  bool is_there(std::span<const std::uint32_t> part, std::size_t word) const;
  bool in_order(std::span<const std::uint32_t> window) const;
  bool in_any_order(std::span<const std::uint32_t> window) const;

  schema::Field field_;
  std::uint32_t window_;
  bool is_ordered_;
  std::vector<Alternatives> words_{};
};

}  // namespace chancery
