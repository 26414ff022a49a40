#pragma once

#include <cstddef>
#include <map>
#include <memory>

#include <xapian.h>

#include "search/bounded_map.h"
#include "search/document_set.h"
#include "search/proximity.h"

namespace chancery {

/// Which documents were looked at for a proximity, and which of these it holds in.
struct Judged {
  DocumentSet all, matches;
};

/// To which documents it is limited for now where words stand near each other; all if there is no set.
using Limit = std::shared_ptr<const DocumentSet>;

/// What was found out of proximities, kept from question to question: who has asked for a phrase narrows it,
/// and turns its pages. Of one commit of a database.
class Proximities {
 public:
  explicit Proximities(const Xapian::Database& database) : last_(database.get_lastdocid()) {}

  std::shared_ptr<Judged> of(const Proximity& wanted);

 private:
  static constexpr std::size_t kMostBytes = std::size_t{32} << 20U;

  Xapian::docid last_;
  BoundedMap<std::map<Proximity, std::shared_ptr<Judged>>> known_{kMostBytes};
};

}  // namespace chancery
