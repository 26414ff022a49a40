#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/columns.h"
#include "search/postings.h"
#include "search/proximities.h"
#include "search/proximity_reader.h"
#include "search/term_weight.h"
#include "search/term_weights.h"

namespace chancery {

/// Finds out what pairs of words do not add to what documents weigh. Of one commit of a database. Throws what Xapian
/// throws.
class Nearness {
 public:
  /// `lengths`: the column of Text. All but `proximities` must live as long.
  Nearness(const TermWeights& weights, Postings& postings, const schema::Column& lengths,
           Proximities& proximities);
  Nearness(const Nearness&) = delete;
  Nearness& operator=(const Nearness&) = delete;

  /// What the pairs weigh whose terms both stand in `document`, but not near each other. Its places of words are
  /// read once for each pair, soonest in the order of documents (search/proximity_reader.h).
  double missing(Xapian::docid document);

 private:
  struct Term {
    std::shared_ptr<const PostingList> postings;
    TermWeight weight;
  };
  struct Pair {
    const Term& first;
    const Term& second;
    double factor;
    ProximityReader near;
  };

  const Term& term(const std::string& name, Postings& postings);
  /// 0 where it does not stand.
  double weight(const Term& term, Xapian::docid document) const;

  LengthNorms norms_;
  std::map<std::string, Term> terms_{};
  std::vector<Pair> pairs_{};
};

}  // namespace chancery
