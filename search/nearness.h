#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <xapian.h>

#include "corpus/schema/columns.h"
#include "search/postings.h"
#include "search/proximities.h"
#include "search/proximity_reader.h"
#include "search/term_weight.h"
#include "search/term_weights.h"

namespace chancery {

/// Finds out what pairs of words do not add to what documents weigh. Of one commit of a database.
class Nearness {
 public:
  /// `lengths`: the column of Text. `weights` and the column must live as long.
  Nearness(const TermWeights& weights, Postings& postings, const schema::Column& lengths,
           Proximities& proximities);

  /// What the pairs weigh whose terms both stand in `document`, but not near each other. Soonest in the order
  /// of documents; of each its places of words are read once (search/proximity_reader.h).
  double missing(Xapian::docid document);

 private:
  struct Term {
    Term(Postings& known, const std::string& term, double factor);

    std::shared_ptr<const PostingList> postings;
    TermWeight weight;
  };
  struct Pair {
    Term first, second;
    ProximityReader near;
  };

  /// 0 where it does not stand.
  double weight(const Term& term, Xapian::docid document) const;

  LengthNorms norms_;
  std::vector<Pair> pairs_{};
};

}  // namespace chancery
