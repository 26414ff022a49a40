#pragma once

#include <string_view>
#include <vector>

#include "corpus/mention.h"
#include "search/highlighter.h"
#include "search/page.h"

namespace chancery {

/// The excerpt of a report's text that best shows why it matched, in at most `most_bytes` bytes;
/// empty if those are fewer than 16, or too few for the one character that it would begin with.
///
/// It is whole sentences where they fit, of the one to three places that together show the most
/// different words and phrases of the question, then the most leaders, countries and organisations.
/// One place that shows all that the text has of the question is preferred, then whole sentences;
/// where neither shows as much, a sentence is cut between words around what it shows. Without any
/// occurrence it is the beginning of the text. What is left of the bytes goes to the neighbourhood.
///
/// " … " stands between two places. "…" stands at the beginning if the first place begins within a
/// sentence and at the end if the last one ends within one, and nowhere else. Only a word longer
/// than 40 bytes, or than all that may be shown, is ever cut, between characters as a reader counts
/// them. The excerpt is safe for a terminal and on one line. Linear in the text. `language` is the
/// report's, by whose rules its words are stemmed.
Snippet make_snippet(std::string_view text, const std::vector<Mention>& mentions,
                     const Highlighter& highlighter, std::size_t most_bytes,
                     std::string_view language = {});

/// What of the question stands in a title: bytes of it, ascending and disjoint.
std::vector<ByteRange> title_matches(std::string_view title, const std::vector<Mention>& mentions,
                                     const Highlighter& highlighter,
                                     std::string_view language = {});

}  // namespace chancery
