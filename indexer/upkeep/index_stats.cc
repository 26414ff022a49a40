#include "indexer/upkeep/index_stats.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include <xapian.h>

#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "indexer/upkeep/existing_index.h"
#include "indexer/writing/engine_errors.h"
#include "indexer/writing/stored_ledger.h"

namespace chancery {

namespace fs = std::filesystem;
using schema::Field;
using schema::spec;
namespace metadata = schema::metadata;

namespace {

std::uint64_t count_values(const Xapian::Database& database, Field field) {
  const std::string prefix(spec(field).prefix);
  return static_cast<std::uint64_t>(
      std::distance(database.allterms_begin(prefix), database.allterms_end(prefix)));
}

std::vector<std::pair<std::string, std::uint64_t>> languages(const Xapian::Database& database) {
  const std::string prefix(spec(Field::Language).prefix);
  std::vector<std::pair<std::string, std::uint64_t>> result;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    result.emplace_back(schema::value_of(Field::Language, *term).value_or("?"),
                        term.get_termfreq());
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return result;
}

void add_ledger(const Xapian::Database& database, IndexStats& stats) {
  for_each_ledger_entry(database,
                        [&](const std::string&, const std::optional<LedgerEntry>& entry) {
                          ++stats.sources;
                          if (entry) stats.rejects += entry->rejects.size();
                        });
}

void add_days(const Xapian::Database& database, IndexStats& stats) {
  const Xapian::valueno date = spec(Field::Date).slot;
  stats.undated = stats.reports - database.get_value_freq(date);
  // As Xapian keeps them: they do not shrink when the report that set them leaves.
  stats.first_day = schema::decode_day(database.get_value_lower_bound(date));
  stats.last_day = schema::decode_day(database.get_value_upper_bound(date));
}

void add_tables(const fs::path& generation, IndexStats& stats) {
  std::error_code error;
  for (fs::directory_iterator at(generation, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code gone;
    const std::uint64_t bytes = at->file_size(gone);
    if (gone) continue;
    stats.tables.emplace_back(at->path().filename().string(), bytes);
    stats.bytes += bytes;
  }
  std::sort(stats.tables.begin(), stats.tables.end());
}

IndexStats read(const fs::path& generation) {
  const Xapian::Database database(generation.string());
  const auto metadata_of = [&](std::string_view key) {
    return database.get_metadata(std::string(key));
  };
  IndexStats stats;
  stats.schema = std::atoi(metadata_of(metadata::kVersion).c_str());
  if (stats.schema != schema::kVersion) throw other_schema(metadata_of(metadata::kVersion));
  stats.reports = database.get_doccount();
  stats.leaders = count_values(database, Field::Leader);
  stats.countries = count_values(database, Field::Country);
  stats.organisations = count_values(database, Field::Organisation);
  stats.publishers = count_values(database, Field::Source);
  stats.languages = languages(database);
  stats.last_run = schema::finished_run(database);
  stats.last_run_ended = metadata_of(metadata::kFinishedAt);
  stats.identity = metadata_of(metadata::kIdentity);
  stats.tagged_by = metadata_of(metadata::kTags);
  add_days(database, stats);
  add_ledger(database, stats);
  add_tables(generation, stats);
  return stats;
}

}  // namespace

IndexStats index_stats(const fs::path& index) {
  const auto generation = schema::current_generation(index);
  if (!generation) throw no_index(index);
  return translated([&] { return read(*generation); });
}

}  // namespace chancery
