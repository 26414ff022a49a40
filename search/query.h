#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/highlighter.h"
#include "search/known_names.h"
#include "search/new_reports.h"
#include "search/page.h"
#include "search/proximities.h"
#include "search/question.h"
#include "search/term_weights.h"
#include "search/word_terms.h"

namespace chancery {

/// What Xapian is asked.
struct RankedQuery {
  Xapian::Query query;
  /// The same, but that words add for standing near each other wherever they stand in a report: by
  /// this no report weighs less, and no places of words are read.
  Xapian::Query bound;
  bool has_bound;  // whether the two are not the same
  /// What a match weighs by `query`, if that can be told so; and by `bound`, where pairs add wherever they stand.
  std::optional<TermWeights> weights{};
  /// Where the words of `query` may be looked for: none but these add for standing near each other.
  std::shared_ptr<Limit> near_within{};

  /// Both changed in the same way; what they weigh is no longer known.
  template <typename Change>
  RankedQuery changed(Change change) const {
    return {change(query), change(bound), has_bound, std::nullopt, near_within};
  }
};

/// A question in the form that Xapian answers.
struct CompiledQuery {
  RankedQuery ranked;
  bool ranks;                    // false: nothing but filters, every match is worth the same
  std::size_t words;             // that rank: how long the question is
  std::string understood;        // in the query language
  std::vector<NameInQuestion> names;  // that stand in plain words
  Highlighter highlighter;       // what of the question a snippet can show
};

/// Words become the terms that the indexer gives them, in every language of the index. Xapian's
/// QueryParser is not asked: it reads syntax of its own into words, and knows one language. Filters
/// have no weight. Throws Error Usage for a question that cannot be understood.
CompiledQuery compile(const Question& question, const Xapian::Database& database,
                      const KnownNames& names, const WordTerms& terms, Proximities& proximities);

/// `query` narrowed to the reports that a run of `runs` added or changed.
Xapian::Query of_runs(const Xapian::Query& query, const RunRange& runs);

}  // namespace chancery
