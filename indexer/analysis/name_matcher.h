#pragma once

#include <cstddef>
#include <vector>

#include "corpus/gazetteer/gazetteer.h"
#include "corpus/text/words.h"

namespace chancery {

/// Words [first, last) of a text that are a name in the gazetteer.
struct NameMatch {
  std::size_t first;
  std::size_t last;
  const Phrase* phrase;
};

/// The names in a text, in their order. Of names that overlap, the leftmost and then the longest is
/// taken; nothing is matched across the end of a sentence. A word that the gazetteer writes with a
/// capital must have one; accents and the hyphen in "Jong-un" do not count.
std::vector<NameMatch> match_names(const Gazetteer& gazetteer, std::string_view text,
                                   const Words& words);

}  // namespace chancery
