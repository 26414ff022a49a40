#pragma once

#include <memory>

#include <xapian.h>

#include "corpus/schema/positions.h"
#include "search/proximities.h"
#include "search/proximity.h"

namespace chancery {

/// Looks whether words stand as they are wanted to: at each document once, however often it is asked of, in
/// some 2 us. Soonest in the order of documents.
class ProximityReader {
 public:
  /// `judged`: what is known of `wanted`, and where it is remembered.
  ProximityReader(Proximity wanted, std::shared_ptr<Judged> judged, const Xapian::Database& database);

  /// REQUIRES: document <= the last. Throws what Xapian throws.
  bool holds_in(Xapian::docid document);

 private:
  bool look_at(Xapian::docid document);

  Proximity wanted_;
  std::shared_ptr<Judged> judged_;
  Xapian::Database database_;
  Xapian::ValueIterator value_{};
  schema::Positions positions_{};
};

}  // namespace chancery
