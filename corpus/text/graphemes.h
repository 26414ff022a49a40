#pragma once

#include <cstddef>
#include <string_view>

/// What a reader takes for one character: a letter with its accents, an emoji of several parts, a
/// flag, a syllable of Hangul (the extended grapheme clusters of Unicode).
namespace chancery {

/// The end of the cluster that begins at `at`. REQUIRES: at < text.size(), and a cluster begins
/// there. Linear in the cluster.
std::size_t grapheme_end(std::string_view text, std::size_t at);

/// The longest beginning of `text` within `limit` bytes that cuts no cluster in two; empty if the
/// first one is longer. Linear in `limit`.
std::string_view grapheme_prefix(std::string_view text, std::size_t limit);

}  // namespace chancery
