#include "search/order.h"

#include <vector>

#include "corpus/schema/index_schema.h"
#include "search/best.h"
#include "search/ranking.h"
#include "search/recency.h"

namespace chancery {

namespace {

void set_order(Xapian::Enquire& enquire, const CompiledQuery& compiled, Sort sort) {
  const Xapian::valueno date = schema::spec(schema::Field::Date).slot;
  if (compiled.ranks) {
    enquire.set_weighting_scheme(ranking::scheme(compiled.words));
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  if (sort == Sort::Oldest) {
    auto* by_date = new Xapian::MultiValueKeyMaker;
    by_date->add_value(date, false, "~");  // undated ones behind every date
    enquire.set_sort_by_key_then_relevance(by_date->release(), false);
  } else if (is_by_date(compiled, sort)) {
    enquire.set_sort_by_value_then_relevance(date, true);
  } else {
    enquire.set_sort_by_relevance();
  }
  // Equal answers by document number: the same order on every run.
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
}

/// Newer reports get up to a part of the best answer's weight.
RankedQuery with_recency(const RankedQuery& ranked, Xapian::Enquire& enquire) {
  const std::vector<Match> first = best(enquire, ranked, 1);
  if (first.empty()) return ranked;
  const double most = ranking::kRecencyFactor * first.front().weight;
  return ranked.changed([&](const Xapian::Query& query) {
    auto* newer = new RecencySource(most);
    return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, Xapian::Query(newer->release()));
  });
}

}  // namespace

bool is_by_date(const CompiledQuery& compiled, Sort sort) {
  return sort == Sort::Newest || sort == Sort::Oldest || !compiled.ranks;
}

Ordered ordered(const Xapian::Database& database, const CompiledQuery& compiled, Sort sort,
                bool prefers_recent) {
  Ordered result{Xapian::Enquire(database), compiled.ranked};
  if (prefers_recent && compiled.ranks) {
    set_order(result.enquire, compiled, Sort::Relevance);
    result.ranked = with_recency(compiled.ranked, result.enquire);
  }
  set_order(result.enquire, compiled, sort);
  result.enquire.set_query(result.ranked.query);
  return result;
}

}  // namespace chancery
