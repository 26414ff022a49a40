#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/known_names.h"
#include "search/page.h"
#include "search/question.h"
#include "search/word_terms.h"

namespace chancery {

/// How many reports match a question of this text, all else as it was asked.
using CountReports = std::function<std::uint32_t(const std::string& text)>;

/// What the question can have meant, the likeliest first; at most three.
///
/// A word of the text or the title that is not excluded is doubted
///   - if no report has it, in any form, and no name in the gazetteer does;
///   - if at most two reports have it and no name does, and fewer than three match the question:
///     then what replaces it has to be ten times as frequent.
/// Words of less than four letters, or with a digit, are never doubted. In the place of one stands
/// a word of the archive or of a name in the gazetteer that is near to it (most_edits): the more
/// frequent and the nearer the better, names and the same first letter before others. Fields,
/// operators and all other words stay as they are. What would match nothing is not offered.
///
/// Without a doubted word it costs a look-up a word; else it looks at every name in the gazetteer
/// and at up to 200,000 words of the vocabulary, those with the first or the second letter of the word.
std::vector<Suggestion> suggest(const Question& question, std::uint32_t reports,
                                const Xapian::Database& database, const KnownNames& names,
                                const WordTerms& terms, const CountReports& count);

}  // namespace chancery
