#include "search/snippet.h"

#include <algorithm>
#include <string>

#include "corpus/text/printable.h"
#include "corpus/text/sentences.h"
#include "corpus/text/utf8.h"
#include "corpus/text/words.h"
#include "search/passage.h"

namespace chancery {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kBothEllipses = 2 * kEllipsis.size();
constexpr std::size_t kLeastBytes = 16;  // less shows nothing of use

/// Chooses what of a text to show.
class Chooser {
 public:
  Chooser(std::string_view text, const Words& words, const std::vector<Occurrence>& occurrences,
          std::uint32_t targets, std::size_t most_bytes)
      : text_(text),
        words_(words),
        sentences_(sentences(text, words)),
        occurrences_(occurrences),
        targets_(targets),
        most_bytes_(most_bytes) {
    for (const SentenceRange& sentence : sentences_)
      units_.push_back({sentence.begin, sentence.end});
  }

  Passage run() const {
    if (units_.empty()) return clipped({0, text_.size(), false, false});
    std::optional<Choice> best = best_sentences();
    for (const SentenceRange& sentence : sentences_) {
      if (!fits(sentence)) keep_better(best, best_part(sentence));
    }
    return best ? best->passage : beginning();
  }

 private:
  struct Choice {
    PassageScore score;
    std::size_t first_match;  // where in the text the unit with the first occurrence begins
    Passage passage;
  };

  static void keep_better(std::optional<Choice>& best, const std::optional<Choice>& other) {
    if (!other) return;
    const bool is_better = !best || other->score > best->score ||
                           (other->score == best->score && other->first_match < best->first_match);
    if (is_better) best = other;
  }

  bool fits(const SentenceRange& sentence) const {
    return sentence.end - sentence.begin <= most_bytes_;
  }

  std::optional<Choice> best_sentences() const {
    const auto window = best_window(units_, occurrences_, targets_, most_bytes_, false);
    if (!window) return std::nullopt;
    return Choice{window->score, units_[window->first].begin, whole_sentences(*window)};
  }

  Passage whole_sentences(Window window) const {
    grow(window, units_, most_bytes_, Growth::Forward);
    return {units_[window.first].begin, units_[window.last].end};
  }

  Passage beginning() const {
    if (fits(sentences_.front())) return whole_sentences({0, 0, {}});
    return part(sentences_.front(), pieces(text_, words_, sentences_.front()), {0, 0, {}});
  }

  /// The best part of a sentence that does not fit as a whole.
  std::optional<Choice> best_part(const SentenceRange& sentence) const {
    const std::vector<ByteRange> units = pieces(text_, words_, sentence);
    const auto window =
        best_window(units, occurrences_, targets_, most_bytes_ - kBothEllipses, true);
    if (!window) return std::nullopt;
    return Choice{window->score, units[window->first].begin, part(sentence, units, *window)};
  }

  Passage part(const SentenceRange& sentence, const std::vector<ByteRange>& units,
               Window window) const {
    grow(window, units, most_bytes_ - kBothEllipses, Growth::Balanced);
    const std::size_t begin = units[window.first].begin, end = units[window.last].end;
    return clipped({begin, end, begin != sentence.begin, end != sentence.end});
  }

  /// A word longer than all that may be shown is cut between two characters.
  Passage clipped(Passage passage) const {
    const std::size_t most = most_bytes_ - kBothEllipses;
    if (passage.end - passage.begin <= most) return passage;
    const std::string_view shown = text_.substr(passage.begin, passage.end - passage.begin);
    passage.end = passage.begin + utf8_prefix(shown, most).size();
    passage.cut_end = true;
    return passage;
  }

  std::string_view text_;
  const Words& words_;
  std::vector<SentenceRange> sentences_;
  std::vector<ByteRange> units_;
  const std::vector<Occurrence>& occurrences_;
  std::uint32_t targets_;
  std::size_t most_bytes_;
};

/// The parts of the occurrences that the passage shows, in bytes of the text; what overlaps is one.
std::vector<ByteRange> marks(const Passage& passage, const std::vector<Occurrence>& occurrences) {
  std::vector<ByteRange> ranges;
  for (const Occurrence& occurrence : occurrences) {
    const ByteRange range{std::max(occurrence.begin, passage.begin),
                          std::min(occurrence.end, passage.end)};
    if (range.begin >= range.end) continue;
    if (!ranges.empty() && range.begin < ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
  return ranges;
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<Mention>& mentions,
                     const Highlighter& highlighter, std::size_t most_bytes) {
  if (most_bytes < kLeastBytes) return {};
  const Words words = scan_words(text);
  const std::vector<Occurrence> occurrences = highlighter.find(text, words, mentions);
  const Passage passage =
      Chooser(text, words, occurrences, highlighter.targets(), most_bytes).run();

  Snippet snippet;
  if (passage.cut_begin) snippet.text += kEllipsis;
  const std::size_t shown_at = snippet.text.size();
  snippet.text += printable_line(text.substr(passage.begin, passage.end - passage.begin));
  if (passage.cut_end) snippet.text += kEllipsis;
  for (const ByteRange& range : marks(passage, occurrences)) {
    snippet.matches.push_back(
        {range.begin - passage.begin + shown_at, range.end - passage.begin + shown_at});
  }
  return snippet;
}

}  // namespace chancery
