#pragma once

#include <optional>
#include <string>

#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "indexer/writing/ledger.h"

namespace chancery {

/// Calls visit(const std::string& key, std::optional<LedgerEntry>) with each entry of the ledger in an
/// index, nullopt for one that cannot be read; not in the order of their files. Throws what Xapian
/// throws.
template <typename Visit>
void for_each_ledger_entry(const Xapian::Database& database, Visit visit) {
  const std::string prefix(schema::metadata::kLedger);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    visit(*key, decode_ledger_entry(database.get_metadata(*key)));
  }
}

}  // namespace chancery
