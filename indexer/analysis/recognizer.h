#pragma once

#include <vector>

#include "corpus/article.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/mention.h"
#include "corpus/text/words.h"
#include "indexer/analysis/report_names.h"
#include "indexer/analysis/spellings.h"

namespace chancery {

/// A report with all that was found out of it: what the writing side needs.
struct AnalysedArticle {
  Article article;
  Words title_words;
  Words text_words;
  std::vector<Mention> mentions;  // title first, ascending, disjoint
  Entities entities;
  std::vector<FoundLeader> found;  // leaders among them whom no table has
};

/// Splits reports into words and finds the leaders and countries they speak of. Reads only the
/// gazetteer, which must outlive it; one may be used from several threads.
///
/// Rules, from strong to weak: a full name, in the tables' spelling or another; a title beside a
/// surname that only one holder of such an office fits ("President Rahmon"); a bare surname of a
/// leader found by these elsewhere in the report. Countries come by name, demonym, capital, seat of
/// power and city; an ambiguous name counts only where the report has another sign of the country,
/// a plain name or a leader.
class Recognizer {
 public:
  /// Kept with an index. Raise it whenever a change of the rules tags some report otherwise; the next
  /// run then tags all reports of an index anew.
  static constexpr int kVersion = 1;

  explicit Recognizer(const Gazetteer& gazetteer)
      : gazetteer_(gazetteer), spellings_(gazetteer) {}

  AnalysedArticle analyse(Article article) const;

 private:
  const Gazetteer& gazetteer_;
  Spellings spellings_;
};

}  // namespace chancery
