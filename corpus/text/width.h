#pragma once

#include <cstddef>
#include <string_view>

/// How many columns of a terminal text takes: two for a Chinese letter or an emoji, none for an
/// accent or a vowel sign that stands on the letter before it.
namespace chancery {

/// The columns of `character` behind `before` (0 at the beginning). Where terminals differ, as on
/// an emoji joined of several, it is the most that one of them takes: no line is ever too long.
std::size_t columns(char32_t character, char32_t before = 0);

/// The columns of UTF-8 text. Linear.
std::size_t columns(std::string_view text);

/// Whether a line may end between the two characters although no space does: at letters of Chinese
/// and Japanese, but not before a full stop, behind an opening bracket, or within an emoji.
bool may_break(char32_t before, char32_t after);

}  // namespace chancery
