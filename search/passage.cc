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

/// Scores passages of which each begins and ends no earlier than the one before it: what comes in
/// at the end is counted once, and taken off once where it goes out at the beginning.
class Scorer {
 public:
  Scorer(std::span<const Occurrence> occurrences, std::uint32_t targets)
      : by_begin_(occurrences), by_end_(occurrences.begin(), occurrences.end()),
        in_passage_(targets, 0) {
    std::stable_sort(by_end_.begin(), by_end_.end(),
                     [](const auto& a, const auto& b) { return a.end < b.end; });
  }

  PassageScore score(std::size_t begin, std::size_t end) {
    for (; left_ < by_begin_.size() && by_begin_[left_].begin < begin; ++left_) {
      if (by_begin_[left_].end <= end_) count(by_begin_[left_], false);
    }
    for (; entered_ < by_end_.size() && by_end_[entered_].end <= end; ++entered_) {
      if (by_end_[entered_].begin >= begin) count(by_end_[entered_], true);
    }
    end_ = end;
    return score_;
  }

 private:
  void count(const Occurrence& occurrence, bool enters) {
    std::size_t& of_target = in_passage_[occurrence.target];
    std::size_t& different = occurrence.is_filter ? score_.filters : score_.words;
    if (enters) {
      ++score_.occurrences;
      if (of_target++ == 0) ++different;
    } else {
      --score_.occurrences;
      if (--of_target == 0) --different;
    }
  }

  std::span<const Occurrence> by_begin_;
  std::vector<Occurrence> by_end_;
  std::vector<std::size_t> in_passage_;  // by target
  PassageScore score_;
  std::size_t left_ = 0;     // of by_begin_, those that begin before the passage
  std::size_t entered_ = 0;  // of by_end_, those that end by its end
  std::size_t end_ = 0;      // of the passage
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
  if (units.empty()) return std::nullopt;
  // A text of many long sentences is searched a sentence at a time.
  occurrences = within(occurrences, units.front().begin, units.back().end);
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
