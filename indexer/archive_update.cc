#include "indexer/archive_update.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "corpus/is_gone.h"

namespace chancery {

namespace {

// A file with more rejects is not what it was taken for. Not all are entered into the ledger, so that
// it stays small; the file is read again each night and all its rejects are told again.
constexpr std::size_t kMostRejectsKept = 1'000;

/// Whether a limit was in the way, which another night may have set otherwise.
bool is_by_limit(const BadRecord& why) {
  return why.reason == "too-large" || why.reason == "source-too-large" ||
         why.reason == "expands-too-much" || why.reason == "too-deep" || why.reason == "too-slow";
}

/// Whether the cause may have gone by the next night though the file is the same.
bool is_passing(const BadRecord& why) {
  return why.reason == "unreadable" || why.reason == "duplicate-id" || is_by_limit(why);
}

SourceSummary figures(const RunSummary& summary) {
  SourceSummary source;
  source.read = summary.read;
  source.added = summary.added;
  source.changed = summary.changed;
  source.removed = summary.removed;
  source.unchanged = summary.unchanged;
  source.repaired = summary.repaired;
  source.repairs = summary.repairs;
  return source;
}

constexpr const char* kUnchanged = "unchanged";

}  // namespace

/// What reading a source came to.
struct ArchiveUpdate::Reading {
  LedgerEntry entry;
  bool is_whole = true;    // it was read to its end: the system did not refuse, nor was it told to stop
  bool is_settled = true;  // reading it again, as it is, would come to the same
};

void ArchiveUpdate::take(const Source& source) {
  ++summary_.files;
  reasons_.clear();
  const SourceSummary before = figures(summary_);
  const std::string outcome = take_by_outcome(source);
  if (outcome == kUnchanged && reasons_.empty()) return;
  SourceSummary done = figures(summary_);
  done.name = source.name;
  done.outcome = outcome;
  done.read -= before.read;
  done.added -= before.added;
  done.changed -= before.changed;
  done.removed -= before.removed;
  done.unchanged -= before.unchanged;
  done.reasons = reasons_;
  done.repaired -= before.repaired;
  done.repairs = done.repairs - before.repairs;
  surroundings_.source_done(done);
}

std::string ArchiveUpdate::take_by_outcome(const Source& source) {
  const std::optional<LedgerEntry> entry = store_->ledger(source.file);
  if (entry && entry->is_current(source)) {
    count_passed(source, *entry);
    return kUnchanged;
  }
  const auto goes_on = [this] { return surroundings_.after_each(0); };
  const std::optional<std::uint64_t> hash = hash_file(source.file, goes_on);
  if (!goes_on()) return kUnchanged;
  if (entry && hash && pass_over(source, *entry, *hash)) return kUnchanged;
  if (hash && take_move(source, *hash, entry.has_value())) return "moved";
  read(source, hash, entry ? entry->replaced : 0);
  return "read";
}

void ArchiveUpdate::reject(const std::string& source, const BadRecord& why) {
  ++reasons_[why.reason];
  surroundings_.reject(source, why);
}

/// Of a source that was only touched.
bool ArchiveUpdate::pass_over(const Source& source, LedgerEntry entry,
                              std::uint64_t content_hash) {
  if (!entry.is_settled || entry.size != source.size || entry.content_hash != content_hash) {
    return false;
  }
  entry.modified = source.modified;
  store_->set_ledger(entry);
  count_passed(source, entry);
  return true;
}

void ArchiveUpdate::count_passed(const Source& source, const LedgerEntry& entry) {
  ++summary_.files_passed;
  summary_.unchanged += entry.reports;
  for (const BadRecord& why : entry.rejects) reject(source.name, why);
}

bool ArchiveUpdate::take_move(const Source& source, std::uint64_t content_hash, bool is_known) {
  std::optional<LedgerEntry> entry = gone_.take_twin(source, content_hash, is_known);
  if (!entry) return false;
  if (!writer_.can_move(*entry, source)) {
    gone_.put_back(*std::move(entry));
    return false;
  }
  store_->set_contests(true);
  // A commit may come in between: the ledger then has both, and says what is to go on.
  entry->is_settled = false;
  entry->moves_to = source.file;
  store_->set_ledger(*entry);
  writer_.begin_file(source, entry->replaced);
  if (!writer_.move(*entry, source, [this] { return surroundings_.after_each(0); })) return true;
  store_->erase_ledger(entry->file);
  entry->is_settled = true;
  entry->moves_to.clear();
  entry->file = source.file;
  entry->name = source.name;
  entry->modified = source.modified;
  store_->set_ledger(*entry);
  ++summary_.files_moved;
  summary_.moved += entry->reports;
  for (const BadRecord& why : entry->rejects) reject(source.name, why);
  return true;
}

void ArchiveUpdate::begin(const Source& source, std::uint64_t replaced_before) {
  replaced_before_ = replaced_before;
  held_ = {};
  writer_.begin_file(source, replaced_before);
}

void ArchiveUpdate::read(const Source& source, std::optional<std::uint64_t> content_hash,
                         std::uint64_t replaced_before) {
  begin(source, replaced_before);
  Reading reading = read_records(source);
  const auto goes_on = [&] { return reading.is_whole = surroundings_.after_each(source.size); };
  if (reading.is_whole) summary_.removed += writer_.remove_unseen(source.file, goes_on);
  reading.entry.is_settled = content_hash && reading.is_whole && reading.is_settled;
  reading.entry.content_hash = content_hash.value_or(0);
  if (!reading.entry.is_settled) {
    reading.entry.replaced = std::max(reading.entry.replaced, replaced_before);
  }
  store_->set_ledger(reading.entry);
}

ArchiveUpdate::Reading ArchiveUpdate::read_records(const Source& source) {
  Reading reading{entry_of(source)};
  ++summary_.files_read;
  summary_.bytes_read += source.size;
  const std::unique_ptr<Reader> reader = open_source(source, surroundings_.limits);
  bool goes_on = true;
  for (auto record = reader->next(); !std::holds_alternative<End>(record);
       record = reader->next()) {
    std::optional<BadRecord> bad;
    if (auto* article = std::get_if<Article>(&record)) {
      if (article->repairs.any()) ++summary_.repaired;
      summary_.repairs += article->repairs;
      bad = index(std::move(*article), source, reading.entry);
    } else {
      bad = std::get<BadRecord>(std::move(record));
    }
    if (bad) note_reject(source, *std::move(bad), reading);
    goes_on = surroundings_.after_each(reader->bytes_read());
    if (goes_on && held_.is_full()) {
      goes_on = put_held(source, reader->bytes_read(), summary_.changed);
    }
    if (!goes_on) break;
  }
  goes_on = goes_on && put_held(source, source.size, summary_.changed);
  if (!goes_on) reading.is_whole = false;
  return reading;
}

void ArchiveUpdate::note_reject(const Source& source, BadRecord bad, Reading& reading) {
  reject(source.name, bad);
  // What was read of it another night stays.
  if (bad.reason == "unreadable" || bad.reason == "too-slow") reading.is_whole = false;
  if (is_passing(bad) || reading.entry.rejects.size() >= kMostRejectsKept) {
    reading.is_settled = false;
  } else {
    reading.entry.rejects.push_back(std::move(bad));
  }
}

/// Brings one report into the index and counts it; says why if it cannot.
std::optional<BadRecord> ArchiveUpdate::index(Article article, const Source& source,
                                              LedgerEntry& entry) {
  const auto standing = writer_.standing(article, source.file);
  if (writer_.is_repeated()) ++entry.replaced;
  switch (standing) {
    case IndexWriter::Standing::Taken:
      return BadRecord{article.place, "duplicate-id",
                       "another file of this path within its archive has the id " + article.id +
                           "; index the folder above both"};
    case IndexWriter::Standing::Shadowed:
      if (!writer_.is_repeated()) ++entry.shadowed;
      [[fallthrough]];
    case IndexWriter::Standing::Unchanged:
      ++summary_.unchanged;
      if (held_.drop(article.id)) ++summary_.unchanged;  // of which it was not the last
      break;
    case IndexWriter::Standing::New:
      ++summary_.added;
      writer_.put(std::move(article), source.file);
      break;
    case IndexWriter::Standing::Changed:
      if (is_to_be_held()) {
        if (hold(std::move(article))) ++summary_.unchanged;
      } else {
        ++summary_.changed;
        writer_.put(std::move(article), source.file);
      }
      break;
  }
  ++summary_.read;
  ++entry.reports;
  return std::nullopt;
}

/// A changed report of a source that has ids again: it would be changed each time that the source is read, and
/// back. Whether it takes the place of an earlier one.
bool ArchiveUpdate::hold(Article article) {
  writer_.keep();
  return held_.add(std::move(article));
}

/// Adds to `count` how many. Whether to go on.
bool ArchiveUpdate::put_held(const Source& source, std::uint64_t bytes_read, std::uint64_t& count) {
  while (auto article = held_.take()) {
    ++count;
    writer_.put(*std::move(article), source.file);
    if (!surroundings_.after_each(bytes_read)) return false;
  }
  return true;
}

void ArchiveUpdate::count_gone() {
  for (const LedgerEntry& entry : gone_.rest()) {
    ++summary_.files_gone;
    summary_.gone += store_->count_of(entry.file);
  }
}

bool ArchiveUpdate::prune(std::uint64_t reports_before, bool may_remove_most) {
  if (summary_.gone * 4 > reports_before && !may_remove_most) return false;
  for (const LedgerEntry& entry : gone_.rest()) {
    summary_.pruned += writer_.remove(entry, [this] { return surroundings_.after_each(0); });
    if (!surroundings_.after_each(0)) break;
  }
  return true;
}

void ArchiveUpdate::settle_contests(
    const std::function<bool(const LedgerEntry&)>& is_in_archive) {
  if (!store_->has_contests()) return;
  std::vector<LedgerEntry> contested;
  store_->for_each_source([&](const LedgerEntry& entry) {
    if (entry.shadowed > 0) contested.push_back(entry);
  });
  // From the last to the first, since the last that has a report counts.
  std::sort(contested.begin(), contested.end(),
            [](const LedgerEntry& a, const LedgerEntry& b) { return a.file > b.file; });
  for (const LedgerEntry& entry : contested) {
    if (is_gone(entry.file)) {
      writer_.unsettle(entry.file);  // it may have a right to a report, should it come back
    } else if (!settle(entry, is_in_archive(entry))) {
      return;
    }
  }
  store_->set_contests(false);
}

/// Whether it came to its end.
bool ArchiveUpdate::settle(LedgerEntry entry, bool is_in_archive) {
  const Source source{entry.file, entry.name, entry.size, entry.modified};
  begin(source, entry.replaced);
  entry.shadowed = entry.replaced = 0;
  std::uint64_t uncounted = 0;
  bool goes_on = true;
  const std::unique_ptr<Reader> reader = open_source(source, surroundings_.limits);
  for (auto record = reader->next(); !std::holds_alternative<End>(record);
       record = reader->next()) {
    if (const auto* bad = std::get_if<BadRecord>(&record); bad != nullptr && is_passing(*bad)) {
      entry.is_settled = false;  // to be read anew: what could not be read now may have a right to a report
    }
    auto* article = std::get_if<Article>(&record);
    if (article == nullptr) continue;
    const auto standing = writer_.standing(*article, source.file);
    if (writer_.is_repeated()) ++entry.replaced;
    if (standing == IndexWriter::Standing::Shadowed && !writer_.is_repeated()) ++entry.shadowed;
    const bool is_new = standing == IndexWriter::Standing::New;
    if (is_new && is_in_archive && summary_.unchanged > 0) {
      --summary_.unchanged;  // it was counted so as the file was read or passed over
      ++summary_.added;
    }
    if (standing == IndexWriter::Standing::Unchanged) held_.drop(article->id);
    if (standing == IndexWriter::Standing::Changed && is_to_be_held()) {
      hold(std::move(*article));
    } else if (is_new || standing == IndexWriter::Standing::Changed) {
      writer_.put(std::move(*article), source.file);
    }
    goes_on = surroundings_.after_each(0);
    if (goes_on && held_.is_full()) goes_on = put_held(source, 0, uncounted);
    if (!goes_on) break;
  }
  goes_on = goes_on && put_held(source, 0, uncounted);
  if (!goes_on) {
    entry.is_settled = false;
    entry.replaced = std::max(entry.replaced, replaced_before_);
  }
  store_->set_ledger(entry);
  return goes_on;
}

}  // namespace chancery
