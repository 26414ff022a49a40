#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/highlighter.h"
#include "search/page.h"

namespace chancery {

inline constexpr std::size_t kMostPlaces = 3;  // of a text that a snippet shows

/// How much of a question is shown; more is better.
struct Coverage {
  std::size_t words = 0;    // different words and phrases
  std::size_t filters = 0;  // different leaders, countries and organisations

  auto operator<=>(const Coverage&) const = default;
};

/// Up to three runs of units that together show the most of a question.
struct Cover {
  Coverage coverage;
  std::vector<ByteRange> places;  // ascending; some may overlap
};

/// What the whole text could show.
Coverage coverage_of(std::span<const Occurrence> occurrences, std::uint32_t targets);

/// Of all choices of one to three runs of whole units (sentences, or pieces of them) that take at
/// most `most_bytes` with `between` bytes between two places, the one with the best coverage; of
/// the equal ones that of the fewest places, then of the fewest bytes, then the earliest. No places
/// if no unit that has an occurrence fits.
///
/// `units` are ascending and disjoint, `occurrences` ascend by begin; one
/// that begins in none of the units is not shown. Linear in both, times the
/// different targets found. Of a question of more than 64 targets that the text holds the first 64
/// count; where more runs are worth comparing than kMostRuns of cover.cc, the poorest are left out.
Cover best_cover(std::span<const ByteRange> units, std::span<const Occurrence> occurrences,
                 std::uint32_t targets, std::size_t most_bytes, std::size_t between);

}  // namespace chancery
