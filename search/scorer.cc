#include "search/scorer.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "search/term_weight.h"

namespace chancery {

namespace {

// Fewer than one document in so many are weighed each by itself: to look for it among the postings of a term takes
// longer than a posting, but what all documents weigh need not be put into the processor's cache.
constexpr std::size_t kOneInFew = 64;

constexpr std::size_t kUsualLengths = 4'096;  // longer reports are rare

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
    const TermWeight weight(database, term.term, *postings, term.factor);
    for (std::size_t i = 0; i < postings->size(); ++i) {
      const Xapian::docid document = postings->documents[i];
      sums[document] += weight(document, postings->frequencies[i], norms[document]);
    }
  }
  for (const TermWeights::Pair& pair : weights.pairs) {
    const auto first = known.of(pair.first), second = known.of(pair.second);
    const TermWeight of_first(database, pair.first, *first, pair.factor);
    const TermWeight of_second(database, pair.second, *second, pair.factor);
    for_each_of_both(first->documents, second->documents, [&](std::size_t i, std::size_t j) {
      const Xapian::docid document = first->documents[i];
      const double norm = norms[document];
      sums[document] += of_first(document, first->frequencies[i], norm) +
                        of_second(document, second->frequencies[j], norm);
    });
  }
  return {std::move(sums), matches};
}

/// What terms weigh in each of a few documents.
class FewWeights {
 public:
  FewWeights(Postings& known, Documents documents, const LengthNorms& norms)
      : known_(known), documents_(documents) {
    for (const Xapian::docid document : documents) norms_.push_back(norms[document]);
  }

  /// With the factor 1; 0 where the term does not stand. Looked for once.
  const std::vector<double>& of(const std::string& term) {
    const auto [entry, is_new] = weights_.try_emplace(term);
    std::vector<double>& weights = entry->second;
    if (!is_new) return weights;
    weights.resize(documents_.size());
    const auto postings = known_.of(term);
    const TermWeight weight(known_.database(), term, *postings, 1.0);
    for_each_of_few(documents_, postings->documents, [&](std::size_t i, std::size_t j) {
      weights[i] = weight(documents_[i], postings->frequencies[j], norms_[i]);
    });
    return weights;
  }

 private:
  Postings& known_;
  Documents documents_;
  std::vector<double> norms_{};
  std::map<std::string, std::vector<double>> weights_{};
};

Scores of_few(Postings& known, const TermWeights& weights, const LengthNorms& norms,
              const DocumentSet& matches) {
  std::vector<Xapian::docid> documents;
  matches.for_each([&](Xapian::docid document) { documents.push_back(document); });
  FewWeights each(known, documents, norms);
  std::vector<Match> scored;
  for (const Xapian::docid document : documents) scored.push_back({document, 0});
  for (const TermWeights::Weight& term : weights.terms) {
    const std::vector<double>& weight = each.of(term.term);
    for (std::size_t i = 0; i < scored.size(); ++i) scored[i].weight += term.factor * weight[i];
  }
  for (const TermWeights::Pair& pair : weights.pairs) {
    const std::vector<double>& first = each.of(pair.first);
    const std::vector<double>& second = each.of(pair.second);
    for (std::size_t i = 0; i < scored.size(); ++i) {
      if (first[i] > 0 && second[i] > 0) scored[i].weight += pair.factor * (first[i] + second[i]);
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

std::vector<Match> Scores::best(std::size_t most) const {
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
  const LengthNorms norms(postings_.database(), lengths_, weights.length_factor,
                          are_few ? 0 : kUsualLengths);
  return are_few
             ? of_few(postings_, weights, norms, matches)
             : of_many(postings_, weights, norms, matches, static_cast<Xapian::docid>(rows));
}

}  // namespace chancery
