#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/text/sentences.h"
#include "search/page.h"

namespace chancery {

inline constexpr std::string_view kEllipsis = "…";
inline constexpr std::string_view kBetweenPlaces = " … ";

/// What a text is made of: sentences, and the pieces between which they may be cut. Both ascend.
struct Units {
  std::span<const SentenceRange> sentences;
  std::span<const ByteRange> pieces;
};

/// The places of a text that are shown together. An ellipsis stands between two of them, before the
/// first if that begins within a sentence, and behind the last if that ends within one; their bytes
/// count.
class Excerpt {
 public:
  /// `places` begin and end where pieces or sentences do, in any order; what overlaps or has only
  /// a few blanks between becomes one place.
  Excerpt(const Units& units, std::string_view text, std::vector<ByteRange> places,
          std::size_t most_bytes);

  /// Extends the places while all fits: to whole sentences, those first that lack the least; then,
  /// if all are whole, by the sentences behind and before them; else by pieces of their sentence.
  void grow();

  const std::vector<ByteRange>& places() const { return places_; }
  bool is_cut_before() const;  // the first place
  bool is_cut_behind() const;  // the last one
  std::size_t bytes() const { return bytes_of(places_); }

 private:
  using Places = std::vector<ByteRange>;

  const SentenceRange& sentence_of(std::size_t begin) const;
  bool begins_sentence(const ByteRange& place) const;
  bool ends_sentence(const ByteRange& place) const;
  bool is_whole() const;
  std::size_t bytes_of(const Places& places) const;
  bool follows(const ByteRange& before, const ByteRange& place) const;
  Places joined(Places places) const;
  bool extend(std::size_t place, const ByteRange& to);
  bool complete_a_sentence();
  bool add_sentence_behind(std::size_t place);
  bool add_sentence_before(std::size_t place);
  bool add_piece_behind(std::size_t place);
  bool add_piece_before(std::size_t place);
  void repeat(bool (Excerpt::*step)(std::size_t));

  Units units_;
  std::string_view text_;
  std::size_t most_bytes_;
  Places places_;
};

}  // namespace chancery
