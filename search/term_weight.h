#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/columns.h"
#include "search/postings.h"

namespace chancery {

/// By what a frequency is multiplied in a document, for its length.
class LengthNorms {
 public:
  /// `lengths`: the column of Text, which must live as long. `factor`: c of IneB2. Norms of lengths below `usual`
  /// are computed once.
  LengthNorms(const Xapian::Database& database, const schema::Column& lengths, double factor,
              std::size_t usual = 0);

  double operator[](Xapian::docid document) const {
    const auto known = lengths_[document - 1];
    const std::uint32_t length = known.empty() ? 1 : known.front();
    return length < norms_.size() ? norms_[length] : norm(length);
  }

 private:
  double norm(std::size_t length) const;

  const schema::Column& lengths_;
  double c_by_average_;
  std::vector<double> norms_{};
};

/// What a term weighs where it stands, by IneB2 (Amati and van Rijsbergen 2002) as Xapian 1.4 computes it.
class TermWeight {
 public:
  /// `term` and `database` must live as long. `postings`: those of the term.
  TermWeight(const Xapian::Database& database, const std::string& term, const PostingList& postings,
             double factor);

  /// `frequency`: as it stands in the postings. REQUIRES: the document has the term. Throws what Xapian throws.
  double operator()(Xapian::docid document, std::uint16_t frequency, double norm) const {
    const double normalised =
        norm * (frequency == PostingList::kMostFrequent ? whole_frequency(document) : frequency);
    return factor_ * normalised / (normalised + 1);
  }

 private:
  double whole_frequency(Xapian::docid document) const;

  const Xapian::Database& database_;
  const std::string& term_;
  double factor_;
};

}  // namespace chancery
