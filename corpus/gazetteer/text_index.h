#pragma once

#include "corpus/gazetteer/flat.h"

namespace chancery {

/// A table of an image that tells the number of a text. Open addressing, at most half full.
struct TextIndex {
  struct Slot {
    std::uint32_t hash;    // text_hash
    std::uint32_t number;  // 0 where the slot is free
  };

  FlatSpan<FlatText> texts;  // by number; number 0 is no text
  FlatSpan<Slot> slots;      // a power of two

  /// 0 if it has no such text.
  std::uint32_t find(std::string_view text) const;

  /// `hash` is that of the text.
  std::uint32_t find(std::string_view text, std::uint32_t hash) const {
    const Slot* all = slots.data();
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      if (all[at].number == 0) return 0;
      if (all[at].hash == hash && texts[all[at].number].view() == text) return all[at].number;
    }
  }
};

static_assert(sizeof(TextIndex::Slot) == 8 && sizeof(TextIndex) == 16);

}  // namespace chancery
