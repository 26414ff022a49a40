#pragma once

#include <optional>

#include "corpus/reader/reader.h"
#include "corpus/schema/stored_article.h"
#include "indexer/writing/ledger.h"

namespace chancery {

/// The report as it stands after its source `from` has become `to`, which holds the same. An id that
/// is made of the source's name is made of the new one. nullopt if what else is known of the report
/// could depend on the name: then it must be read anew.
std::optional<schema::StoredArticle> moved_report(schema::StoredArticle stored,
                                                  const LedgerEntry& from, const Source& to);

}  // namespace chancery
