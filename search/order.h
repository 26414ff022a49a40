#pragma once

#include <xapian.h>

#include "search/query.h"
#include "search/question.h"

namespace chancery {

/// Whether answers come by their dates: where that is asked for, and the newest first where nothing
/// ranks them.
bool is_by_date(const CompiledQuery& compiled, Sort sort);

/// What is asked, and in which order it is answered.
struct Ordered {
  Xapian::Enquire enquire;
  RankedQuery ranked;
};

/// The answers to `compiled`: the best first, equal ones in the order in which they were indexed; or by
/// date, undated ones last, those of one date as before.
Ordered ordered(const Xapian::Database& database, const CompiledQuery& compiled, Sort sort,
                bool prefers_recent);

}  // namespace chancery
