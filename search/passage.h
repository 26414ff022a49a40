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

inline constexpr std::size_t kMostTogether = 40;  // bytes that are not cut

/// Appends a sentence in the pieces between which it may be cut: each is what no blank parts. One
/// of more than kMostTogether bytes (an address of the web, a page of Chinese) is cut again, before
/// a word or, if that alone is so long, between two characters as a reader counts them. Pieces
/// without a blank between them touch.
void append_pieces(std::string_view text, const Words& words, const SentenceRange& sentence,
                   std::vector<ByteRange>& pieces);

}  // namespace chancery
