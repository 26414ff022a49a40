#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "corpus/gazetteer/text_index.h"

namespace chancery {

/// The number of a word of the gazetteer.
using WordId = std::uint32_t;
inline constexpr WordId kUnknownWord = 0;

/// The words of all names in the gazetteer, so that a text is compared by numbers: most words of a
/// text are in no name, and one look tells. Part of an image.
struct Lexicon {
  /// What a word of a text can stand for. A word that is in one name as it is can be the inflected
  /// form of a word in another.
  struct Found {
    WordId word = kUnknownWord;
    WordId stem = kUnknownWord;  // the longest with a star that it begins with

    bool is_known() const { return word != kUnknownWord || stem != kUnknownWord; }
    bool is(WordId wanted) const { return word == wanted || stem == wanted; }
  };

  /// An Arabic word that is not known is tried again without the particles written together with it
  /// ("and", "in", "for", "the").
  Found find(std::string_view folded) const;

  std::size_t size() const { return words.texts.size(); }  // numbers are below this

  static constexpr std::uint32_t kFilterBits = 1U << 18U;
  static constexpr std::uint32_t kBeginnings = 1U << 16U;
  static constexpr std::size_t kStemBytes = 3;  // no stem is shorter

  /// The bits of the filter and of the beginnings for a word; the latter has kStemBytes at least.
  static std::uint32_t filter_bit(std::uint32_t hash) { return (hash >> 1U) % kFilterBits; }
  static std::uint32_t beginning_bit(std::string_view word);

  TextIndex words;             // folded; one that ends in '*' stands for every word that so begins
  std::uint32_t longest_stem;  // bytes before a star
  std::array<std::uint8_t, kFilterBits / 8> filter;      // most words of a text end here, in the
                                                         // nearest cache
  std::array<std::uint8_t, kBeginnings / 8> beginnings;  // of stems

 private:
  WordId find_exactly(std::string_view word) const;
  WordId find_beginning(std::string_view word) const;
  WordId find_without_particles(std::string_view word) const;
};

}  // namespace chancery
