#include "corpus/text/copy_sketch.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include <xxhash.h>

namespace chancery {

namespace {

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // the golden ratio, as in SplitMix64

/// Another hash of what has the hash `value`, for each `function`: the finisher of SplitMix64 (Steele,
/// Lea and Flood 2014).
constexpr std::uint64_t rehashed(std::uint64_t value, std::uint64_t function) {
  value ^= (function + 1) * kOdd;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EB;
  return value ^ (value >> 31U);
}

/// Of the words from `first` on.
std::uint64_t hash_of_shingle(const Words& words, std::size_t first) {
  std::uint64_t hash = 0;
  for (std::size_t i = first; i < first + kShingleWords; ++i) {
    const std::string_view word = words.folded_form(words.words[i]);
    hash = XXH3_64bits_withSeed(word.data(), word.size(), hash);
  }
  return hash;
}

}  // namespace

std::string copy_sketch(const Words& words) {
  if (words.words.size() < kLeastSketchWords) return {};
  std::array<std::uint64_t, kSketchBytes> smallest{};
  smallest.fill(std::numeric_limits<std::uint64_t>::max());
  for (std::size_t first = 0; first + kShingleWords <= words.words.size(); ++first) {
    const std::uint64_t hash = hash_of_shingle(words, first);
    for (std::size_t i = 0; i < kSketchBytes; ++i) {
      smallest[i] = std::min(smallest[i], rehashed(hash, i));
    }
  }
  std::string sketch;
  for (const std::uint64_t value : smallest) sketch += static_cast<char>(value & 0xFFU);
  return sketch;
}

double likeness(std::string_view sketch, std::string_view other) {
  if (sketch.size() != kSketchBytes || other.size() != kSketchBytes) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < kSketchBytes; ++i) {
    if (sketch[i] == other[i]) ++same;
  }
  // Bytes are the same by chance, too.
  constexpr double kByChance = 1.0 / 256;
  const double share = static_cast<double>(same) / kSketchBytes;
  return std::max(0.0, (share - kByChance) / (1 - kByChance));
}

}  // namespace chancery
