#include "search/match_sets.h"

#include <algorithm>
#include <utility>

#include "search/document_source.h"

namespace chancery {

namespace {

// A term in more than one of so many reports is remembered: its postings take longer to read than a
// set takes to copy.
constexpr Xapian::doccount kFrequent = 100;
constexpr Xapian::doccount kFewPostings = 1'000;

// To skip to a posting takes as long as to read so many.
constexpr Xapian::doccount kSkip = 16;

/// Whether the matches are those of all, of any, of the first, or of the first and none of the others;
/// what is none of these is asked of Xapian.
bool is_all(Xapian::Query::op op) {
  return op == Xapian::Query::OP_AND || op == Xapian::Query::OP_FILTER;
}
bool is_any(Xapian::Query::op op) {
  return op == Xapian::Query::OP_OR || op == Xapian::Query::OP_SYNONYM ||
         op == Xapian::Query::OP_MAX;
}
bool is_first(Xapian::Query::op op) {
  return op == Xapian::Query::OP_AND_MAYBE || op == Xapian::Query::OP_SCALE_WEIGHT;
}

bool is_known(Xapian::Query::op op) {
  return is_all(op) || is_any(op) || is_first(op) || op == Xapian::Query::OP_AND_NOT ||
         op == Xapian::Query::LEAF_TERM || op == Xapian::Query::LEAF_MATCH_ALL ||
         op == Xapian::Query::LEAF_MATCH_NOTHING;
}

/// REQUIRES: a leaf with a term.
std::string term_of(const Xapian::Query& leaf) { return *leaf.get_terms_begin(); }

std::vector<Xapian::Query> parts_of(const Xapian::Query& query) {
  std::vector<Xapian::Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(query.get_subquery(i));
  }
  return parts;
}

/// Notes each document that the match looks at.
class NotingSpy : public Xapian::MatchSpy {
 public:
  explicit NotingSpy(DocumentSet& documents) : documents_(documents) {}

  void operator()(const Xapian::Document& document, double) override {
    documents_.add(document.get_docid());
  }

 private:
  DocumentSet& documents_;
};

}  // namespace

DocumentSet MatchSets::of(const Query& query) {
  DocumentSet matches(last_);
  add(query, matches);
  return matches;
}

void MatchSets::add(const Query& query, DocumentSet& matches) {
  const Query::op op = query.get_type();
  if (op == Query::LEAF_TERM) {
    add_term(term_of(query), matches);
  } else if (op == Query::LEAF_MATCH_ALL) {
    matches.unite(remembered({}));
  } else if (op == Query::LEAF_MATCH_NOTHING) {
    return;
  } else if (is_any(op)) {
    for (const Query& part : parts_of(query)) add(part, matches);
  } else if (is_first(op)) {
    add(query.get_subquery(0), matches);
  } else if (is_all(op)) {
    matches.unite(all_of(query));
  } else if (op == Query::OP_AND_NOT) {
    matches.unite(without(query));
  } else {
    add_matched(query, matches);
  }
}

void MatchSets::add_term(const std::string& term, DocumentSet& matches) {
  const Xapian::doccount postings = database_.get_termfreq(term);
  if (postings > all_ / kFrequent && postings > kFewPostings) {
    matches.unite(remembered(term));
  } else {
    add_postings(term, matches);
  }
}

void MatchSets::add_postings(const std::string& term, DocumentSet& matches) {
  const auto postings = postings_.of(term);
  for (const Xapian::docid document : postings->documents) matches.add(document);
}

const DocumentSet& MatchSets::remembered(const std::string& term) {
  if (const DocumentSet* const known = remembered_.find(term)) return *known;
  DocumentSet postings(last_);
  add_postings(term, postings);
  const std::size_t bytes = postings.bytes() + term.size();
  return remembered_.add(term, std::move(postings), bytes);
}

/// The rarest first: what follows is looked for among its matches only.
DocumentSet MatchSets::all_of(const Query& query) {
  std::vector<std::pair<Xapian::doccount, Query>> parts;
  for (Query& part : parts_of(query)) {
    const Xapian::doccount most = at_most(part);
    parts.emplace_back(most, std::move(part));
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  DocumentSet matches = of(parts.front().second);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    matches = narrowed(std::move(matches), parts[i].second);
  }
  return matches;
}

DocumentSet MatchSets::without(const Query& query) {
  DocumentSet matches = of(query.get_subquery(0));
  for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
    matches.subtract(of(query.get_subquery(i)));
  }
  return matches;
}

DocumentSet MatchSets::narrowed(DocumentSet matches, const Query& query) {
  const Query::op op = query.get_type();
  if (op == Query::LEAF_MATCH_ALL) return matches;
  if (is_first(op)) return narrowed(std::move(matches), query.get_subquery(0));
  if (op == Query::LEAF_TERM) {
    const std::string term = term_of(query);
    const bool is_cheap = !remembered_.contains(term) && !postings_.has(term) &&
                          matches.size() < database_.get_termfreq(term) / kSkip;
    if (is_cheap) return having(matches, term);
  }
  if (!is_known(op)) {
    DocumentSet result(last_);
    add_matched(narrowed_to(std::make_shared<DocumentSet>(std::move(matches)), query), result);
    return result;
  }
  matches.intersect(of(query));
  return matches;
}

DocumentSet MatchSets::having(const DocumentSet& matches, const std::string& term) const {
  DocumentSet result(last_);
  const auto end = database_.postlist_end(term);
  auto posting = database_.postlist_begin(term);
  for (Xapian::docid next = matches.next(1); next != 0 && posting != end;) {
    posting.skip_to(next);
    if (posting == end) break;
    if (*posting == next) result.add(next);
    next = matches.next(std::max(next + 1, *posting));
  }
  return result;
}

void MatchSets::add_matched(const Query& query, DocumentSet& matches) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  NotingSpy spy(matches);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, all_);
}

/// As many as match, or more.
Xapian::doccount MatchSets::at_most(const Query& query) const {
  const Query::op op = query.get_type();
  if (op == Query::LEAF_TERM) return database_.get_termfreq(term_of(query));
  if (op == Query::LEAF_MATCH_NOTHING) return 0;
  if (is_first(op) || op == Query::OP_AND_NOT) return at_most(query.get_subquery(0));
  if (!is_any(op) && !is_all(op)) return all_;
  Xapian::doccount sum = 0, least = all_;
  for (const Query& part : parts_of(query)) {
    const Xapian::doccount most = at_most(part);
    sum = std::min(all_, sum + most);
    least = std::min(least, most);
  }
  return is_any(op) ? sum : least;
}

}  // namespace chancery
