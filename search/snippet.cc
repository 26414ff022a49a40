#include "search/snippet.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "corpus/text/ascii.h"
#include "corpus/text/graphemes.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/printable.h"
#include "corpus/text/sentences.h"
#include "corpus/text/words.h"
#include "search/cover.h"
#include "search/excerpt.h"
#include "search/passage.h"

namespace chancery {

namespace {

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
    // Signs without a word are shown as if they were a sentence.
    if (sentences_.empty() && !trim(text).empty()) sentences_.push_back(all_of(text));
    for (const SentenceRange& sentence : sentences_)
      units_.push_back({sentence.begin, sentence.end});
  }

  /// Valid as long as this.
  Excerpt run() {
    std::vector<ByteRange> places = sentences_.empty() ? std::vector<ByteRange>{} : choose();
    Excerpt excerpt({sentences_, pieces_}, text_, places, most_bytes_);
    excerpt.grow();
    return excerpt;
  }

 private:
  struct Choice {
    PassageScore score;
    ByteRange place;
  };

  static SentenceRange all_of(std::string_view text) {
    const auto begin = static_cast<std::size_t>(trim(text).data() - text.data());
    return {begin, begin + trim(text).size(), 0, 0};
  }

  /// One place where it shows all that the text has of the question; else up to three whole
  /// sentences if these show more, and parts of sentences if only these do.
  std::vector<ByteRange> choose() {
    const std::optional<Choice> one = best_place();
    if (!one) return {beginning()};
    const Coverage possible = coverage_of(occurrences_, targets_);
    Cover best{{one->score.words, one->score.filters}, {one->place}};
    if (best.coverage < possible) keep_better(best, units_, most_bytes_);
    if (best.coverage < possible) keep_better(best, pieces(), most_bytes_ - kBothEllipses);
    return best.places;
  }

  void keep_better(Cover& best, std::span<const ByteRange> units, std::size_t most_bytes) const {
    Cover other = best_cover(units, occurrences_, targets_, most_bytes, kBetweenPlaces.size());
    if (other.coverage > best.coverage) best = std::move(other);
  }

  std::optional<Choice> best_place() {
    std::optional<Choice> best =
        choice(units_, best_window(units_, occurrences_, targets_, most_bytes_, false));
    for (const ByteRange& sentence : units_) {
      if (fits(sentence)) continue;
      const std::span<const ByteRange> units = pieces_of(sentence);
      const auto other = choice(units, best_window(units, occurrences_, targets_,
                                                   most_bytes_ - kBothEllipses, true));
      if (!other) continue;
      const bool is_better =
          !best || other->score > best->score ||
          (other->score == best->score && other->place.begin < best->place.begin);
      if (is_better) best = other;
    }
    return best;
  }

  static std::optional<Choice> choice(std::span<const ByteRange> units,
                                      const std::optional<Window>& window) {
    if (!window) return std::nullopt;
    return Choice{window->score, {units[window->first].begin, units[window->last].end}};
  }

  bool fits(const ByteRange& sentence) const {
    return sentence.end - sentence.begin <= most_bytes_;
  }

  ByteRange beginning() {
    return fits(units_.front()) ? units_.front() : pieces().front();
  }

  /// Made when first asked for: most texts are shown in whole sentences.
  std::span<const ByteRange> pieces() {
    if (!pieces_.empty()) return pieces_;
    for (const SentenceRange& sentence : sentences_) {
      append_pieces(text_, words_, sentence, pieces_);
    }
    return pieces_;
  }

  std::span<const ByteRange> pieces_of(const ByteRange& sentence) {
    const std::span<const ByteRange> all = pieces();
    const auto before = [](const ByteRange& piece, std::size_t at) { return piece.begin < at; };
    const auto first = std::lower_bound(all.begin(), all.end(), sentence.begin, before);
    return {first, std::lower_bound(first, all.end(), sentence.end, before)};
  }

  std::string_view text_;
  const Words& words_;
  std::vector<SentenceRange> sentences_;
  std::vector<ByteRange> units_;   // the sentences
  std::vector<ByteRange> pieces_;  // of all of them
  const std::vector<Occurrence>& occurrences_;
  std::uint32_t targets_;
  std::size_t most_bytes_;
};

/// Appends the place with its matches to the snippet.
void append_place(std::string_view text, const ByteRange& place,
                  const std::vector<Occurrence>& occurrences, Snippet& snippet) {
  const std::size_t at = snippet.text.size();
  snippet.text += printable_line(text.substr(place.begin, place.end - place.begin));
  for (const ByteRange& range : marks(occurrences, place)) {
    snippet.matches.push_back({range.begin - place.begin + at, range.end - place.begin + at});
  }
}

/// The place without what is too much at its end; empty if its first character is.
ByteRange clipped(std::string_view text, ByteRange place, std::size_t most_bytes) {
  const std::string_view shown = text.substr(place.begin, place.end - place.begin);
  place.end = place.begin + grapheme_prefix(shown, most_bytes).size();
  return place;
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<Mention>& mentions,
                     const Highlighter& highlighter, std::size_t most_bytes,
                     std::string_view language) {
  if (most_bytes < kLeastBytes) return {};
  const Words words = split_ngrams(scan_words(text), text);
  const std::vector<Occurrence> occurrences =
      highlighter.find(text, words, mentions, language, Part::Text);
  Chooser chooser(text, words, occurrences, highlighter.targets(), most_bytes);
  const Excerpt excerpt = chooser.run();

  std::vector<ByteRange> places = excerpt.places();
  const bool is_too_long = excerpt.bytes() > most_bytes;  // a single piece of a sentence
  if (is_too_long) places.front() = clipped(text, places.front(), most_bytes - kBothEllipses);
  if (places.empty() || places.front().begin == places.front().end) return {};

  Snippet snippet;
  if (excerpt.is_cut_before()) snippet.text += kEllipsis;
  for (const ByteRange& place : places) {
    if (&place != &places.front()) snippet.text += kBetweenPlaces;
    append_place(text, place, occurrences, snippet);
  }
  if (is_too_long || excerpt.is_cut_behind()) snippet.text += kEllipsis;
  return snippet;
}

std::vector<ByteRange> title_matches(std::string_view title, const std::vector<Mention>& mentions,
                                     const Highlighter& highlighter, std::string_view language) {
  const Words words = split_ngrams(scan_words(title), title);
  return marks(highlighter.find(title, words, mentions, language, Part::Title),
               {0, title.size()});
}

}  // namespace chancery
