#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "corpus/gazetteer/entries.h"
#include "corpus/gazetteer/lexicon.h"
#include "corpus/gazetteer/text_index.h"
#include "corpus/mention.h"

/// A gazetteer as a stretch of memory that is looked up in place. It begins with a GazetteerImage;
/// behind that stand the records, of fixed size, and the pool of their texts. Numbers are in the
/// machine's own order of bytes: an image is made for the program that holds it, and for no other.
namespace chancery {

/// The names that begin with a word, those of most words first.
struct Beginning {
  FlatSpan<Phrase> phrases;
  bool has_plain;  // whether one of them needs no capital there
};

struct GazetteerImage {
  static constexpr std::array<char, 8> kMark{'g', 'a', 'z', 'i', 'm', 'a', 'g', 'e'};
  static constexpr std::uint32_t kVersion = 1;
  static constexpr std::size_t kAlignment = 8;

  /// The entities of a kind by their ids; somebody merged with another has that one's number.
  struct Ids {
    TextIndex index;
    FlatSpan<std::uint32_t> entities;
  };
  struct LeadersOf {
    TextIndex index;  // ids of countries and organisations
    FlatSpan<FlatSpan<std::uint32_t>> leaders;
  };
  struct Namesakes {
    TextIndex index;  // names of places, folded
    FlatSpan<FlatSpan<Namesake>> namesakes;
  };

  std::array<char, 8> mark;
  std::uint32_t version;
  std::uint32_t size;  // bytes in all
  std::uint64_t fingerprint;
  FlatSpan<Beginning> beginnings;  // by WordId
  FlatSpan<Phrase> phrases;        // all, by their first word
  FlatSpan<Leader> leaders;
  FlatSpan<Place> countries;
  FlatSpan<Place> organisations;
  FlatSpan<Title> titles;
  std::array<Ids, kEntityKinds> ids;
  LeadersOf leaders_of;
  Namesakes namesakes;
  Lexicon lexicon;
};

static_assert(sizeof(Beginning) == 12 && alignof(GazetteerImage) == GazetteerImage::kAlignment);

/// The image in `bytes`. Throws Error BadTable if they are none of this version, are cut short, or
/// a table does not lie within them; what is in the tables is taken on trust.
const GazetteerImage& image_in(std::span<const std::byte> bytes);

}  // namespace chancery
