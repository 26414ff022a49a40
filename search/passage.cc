#include "search/passage.h"

#include <algorithm>

#include "corpus/text/ascii.h"
#include "corpus/text/graphemes.h"

namespace chancery {

namespace {

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

std::size_t end_of_run(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && !is_ascii_blank(text[at])) ++at;
  return at;
}

/// Appends `run` in pieces of at most kMostTogether bytes, unless one cluster is longer; `words`
/// are those of the text from the run on.
void split(std::string_view text, std::span<const Word> words, ByteRange run,
           std::vector<ByteRange>& result) {
  std::size_t begin = run.begin;
  std::size_t cut = begin;  // the last word of the piece that is not its first
  auto word = words.begin();
  for (std::size_t at = begin; run.end - begin > kMostTogether && at < run.end;) {
    while (word != words.end() && word->begin < at) ++word;
    if (word != words.end() && word->begin == at) cut = at;
    const std::size_t next = std::min(grapheme_end(text, at), run.end);
    if (next - begin > kMostTogether && at > begin) {
      if (cut <= begin) cut = at;
      result.push_back({begin, cut});
      begin = cut;
    }
    at = next;
  }
  result.push_back({begin, run.end});
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

void append_pieces(std::string_view text, const Words& words, const SentenceRange& sentence,
                   std::vector<ByteRange>& pieces) {
  const std::span<const Word> own = std::span(words.words).first(sentence.last_word);
  std::size_t word = sentence.first_word;
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    const std::size_t end = end_of_run(text, at, sentence.end);
    while (word < own.size() && own[word].begin < at) ++word;
    split(text, own.subspan(word), {at, end}, pieces);
    for (at = end; at < sentence.end && is_ascii_blank(text[at]);) ++at;
  }
}

}  // namespace chancery
