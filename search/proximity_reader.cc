#include "search/proximity_reader.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "corpus/schema/index_schema.h"

namespace chancery {

ProximityReader::ProximityReader(Proximity wanted, std::shared_ptr<Judged> judged,
                                 const Xapian::Database& database)
    : wanted_(std::move(wanted)), judged_(std::move(judged)), database_(database) {}

bool ProximityReader::holds_in(Xapian::docid document) {
  if (!judged_->all.contains(document)) {
    if (look_at(document)) judged_->matches.add(document);
    judged_->all.add(document);
  }
  return judged_->matches.contains(document);
}

bool ProximityReader::look_at(Xapian::docid document) {
  const Xapian::valueno slot = schema::spec(schema::Field::Positions).slot;
  const auto end = database_.valuestream_end(slot);
  if (value_ == end || value_.get_docid() > document) {
    value_ = database_.valuestream_begin(slot);  // it goes forwards only
  }
  value_.skip_to(document);
  if (value_ == end || value_.get_docid() != document) return false;
  positions_.read(*value_);
  const auto parts = positions_.parts(wanted_.field());
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::span<const std::uint32_t> part) { return wanted_.holds(part); });
}

}  // namespace chancery
