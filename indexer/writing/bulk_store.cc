#include "indexer/writing/bulk_store.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "corpus/error.h"
#include "corpus/replaced_file.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "indexer/writing/bulk_layout.h"
#include "indexer/writing/engine_errors.h"
#include "indexer/writing/merge.h"

namespace chancery {

namespace fs = std::filesystem;
using schema::Field;
namespace metadata = schema::metadata;

namespace {

// Measured on Reuters-21578: 250 to 1,000 take the same time, with more the caches are too small. Of a word
// that few reports have, each shard leaves a piece of its own in the index: the fewer there are, the
// smaller it is, and the sooner read.
constexpr std::size_t kReportsOfShard = 1'000;
constexpr std::size_t kBytesOfShard = 2U << 20U;  // of text: long reports fill the caches sooner
constexpr std::size_t kShardsOfGroup = 20;        // what one that is cut off loses

/// Of memory, for a record.
std::uint64_t bytes_of(const std::string& key, const std::string& value) {
  constexpr std::uint64_t kOfNode = 96;  // two strings, four words of the tree
  return kOfNode + key.size() + value.size();
}

Error no_directory(const fs::path& directory, const std::error_code& why) {
  return {ErrorKind::System, "cannot make " + directory.string() + ": " + why.message(),
          "chancery-index must be run by a user who may write there"};
}

}  // namespace

BulkStore::BulkStore(fs::path directory, Settings settings, ShardBuilders::Analyse analyse,
                     const Gazetteer& gazetteer)
    : directory_(std::move(directory)),
      settings_(std::move(settings)),
      builders_(directory_, settings_.threads, std::move(analyse), gazetteer) {
  std::error_code error;
  if (!is_to_go_on()) error = bulk::discard(directory_);
  if (!error) fs::create_directories(directory_, error);
  if (error) throw no_directory(directory_, error);
  translated([&] {
    open_ledger();
    take_up_segments();
  });
  sync_directory(directory_.parent_path());
  reports_.note_files();
}

bool BulkStore::is_to_go_on() const {
  if (!bulk::is_begun(directory_)) return false;
  try {
    const Xapian::Database ledger(bulk::ledger(directory_).string());
    const auto says = [&](std::string_view key) { return ledger.get_metadata(std::string(key)); };
    return says(metadata::kVersion) == std::to_string(schema::kVersion) &&
           says(metadata::kTags) == settings_.tags && has_segments(segments_of(ledger));
  } catch (const Xapian::Error&) {
    return false;
  }
}

/// How many the ledger rests on.
unsigned BulkStore::segments_of(const Xapian::Database& ledger) {
  const std::string decimal = ledger.get_metadata(std::string(metadata::kSegments));
  unsigned segments = 0;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), segments);
  return segments;
}

bool BulkStore::has_segments(unsigned wanted) const {
  for (unsigned group = 1; group <= wanted; ++group) {
    if (!bulk::is_database(bulk::segment(directory_, group))) return false;
  }
  return true;
}

void BulkStore::open_ledger() {
  ledger_ = Xapian::WritableDatabase(bulk::ledger(directory_).string());
  ledger_.set_metadata(std::string(metadata::kVersion), std::to_string(schema::kVersion));
  ledger_.set_metadata(std::string(metadata::kTags), settings_.tags);
  if (ledger_.get_metadata(std::string(metadata::kIdentity)).empty()) {
    ledger_.set_metadata(std::string(metadata::kIdentity), settings_.identity);
  }
  ledger_.commit();
}

/// Those that the ledger rests on. What else lies in the directory is removed: the ledger does not tell yet which
/// reports of a later segment another source has, too.
void BulkStore::take_up_segments() {
  std::vector<fs::path> kept{bulk::ledger(directory_)};
  for (const unsigned segments = segments_of(ledger_); group_ <= segments; ++group_) {
    kept.push_back(bulk::segment(directory_, group_));
    take_up(kept.back());
    last_of_segment_.emplace_back(reports_.last(), group_);
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(directory_)) {
    if (std::find(kept.begin(), kept.end(), entry.path()) != kept.end()) continue;
    std::error_code error;
    fs::remove_all(entry.path(), error);
    if (error) throw no_directory(directory_, error);
  }
  const std::string erased = ledger_.get_metadata(std::string(metadata::kErased));
  packing::Unpacker numbers(erased);
  while (const auto document = numbers.number()) {
    if (*document > 0 && *document <= reports_.last()) erase(static_cast<Xapian::docid>(*document));
  }
}

void BulkStore::take_up(const fs::path& segment) {
  const Xapian::Database database(segment.string());
  std::vector<std::pair<Xapian::docid, std::string>> ids;
  schema::for_each_id_term(database, [&](const std::string& term, Xapian::docid document) {
    ids.emplace_back(document, term);
  });
  std::sort(ids.begin(), ids.end());
  const Xapian::valueno slot = schema::spec(Field::Fingerprint).slot;
  auto fingerprint = database.valuestream_begin(slot);
  for (const auto& [document, term] : ids) {
    fingerprint.skip_to(document);
    if (fingerprint == database.valuestream_end(slot) || fingerprint.get_docid() != document) {
      throw damaged(segment.string() + " lacks a fingerprint");
    }
    const std::string found = *fingerprint;
    if (document <= reports_.last() || found.size() != schema::kFingerprintBytes) {
      throw damaged(segment.string() + " is not what was written");
    }
    reports_.put(document, term, found);
  }
}

std::optional<ReportStore::Known> BulkStore::find(const std::string& id) const {
  return reports_.find(schema::term(Field::Id, id));
}

std::string BulkStore::file_of(Xapian::docid document) const {
  if (!unsafe_files_.empty() && document >= unsafe_files_.front().first) {
    const auto next = std::upper_bound(
        unsafe_files_.begin(), unsafe_files_.end(), document,
        [](Xapian::docid wanted, const auto& files) { return wanted < files.first; });
    return std::prev(next)->second;
  }
  const auto segment = std::lower_bound(
      last_of_segment_.begin(), last_of_segment_.end(), document,
      [](const auto& last, Xapian::docid wanted) { return last.first < wanted; });
  return translated([&] {
    const Xapian::Database database(bulk::segment(directory_, segment->second).string());
    return schema::stored_in(database, document).file;
  });
}

Xapian::docid BulkStore::put(Article article, const std::string& file) {
  const Xapian::docid document = reports_.last() + 1;
  reports_.put(document, schema::term(Field::Id, article.id), schema::fingerprint(article, file));
  if (unsafe_files_.empty() || unsafe_files_.back().second != file) {
    unsafe_files_.emplace_back(document, file);
  }
  shard_bytes_ += article.title.size() + article.text.size();
  const std::uint64_t run = run_of_put_(article, file);
  shard_.push_back({document, run, file, std::move(article)});
  const bool is_due = Clock::now() - group_begun_ >= settings_.interval;
  if (is_due || shard_.size() >= kReportsOfShard || shard_bytes_ >= kBytesOfShard) queue_shard();
  if (is_due || shards_of_group_ >= kShardsOfGroup) close_group();
  return document;
}

void BulkStore::queue_shard() {
  if (shard_.empty()) return;
  builders_.put(group_, std::move(shard_));
  shard_.clear();
  shard_bytes_ = 0;
  ++shards_of_group_;
  write_safe_ledger();
}

/// REQUIRES: no shard is being filled.
void BulkStore::close_group() {
  if (shards_of_group_ > 0) {
    builders_.close(group_);
    last_of_segment_.emplace_back(reports_.last(), group_);
    note_erased();
    waiting_records_.emplace_back(group_, std::move(open_records_));
    open_records_.clear();
    ++group_;
    shards_of_group_ = 0;
  }
  group_begun_ = Clock::now();
  write_safe_ledger();
}

/// What is written of sources is of such only whose reports are safe.
void BulkStore::write_safe_ledger() {
  bool is_any = false;
  while (!waiting_records_.empty() && builders_.is_segment(waiting_records_.front().first)) {
    write(waiting_records_.front().second);
    is_any = true;
    const unsigned group = waiting_records_.front().first;
    translated([&] {
      ledger_.set_metadata(std::string(metadata::kSegments), std::to_string(group));
    });
    const Xapian::docid last = last_document_of(group);
    while (unsafe_files_.size() > 1 && unsafe_files_[1].first <= last + 1) unsafe_files_.pop_front();
    waiting_records_.pop_front();
  }
  if (is_any) translated([&] { ledger_.commit(); });
}

void BulkStore::write(const Records& records) {
  translated([&] {
    for (const auto& [key, value] : records) ledger_.set_metadata(key, value);
  });
  for (const auto& [key, value] : records) unwritten_bytes_ -= bytes_of(key, value);
}

/// Until the group that is open is closed.
void BulkStore::keep(const std::string& key, std::string value) {
  const auto [known, is_new] = open_records_.try_emplace(key);
  if (!is_new) unwritten_bytes_ -= bytes_of(key, known->second);
  unwritten_bytes_ += bytes_of(key, value);
  known->second = std::move(value);
}

/// Together with the records that say why.
void BulkStore::note_erased() {
  std::string erased;
  for (const Xapian::docid document : erased_) packing::append(erased, std::uint64_t{document});
  keep(std::string(metadata::kErased), std::move(erased));
}

Xapian::docid BulkStore::last_document_of(unsigned group) const {
  for (const auto& [last, of] : last_of_segment_) {
    if (of == group) return last;
  }
  return 0;
}

std::vector<Xapian::docid> BulkStore::reports_of(const std::string& file) const {
  return reports_.reports_of(schema::file_hash(file));
}

std::uint64_t BulkStore::count_of(const std::string& file) const { return reports_of(file).size(); }

void BulkStore::erase(Xapian::docid document) {
  reports_.erase(document);
  erased_.push_back(document);
}

std::optional<schema::StoredArticle> BulkStore::stored(Xapian::docid) const { return std::nullopt; }

void BulkStore::move(Xapian::docid, const schema::StoredArticle&) {
  throw std::logic_error("BulkStore keeps no record that could be moved");
}

std::string BulkStore::record(const std::string& key) const {
  if (const auto known = open_records_.find(key); known != open_records_.end()) return known->second;
  for (auto waiting = waiting_records_.rbegin(); waiting != waiting_records_.rend(); ++waiting) {
    const auto known = waiting->second.find(key);
    if (known != waiting->second.end()) return known->second;
  }
  return translated([&] { return ledger_.get_metadata(key); });
}

std::optional<LedgerEntry> BulkStore::ledger(const std::string& file) const {
  const std::string found = record(metadata::ledger_key(file));
  return found.empty() ? std::nullopt : decode_ledger_entry(found);
}

void BulkStore::set_ledger(const LedgerEntry& entry) {
  keep(metadata::ledger_key(entry.file), encode(entry));
}

void BulkStore::erase_ledger(const std::string& file) {
  keep(metadata::ledger_key(file), "");
}

void BulkStore::for_each_source(const std::function<void(const LedgerEntry&)>&) const {}

bool BulkStore::has_contests() const { return !record(std::string(metadata::kContests)).empty(); }

void BulkStore::set_contests(bool has_contests) {
  keep(std::string(metadata::kContests), has_contests ? "1" : "");
}

std::uint64_t BulkStore::size() const { return reports_.size(); }

void BulkStore::suspend() {
  queue_shard();
  close_group();
  builders_.wait();
  write_safe_ledger();
  note_erased();
  write(std::exchange(open_records_, {}));
  translated([&] { ledger_.commit(); });
}

/// In as many parts as there are threads, or one would write it while the others wait.
void BulkStore::queue_last_shard() {
  const std::size_t each = shard_.size() / settings_.threads + 1;
  std::vector<QueuedReport> rest = std::exchange(shard_, {});
  for (QueuedReport& report : rest) {
    shard_.push_back(std::move(report));
    if (shard_.size() == each) queue_shard();
  }
  queue_shard();
}

BulkStore::Finished BulkStore::finish() {
  queue_last_shard();
  builders_.wait();
  write_safe_ledger();  // no more: the shards of the open group are no segment
  translated([&] { ledger_.close(); });
  std::vector<fs::path> parts;
  for (unsigned group = 1; group < group_; ++group) parts.push_back(bulk::segment(directory_, group));
  for (const fs::path& shard : builders_.shards(group_)) parts.push_back(shard);
  parts.push_back(bulk::ledger(directory_));
  merge(parts, bulk::merged(directory_));
  return {bulk::merged(directory_), reports_.dead(), std::move(open_records_)};
}

}  // namespace chancery
