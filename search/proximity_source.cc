#include "search/proximity_source.h"

#include <algorithm>
#include <utility>

namespace chancery {

void ProximitySource::next(double) { find_from(at_ + 1); }

void ProximitySource::skip_to(Xapian::docid document, double) { find_from(std::max(document, at_)); }

void ProximitySource::find_from(Xapian::docid document) {
  for (at_ = document; at_ <= last_; ++at_) {
    if (matches(at_)) return;
  }
}

bool ProximitySource::check(Xapian::docid document, double) {
  at_ = document;
  return at_ > last_ || matches(document);
}

bool ProximitySource::matches(Xapian::docid document) {
  if (limit_ && *limit_ && !(*limit_)->contains(document)) return false;
  return reader_->holds_in(document);
}

ProximitySource* ProximitySource::clone() const { return new ProximitySource(wanted_, judged_, limit_); }

void ProximitySource::init(const Xapian::Database& database) {
  reader_.emplace(wanted_, judged_, database);
  reports_ = database.get_doccount();
  last_ = database.get_lastdocid();
  at_ = 0;
}

Xapian::Query narrowed_to(const Proximity& wanted, const Xapian::Query& query,
                          Proximities& proximities, std::shared_ptr<const Limit> limit) {
  auto* source = new ProximitySource(wanted, proximities.of(wanted), std::move(limit));
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

}  // namespace chancery
