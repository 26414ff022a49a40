#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/schema/index_schema.h"
#include "corpus/text/words.h"

namespace chancery::schema {

/// The words of a report in their order, each as the hash of its folded form: by this phrases and copies are found.
/// Half as large as Xapian's lists of positions, which hold a list for each word of each report, and
/// written in a third of the time.
///
/// A hash has 32 bits, so that of 200,000 words some five pairs share one. A report is taken for a match by
/// mistake only if, besides, it has another form of the word asked for, and in the right place the word that
/// shares its hash.
std::uint32_t position_hash(std::string_view folded);

/// The value of the positions slot: how many words the title has, times four, and one if they are words of
/// the text, too, and two if most words of the text are characters of a script without blanks (LEB128); the
/// hashes of the title, and of the text, four bytes each, least first. `title` and `text` are by
/// words_to_index.
std::string encode_positions(const Words& title, const Words& text, bool title_derived);

/// What such a value says.
class Positions {
 public:
  /// Of what is damaged the words that can be read.
  void read(std::string_view slot);

  std::span<const std::uint32_t> text() const { return std::span(hashes_).subspan(title_words_); }

  /// Whether most words of the text are characters of a script without blanks.
  bool is_of_characters() const { return is_of_characters_; }

  /// The parts in which phrases of Title or Text stand; none reaches from one to the next.
  std::vector<std::span<const std::uint32_t>> parts(Field field) const;

 private:
  std::vector<std::uint32_t> hashes_{};
  std::size_t title_words_ = 0;
  bool is_title_of_text_ = false;
  bool is_of_characters_ = false;
};

/// The words of `text` as they are indexed, every character of a script without blanks a word of its own
/// (corpus/text/ngrams.h): `words`, which is scan_words(text), or `made` if there are such characters.
const Words& words_to_index(const Words& words, std::string_view text, Words& made);

/// Whether a word is indexed: one that is too long is none, and takes no position.
inline bool is_indexed(const Word& word) { return word.folded_bytes <= kMaxWordBytes; }

}  // namespace chancery::schema
