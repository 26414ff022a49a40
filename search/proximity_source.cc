#include "search/proximity_source.h"

#include <algorithm>
#include <utility>

#include "corpus/schema/index_schema.h"

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
  if (limit_ && *limit_ && (*limit_)->next(document) != document) return false;
  if (!judged_->all.contains(document)) {
    if (look_at(document)) judged_->matches.add(document);
    judged_->all.add(document);
  }
  return judged_->matches.contains(document);
}

bool ProximitySource::look_at(Xapian::docid document) {
  const Xapian::valueno slot = schema::spec(schema::Field::Positions).slot;
  if (value_ == values_end_ || value_.get_docid() > document) {
    value_ = database_.valuestream_begin(slot);  // it goes forwards only
  }
  value_.skip_to(document);
  if (value_ == values_end_ || value_.get_docid() != document) return false;
  positions_.read(*value_);
  const auto parts = positions_.parts(wanted_.field());
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::span<const std::uint32_t> part) { return wanted_.holds(part); });
}

ProximitySource* ProximitySource::clone() const { return new ProximitySource(wanted_, judged_, limit_); }

void ProximitySource::init(const Xapian::Database& database) {
  database_ = database;
  last_ = database.get_lastdocid();
  value_ = values_end_ = database.valuestream_end(schema::spec(schema::Field::Positions).slot);
  at_ = 0;
}

Xapian::Query narrowed_to(const Proximity& wanted, const Xapian::Query& query,
                          Proximities& proximities, std::shared_ptr<const Limit> limit) {
  auto* source = new ProximitySource(wanted, proximities.of(wanted), std::move(limit));
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

}  // namespace chancery
