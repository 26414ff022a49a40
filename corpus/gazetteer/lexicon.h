#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// The number of a word of the gazetteer.
using WordId = std::uint32_t;
inline constexpr WordId kUnknownWord = 0;

/// The words of all names in the gazetteer, so that a text is compared by numbers: most words of a
/// text are in no name, and one look tells.
class Lexicon {
 public:
  Lexicon();

  /// The number of `folded`, given to it now if it is new. One that ends in '*' stands for every
  /// word that begins with what is before the star.
  WordId add(std::string_view folded);

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

  std::size_t size() const { return words_.size(); }  // numbers are below this

 private:
  struct Slot {
    std::uint32_t hash = 0;
    WordId id = kUnknownWord;
  };

  static constexpr std::size_t kFilterBits = 1U << 18U;

  static std::uint32_t hash(std::string_view word);
  WordId find_exactly(std::string_view word) const;
  WordId find_beginning(std::string_view word) const;
  WordId find_without_particles(std::string_view word) const;
  void insert(Slot slot);
  void grow();

  std::vector<std::string> words_;  // by number
  std::vector<Slot> slots_;         // open addressing; a power of two
  std::bitset<kFilterBits> filter_; // by hash: most words of a text end here, in the nearest cache
  std::size_t longest_stem_ = 0;    // bytes before a star
  std::array<bool, 65536> stem_begins_{};  // by the first three bytes, hashed: most words end here
};

}  // namespace chancery
