#include "indexer/writing/expected_reports.h"

#include <algorithm>
#include <iterator>

#include "corpus/schema/index_schema.h"

namespace chancery {

namespace {

// By measuring: fewer are looked up sooner than a stream is opened, for which Xapian merges what waits for a
// commit.
constexpr Xapian::doccount kFewest = 20;
constexpr std::size_t kMost = 1U << 19U;

}  // namespace

void ExpectedReports::load(const Xapian::Database& database, const std::string& file,
                           const std::set<Xapian::docid>& uncommitted) {
  entries_.clear();
  forgotten_.clear();
  const std::string term = schema::term(schema::Field::File, file);
  if (database.get_termfreq(term) < kFewest) return;
  const Xapian::valueno slot = schema::spec(schema::Field::Fingerprint).slot;
  const auto no_value = database.valuestream_end(slot);
  const auto end = database.postlist_end(term);
  auto value = database.valuestream_begin(slot);
  for (auto report = database.postlist_begin(term); report != end && entries_.size() < kMost; ++report) {
    if (uncommitted.contains(*report)) continue;
    value.skip_to(*report);
    if (value == no_value) break;
    const std::string fingerprint = *value;
    if (value.get_docid() != *report || fingerprint.size() != schema::kFingerprintBytes) continue;
    Entry& entry = entries_.emplace_back(Entry{schema::id_hash_of(fingerprint), *report, {}});
    std::copy_n(fingerprint.begin(), entry.fingerprint.size(), entry.fingerprint.begin());
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
}

std::optional<ReportStore::Known> ExpectedReports::find(const std::string& id) const {
  const std::uint64_t hash = schema::id_hash(id);
  const auto entry = std::lower_bound(entries_.begin(), entries_.end(), hash,
                                      [](const Entry& a, std::uint64_t wanted) { return a.id < wanted; });
  if (entry == entries_.end() || entry->id != hash) return std::nullopt;
  const auto next = std::next(entry);
  const bool is_alone = next == entries_.end() || next->id != hash;  // two ids may have one hash
  if (!is_alone || forgotten_.contains(entry->document)) return std::nullopt;
  return ReportStore::Known{entry->document, {entry->fingerprint.begin(), entry->fingerprint.end()}};
}

}  // namespace chancery
