#include "search/scorer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>

namespace chancery {

namespace {

bool is_better(const Scores::Scored& one, const Scores::Scored& other) {
  return one.weight != other.weight ? one.weight > other.weight : one.document < other.document;
}

/// By what a frequency is multiplied in a document of each length.
class LengthNorms {
 public:
  LengthNorms(const schema::Column& lengths, double c_by_average)
      : lengths_(lengths), c_by_average_(c_by_average) {
    constexpr std::size_t kUsual = 4'096;
    norms_.reserve(kUsual);
    for (std::size_t length = 0; length < kUsual; ++length) {
      norms_.push_back(norm(c_by_average, length));
    }
  }

  double operator[](Xapian::docid document) const {
    const std::span<const std::uint32_t> known = lengths_[document - 1];
    const std::uint32_t length = known.empty() ? 1 : known.front();
    return length < norms_.size() ? norms_[length] : norm(c_by_average_, length);
  }

 private:
  static double norm(double c_by_average, std::size_t length) {
    return std::log2(1 + c_by_average / static_cast<double>(length));
  }

  const schema::Column& lengths_;
  double c_by_average_;
  std::vector<double> norms_{};
};

/// One term's weight.
class TermWeight {
 public:
  TermWeight(const Xapian::Database& database, const std::string& term, double factor,
             const LengthNorms& norms)
      : norms_(norms) {
    const double reports = database.get_doccount();
    const auto occurrences = static_cast<double>(database.get_collection_freq(term));
    const double frequency = database.get_termfreq(term);
    const double expected = reports * (1 - std::exp(-occurrences / reports));
    const double idf = std::log2((reports + 1) / (expected + 0.5));
    factor_ = factor * idf * (occurrences + 1) / frequency;
  }

  double operator()(Xapian::docid document, std::uint16_t frequency) const {
    // So often or more often: at most what it would weigh however often it stood there.
    if (frequency == std::numeric_limits<std::uint16_t>::max()) return factor_;
    const double normalised = frequency * norms_[document];
    return factor_ * normalised / (normalised + 1);
  }

 private:
  const LengthNorms& norms_;
  double factor_;
};

/// Calls visit(i, j) for each document that is the i-th of one and the j-th of the other.
template <typename Visit>
void for_each_of_both(const PostingList& one, const PostingList& other, Visit visit) {
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    const Xapian::docid its = one.documents[i], others = other.documents[j];
    if (its == others) visit(i, j);
    i += its <= others ? 1U : 0U;
    j += others <= its ? 1U : 0U;
  }
}

}  // namespace

std::vector<Scores::Scored> Scores::best(Xapian::doccount most) const {
  std::vector<Scored> best;  // a heap with the worst in front
  if (most == 0) return best;
  matches_.for_each([&](Xapian::docid document) {
    const Scored scored{document, weights_[document]};
    if (best.size() == most) {
      if (!is_better(scored, best.front())) return;
      std::pop_heap(best.begin(), best.end(), is_better);
      best.pop_back();
    }
    best.push_back(scored);
    std::push_heap(best.begin(), best.end(), is_better);
  });
  std::sort_heap(best.begin(), best.end(), is_better);
  return best;
}

Scores Scorer::of(const TermWeights& weights, const DocumentSet& matches) {
  const Xapian::Database& database = postings_.database();
  const LengthNorms norms(lengths_, weights.length_factor * database.get_average_length());
  std::vector<double> sums(lengths_.rows() + 1);
  for (const TermWeights::Weight& term : weights.terms) {
    const auto postings = postings_.of(term.term);
    if (postings->size() == 0) continue;
    const TermWeight weight(database, term.term, term.factor, norms);
    for (std::size_t i = 0; i < postings->size(); ++i) {
      const Xapian::docid document = postings->documents[i];
      sums[document] += weight(document, postings->frequencies[i]);
    }
  }
  for (const TermWeights::Pair& pair : weights.pairs) {
    const auto first = postings_.of(pair.first), second = postings_.of(pair.second);
    if (first->size() == 0 || second->size() == 0) continue;
    const TermWeight of_first(database, pair.first, pair.factor, norms);
    const TermWeight of_second(database, pair.second, pair.factor, norms);
    for_each_of_both(*first, *second, [&](std::size_t i, std::size_t j) {
      const Xapian::docid document = first->documents[i];
      sums[document] += of_first(document, first->frequencies[i]) +
                        of_second(document, second->frequencies[j]);
    });
  }
  return {std::move(sums), matches};
}

}  // namespace chancery
