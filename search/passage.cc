#include "search/passage.h"

#include <algorithm>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

// What no blank parts stays together up to here: "Franco-German", but not an address of the web or
// a page of Chinese.
constexpr std::size_t kMostTogether = 40;  // bytes

std::span<const Occurrence> within(std::span<const Occurrence> occurrences, std::size_t begin,
                                   std::size_t end) {
  const auto before = [](const Occurrence& occurrence, std::size_t place) {
    return occurrence.begin < place;
  };
  const auto first = std::lower_bound(occurrences.begin(), occurrences.end(), begin, before);
  const auto last = std::lower_bound(first, occurrences.end(), end, before);
  return {first, last};
}

/// Counts without clearing between passages: a text may have thousands.
class Scorer {
 public:
  Scorer(std::span<const Occurrence> occurrences, std::uint32_t targets)
      : occurrences_(occurrences), seen_in_(targets, 0) {}

  PassageScore score(std::size_t begin, std::size_t end) {
    ++passage_;
    PassageScore score;
    for (const Occurrence& occurrence : within(occurrences_, begin, end)) {
      if (occurrence.end > end) continue;
      ++score.occurrences;
      std::size_t& seen = seen_in_[occurrence.target];
      (occurrence.is_filter ? score.filters : score.words) += seen == passage_ ? 0 : 1;
      seen = passage_;
    }
    return score;
  }

 private:
  std::span<const Occurrence> occurrences_;
  std::vector<std::size_t> seen_in_;  // by target: the last passage that had it
  std::size_t passage_ = 0;
};

/// Leaves out units at the end that show nothing.
void trim(Window& window, std::span<const ByteRange> units,
          std::span<const Occurrence> occurrences) {
  const std::size_t begin = units[window.first].begin;
  const std::size_t end = units[window.last].end;
  std::size_t shown_until = begin;
  for (const Occurrence& occurrence : within(occurrences, begin, end)) {
    if (occurrence.end <= end) shown_until = std::max(shown_until, occurrence.end);
  }
  while (window.last > window.first && units[window.last - 1].end >= shown_until) --window.last;
}

bool fits(std::span<const ByteRange> units, std::size_t first, std::size_t last,
          std::size_t most_bytes) {
  return last < units.size() && units[last].end - units[first].begin <= most_bytes;
}

}  // namespace

std::optional<Window> best_window(std::span<const ByteRange> units,
                                  std::span<const Occurrence> occurrences, std::uint32_t targets,
                                  std::size_t most_bytes, bool oversized) {
  Scorer scorer(occurrences, targets);
  std::optional<Window> best;
  for (std::size_t first = 0, last = 0; first < units.size(); ++first) {
    last = std::max(last, first);
    if (!oversized && !fits(units, first, first, most_bytes)) continue;
    while (fits(units, first, last + 1, most_bytes)) ++last;
    if (within(occurrences, units[first].begin, units[first].end).empty()) continue;
    const Window window{first, last, scorer.score(units[first].begin, units[last].end)};
    if (window.score.occurrences > 0 && (!best || window.score > best->score)) best = window;
  }
  if (best) trim(*best, units, occurrences);
  return best;
}

void grow(Window& window, std::span<const ByteRange> units, std::size_t most_bytes, Growth growth) {
  bool forward = true, backward = true;
  while (forward || backward) {
    forward = fits(units, window.first, window.last + 1, most_bytes);
    if (forward) ++window.last;
    if (forward && growth == Growth::Forward) continue;
    backward = window.first > 0 && fits(units, window.first - 1, window.last, most_bytes);
    if (backward) --window.first;
  }
}

std::vector<ByteRange> pieces(std::string_view text, const Words& words,
                              const SentenceRange& sentence) {
  std::vector<ByteRange> result{{sentence.begin, sentence.end}};
  for (std::size_t i = sentence.first_word + 1; i < sentence.last_word; ++i) {
    const std::size_t gap = words.words[i - 1].end;
    const std::size_t word = words.words[i].begin;
    const auto blank = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(gap),
                                    text.begin() + static_cast<std::ptrdiff_t>(word), is_ascii_blank);
    std::size_t cut = static_cast<std::size_t>(blank - text.begin());
    std::size_t next = cut;
    while (next < word && is_ascii_blank(text[next])) ++next;
    if (cut == word && word - result.back().begin <= kMostTogether) continue;
    result.back().end = cut;
    result.push_back({next, sentence.end});
  }
  return result;
}

}  // namespace chancery
