#pragma once

#include <string>

#include "indexer/upkeep/check_index.h"
#include "indexer/upkeep/compact_index.h"
#include "indexer/upkeep/index_stats.h"

namespace chancery {

/// What a check has found, for a person.
std::string render_check(const IndexCheck& check);

/// How much smaller an index has become.
std::string render_compaction(const Compaction& compaction);

/// What an index holds, a line a figure, for a person; and as JSON (schema/index_stats.json).
std::string render_stats(const IndexStats& stats);
std::string stats_json(const IndexStats& stats);

}  // namespace chancery
