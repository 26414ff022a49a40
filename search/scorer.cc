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

// Fewer than one document in so many are weighed each by itself: to look for it among the postings of a term takes
// longer than a posting, but what all documents weigh need not be put into the processor's cache.
constexpr std::size_t kOneInFew = 64;

constexpr std::size_t kUsualLengths = 4'096;  // longer reports are rare

bool is_better(const Match& one, const Match& other) {
  return one.weight != other.weight ? one.weight > other.weight : one.document < other.document;
}

/// By what a frequency is multiplied in a document of each length.
class LengthNorms {
 public:
  /// Those of lengths below `usual` are computed once.
  LengthNorms(const schema::Column& lengths, double c_by_average, std::size_t usual)
      : lengths_(lengths), c_by_average_(c_by_average) {
    norms_.reserve(usual);
    for (std::size_t length = 0; length < usual; ++length) {
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
      : database_(database), term_(term), norms_(norms) {
    const double reports = database.get_doccount();
    const auto occurrences = static_cast<double>(database.get_collection_freq(term));
    const double frequency = database.get_termfreq(term);
    const double expected = reports * (1 - std::exp(-occurrences / reports));
    const double idf = std::log2((reports + 1) / (expected + 0.5));
    factor_ = factor * idf * (occurrences + 1) / frequency;
  }

  double operator()(Xapian::docid document, std::uint16_t frequency) const {
    const bool is_more = frequency == std::numeric_limits<std::uint16_t>::max();
    const double normalised = (is_more ? whole_frequency(document) : frequency) * norms_[document];
    return factor_ * normalised / (normalised + 1);
  }

 private:
  double whole_frequency(Xapian::docid document) const {
    auto posting = database_.postlist_begin(term_);
    posting.skip_to(document);
    return posting.get_wdf();
  }

  const Xapian::Database& database_;
  const std::string& term_;
  const LengthNorms& norms_;
  double factor_;
};

using Documents = std::span<const Xapian::docid>;  // ascending

/// Where the first from `document` on stands, from `i` on, in a time that grows with the logarithm of its distance.
std::size_t skip_to(Documents documents, std::size_t i, Xapian::docid document) {
  std::size_t step = 1;
  while (i + step < documents.size() && documents[i + step] < document) {
    i += step;
    step *= 2;
  }
  const std::size_t end = std::min(i + step, documents.size());
  const auto first = documents.begin();
  return static_cast<std::size_t>(std::lower_bound(first + static_cast<std::ptrdiff_t>(i),
                                                   first + static_cast<std::ptrdiff_t>(end), document) -
                                  first);
}

/// Calls visit(i, j) for each document that is the i-th of one and the j-th of the other.
template <typename Visit>
void for_each_of_both(Documents one, Documents other, Visit visit) {
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    const Xapian::docid its = one[i], others = other[j];
    if (its == others) visit(i, j);
    i += its <= others ? 1U : 0U;
    j += others <= its ? 1U : 0U;
  }
}

/// The same where one is of few.
template <typename Visit>
void for_each_of_few(Documents few, Documents other, Visit visit) {
  for (std::size_t i = 0, j = 0; i < few.size() && j < other.size(); ++i) {
    j = skip_to(other, j, few[i]);
    if (j < other.size() && other[j] == few[i]) visit(i, j);
  }
}

/// `last`: the last document.
Scores of_many(Postings& known, const TermWeights& weights, const LengthNorms& norms,
               const DocumentSet& matches, Xapian::docid last) {
  const Xapian::Database& database = known.database();
  std::vector<double> sums(std::size_t{last} + 1);
  for (const TermWeights::Weight& term : weights.terms) {
    const auto postings = known.of(term.term);
    if (postings->size() == 0) continue;
    const TermWeight weight(database, term.term, term.factor, norms);
    for (std::size_t i = 0; i < postings->size(); ++i) {
      const Xapian::docid document = postings->documents[i];
      sums[document] += weight(document, postings->frequencies[i]);
    }
  }
  for (const TermWeights::Pair& pair : weights.pairs) {
    const auto first = known.of(pair.first), second = known.of(pair.second);
    if (first->size() == 0 || second->size() == 0) continue;
    const TermWeight of_first(database, pair.first, pair.factor, norms);
    const TermWeight of_second(database, pair.second, pair.factor, norms);
    for_each_of_both(first->documents, second->documents, [&](std::size_t i, std::size_t j) {
      const Xapian::docid document = first->documents[i];
      sums[document] += of_first(document, first->frequencies[i]) +
                        of_second(document, second->frequencies[j]);
    });
  }
  return {std::move(sums), matches};
}

Scores of_few(Postings& known, const TermWeights& weights, const LengthNorms& norms,
              const DocumentSet& matches) {
  const Xapian::Database& database = known.database();
  std::vector<Xapian::docid> documents;
  matches.for_each([&](Xapian::docid document) { documents.push_back(document); });
  // 0 where a term does not stand.
  const auto weights_of = [&](const std::string& term, double factor) {
    std::vector<double> each(documents.size());
    const auto postings = known.of(term);
    if (postings->size() == 0) return each;
    const TermWeight weight(database, term, factor, norms);
    for_each_of_few(documents, postings->documents, [&](std::size_t i, std::size_t j) {
      each[i] = weight(documents[i], postings->frequencies[j]);
    });
    return each;
  };
  std::vector<Match> scored;
  for (const Xapian::docid document : documents) scored.push_back({document, 0});
  for (const TermWeights::Weight& term : weights.terms) {
    const std::vector<double> each = weights_of(term.term, term.factor);
    for (std::size_t i = 0; i < each.size(); ++i) scored[i].weight += each[i];
  }
  for (const TermWeights::Pair& pair : weights.pairs) {
    const std::vector<double> first = weights_of(pair.first, pair.factor);
    const std::vector<double> second = weights_of(pair.second, pair.factor);
    for (std::size_t i = 0; i < scored.size(); ++i) {
      if (first[i] > 0 && second[i] > 0) scored[i].weight += first[i] + second[i];
    }
  }
  return Scores(std::move(scored));
}

}  // namespace

template <typename Visit>
void Scores::for_each(Visit visit) const {
  if (matches_ == nullptr) {
    std::for_each(few_.begin(), few_.end(), visit);
  } else {
    matches_->for_each([&](Xapian::docid document) { visit(Match{document, weights_[document]}); });
  }
}

std::vector<Match> Scores::best(Xapian::doccount most) const {
  std::vector<Match> best;  // a heap with the worst in front
  if (most == 0) return best;
  for_each([&](const Match& scored) {
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
  const std::size_t rows = lengths_.rows();
  const bool are_few = matches.size() < rows / kOneInFew;
  const LengthNorms norms(lengths_, weights.length_factor * postings_.database().get_average_length(),
                          are_few ? 0 : kUsualLengths);
  return are_few
             ? of_few(postings_, weights, norms, matches)
             : of_many(postings_, weights, norms, matches, static_cast<Xapian::docid>(rows));
}

}  // namespace chancery
