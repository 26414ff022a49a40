#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "corpus/text/words.h"

namespace chancery {

/// A title before a name and the offices of the gazetteer that it stands for.
struct Title {
  std::string_view words;                      // folded: "prime minister"
  std::span<const std::string_view> offices;  // "prime-minister", "head-of-government"
};

/// The title that ends right before word `name`: the longest, "prime minister" before "minister".
/// Null if there is none.
const Title* title_before(const Words& words, std::size_t name);

/// Whether a word belongs to titles and forms of address ("Mr", "Prime"), so that a surname behind
/// it is still a bare one.
bool is_title_word(std::string_view folded);

/// Whether "former", "ex", "late" or their like stands before the title that ends before `name`.
bool is_former(const Words& words, std::size_t name, const Title& title);

}  // namespace chancery
