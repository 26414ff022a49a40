#pragma once

#include <string_view>
#include <vector>

#include "corpus/mention.h"
#include "search/highlighter.h"
#include "search/page.h"

namespace chancery {

/// The excerpt of a report's text that best shows why it matched, in at most `most_bytes` bytes;
/// empty if those are fewer than 16.
///
/// It is one passage of whole sentences: the one with most parts of the question, then with most
/// occurrences, then the earliest; without any occurrence, the beginning of the text. A sentence
/// that is too long alone is cut between words, and "…" stands where it is cut, and only there. The
/// excerpt is safe for a terminal and on one line.
Snippet make_snippet(std::string_view text, const std::vector<Mention>& mentions,
                     const Highlighter& highlighter, std::size_t most_bytes);

}  // namespace chancery
