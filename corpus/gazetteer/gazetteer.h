#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/gazetteer/entries.h"
#include "corpus/gazetteer/image.h"
#include "corpus/gazetteer/lexicon.h"
#include "corpus/gazetteer/table.h"
#include "corpus/mention.h"

namespace chancery {

/// Who and what is known: the names of countries, leaders and organisations, and who held which
/// office when. The tables' format stands in SOURCES.md.
class Gazetteer {
 public:
  /// The tables that the program was built with. They were read then: this takes no time.
  static const Gazetteer& built_in();

  /// Made of tables in any order; their file names say what they hold (SOURCES.md). A later table
  /// adds to an earlier one. Throws Error BadTable, naming file and line, for one that cannot be
  /// understood.
  explicit Gazetteer(const std::vector<Table>& tables);
  Gazetteer(Gazetteer&&) = default;  // what it has given out stays valid
  Gazetteer& operator=(Gazetteer&&) = default;

  /// Hash of the tables: another where any line of them is.
  std::uint64_t fingerprint() const { return image_->fingerprint; }

  const Lexicon& lexicon() const { return image_->lexicon; }

  /// Names whose first word is `first`, those of most words first; none for kUnknownWord.
  std::span<const Phrase> phrases_from(WordId first) const {
    return image_->beginnings[first].phrases;
  }

  /// Whether a name begins with `first` that needs no capital there.
  bool has_plain_phrase_from(WordId first) const { return image_->beginnings[first].has_plain; }

  /// Calls visit(const Phrase&) with every name, some hundred thousand.
  template <typename Visit>
  void for_each_name(Visit visit) const {
    for (const Phrase& phrase : image_->phrases) visit(phrase);
  }

  const Leader& leader(std::uint32_t index) const { return image_->leaders[index]; }
  const Title& title(std::uint32_t index) const { return image_->titles[index]; }
  std::string_view id(EntityKind kind, std::uint32_t index) const;

  /// Leaders who have held an office in the country or organisation `id`, by index.
  std::span<const std::uint32_t> leaders_of(std::string_view id) const;

  /// Where else a place of this name, folded, lies: London in Ontario.
  std::span<const Namesake> namesakes(std::string_view folded_name) const;

  /// The name to show; the id itself if the tables do not know it.
  std::string_view display_name(EntityKind kind, std::string_view id) const;

  bool knows(EntityKind kind, std::string_view id) const;

  /// The ids that an analyst can mean by `name`: an id, or any name, demonym, capital, seat or
  /// surname in the tables, without regard to case and accents. Sorted; empty if nothing is known.
  std::vector<std::string> resolve(EntityKind kind, std::string_view name) const;

 private:
  explicit Gazetteer(const GazetteerImage& image) : image_(&image) {}

  const GazetteerImage::Ids& ids(EntityKind kind) const {
    return image_->ids[static_cast<std::size_t>(kind)];
  }
  const FlatSpan<Place>& places(EntityKind kind) const {
    return kind == EntityKind::Country ? image_->countries : image_->organisations;
  }

  std::vector<std::byte> made_;  // holds the image, unless it is that of the program
  const GazetteerImage* image_;
};

}  // namespace chancery
