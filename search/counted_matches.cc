#include "search/counted_matches.h"

#include <algorithm>
#include <queue>
#include <utility>

#include "search/best.h"
#include "search/document_source.h"
#include "search/scorer.h"

namespace chancery {

namespace {

// Fewer than one report in so many are ranked by Xapian in less time than it takes to read all postings, where
// these were not read to find the matches.
constexpr std::uint32_t kOneInMany = 200;

/// By which a document stands the further in front the smaller it is; undated ones stand last.
std::uint32_t place_of(std::span<const std::uint32_t> dates, Sort sort) {
  if (dates.empty()) return UINT32_MAX;
  return sort == Sort::Oldest ? dates.front() : UINT32_MAX - 1 - dates.front();
}

/// Of `matches` those among which the first `most` by date are: all of the days that these are of.
std::shared_ptr<const DocumentSet> first_days(const DocumentSet& matches,
                                              const schema::Column& dates, Sort sort,
                                              std::size_t most) {
  std::priority_queue<std::uint32_t> places;  // the smallest `most`
  matches.for_each([&](Xapian::docid document) {
    const std::uint32_t place = place_of(dates[document - 1], sort);
    if (places.size() == most && place >= places.top()) return;
    if (places.size() == most) places.pop();
    places.push(place);
  });
  auto first = std::make_shared<DocumentSet>(static_cast<Xapian::docid>(dates.rows()));
  matches.for_each([&](Xapian::docid document) {
    if (place_of(dates[document - 1], sort) <= places.top()) first->add(document);
  });
  return first;
}

}  // namespace

CountedMatches::CountedMatches(Ordered ordered, std::optional<Sort> dates, DocumentSet matches,
                               Columns& columns, Postings& postings, Proximities& proximities,
                               const KnownNames& names)
    : enquire_(std::move(ordered.enquire)),
      ranked_(std::move(ordered.ranked)),
      dates_(dates),
      matches_(std::move(matches)),
      total_(matches_.size()),
      columns_(columns),
      postings_(postings),
      proximities_(proximities),
      names_(names) {}

std::vector<Match> CountedMatches::first(Xapian::doccount most) {
  most = std::min(most, total_);
  if (most == 0) return {};
  if (!dates_) return best_answers(most);
  // A match in the order of dates looks at every report: so only at those that can be among the first.
  enquire_.set_query(ranked_.query);
  if (most < total_) {
    const schema::Column& dates = columns_.of(schema::Field::Date)->column;
    enquire_.set_query(weighed_by(ranked_.query, first_days(matches_, dates, *dates_, most)));
  }
  return matches_of(enquire_.get_mset(0, most));
}

std::vector<Match> CountedMatches::best_answers(Xapian::doccount most) {
  if (!scores_ && are_to_be_scored()) {
    if (const schema::ValueColumn* lengths = columns_.of(schema::Field::Text)) {
      scores_.emplace(Scorer(postings_, lengths->column).of(*ranked_.weights, matches_));
      nearness_.emplace(*ranked_.weights, postings_, lengths->column, proximities_);
    }
  }
  if (!scores_) return best(enquire_, ranked_, most);
  return ranked_.has_bound ? best(*scores_, *nearness_, most) : scores_->best(most);
}

bool CountedMatches::are_to_be_scored() const {
  if (!ranked_.weights) return false;
  if (total_ >= postings_.database().get_doccount() / kOneInMany) return true;
  return std::all_of(ranked_.weights->terms.begin(), ranked_.weights->terms.end(),
                     [&](const TermWeights::Weight& weight) { return postings_.has(weight.term); });
}

Facet CountedMatches::facet(const FacetRequest& request) const {
  return ColumnCounts(columns_, matches_).facet(request, names_);
}

Timeline CountedMatches::timeline(FacetKind unit) const {
  return ColumnCounts(columns_, matches_).timeline(unit);
}

}  // namespace chancery
