#include "search/term_weight.h"

#include <cmath>

namespace chancery {

LengthNorms::LengthNorms(const Xapian::Database& database, const schema::Column& lengths,
                         double factor, std::size_t usual)
    : lengths_(lengths), c_by_average_(factor * database.get_average_length()) {
  norms_.reserve(usual);
  for (std::size_t length = 0; length < usual; ++length) norms_.push_back(norm(length));
}

double LengthNorms::norm(std::size_t length) const {
  return std::log2(1 + c_by_average_ / static_cast<double>(length));
}

TermWeight::TermWeight(const Xapian::Database& database, const std::string& term,
                       const PostingList& postings, double factor)
    : database_(database), term_(term) {
  const double reports = database.get_doccount();
  const auto occurrences = static_cast<double>(postings.occurrences);
  const double expected = reports * (1 - std::exp(-occurrences / reports));
  const double idf = std::log2((reports + 1) / (expected + 0.5));
  factor_ = factor * idf * (occurrences + 1) / static_cast<double>(postings.size());
}

double TermWeight::whole_frequency(Xapian::docid document) const {
  auto posting = database_.postlist_begin(term_);
  posting.skip_to(document);
  return posting.get_wdf();
}

}  // namespace chancery
