#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/text/sentences.h"
#include "corpus/text/words.h"
#include "search/highlighter.h"
#include "search/page.h"

namespace chancery {

/// Bytes [begin, end) of a text that are worth showing.
struct Passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_begin = false;  // begins within a sentence
  bool cut_end = false;
};

/// How well a passage shows what was asked for; more is better.
struct PassageScore {
  std::size_t words = 0;        // different words and phrases of the question
  std::size_t filters = 0;      // different leaders and countries that narrowed it
  std::size_t occurrences = 0;  // all of them

  auto operator<=>(const PassageScore&) const = default;
};

/// Consecutive units (sentences, or pieces of one), by their numbers [first, last].
struct Window {
  std::size_t first;
  std::size_t last;
  PassageScore score;
};

/// The best run of units that fits `most_bytes`: of the equal ones the earliest, beginning and
/// ending with a unit that has an occurrence. A unit that does not fit even alone counts only where
/// `oversized` allows. nullopt if no unit that counts has an occurrence.
std::optional<Window> best_window(std::span<const ByteRange> units,
                                  std::span<const Occurrence> occurrences, std::uint32_t targets,
                                  std::size_t most_bytes, bool oversized);

/// Extends `window` by neighbours while it fits: forward first and then backward, or to both sides
/// in turn.
enum class Growth : std::uint8_t { Forward, Balanced };
void grow(Window& window, std::span<const ByteRange> units, std::size_t most_bytes, Growth growth);

/// A sentence between whose words it may be cut: each piece is a word with the marks at it, or
/// several that no blank parts. Pieces without a blank between them touch.
std::vector<ByteRange> pieces(std::string_view text, const Words& words,
                              const SentenceRange& sentence);

}  // namespace chancery
