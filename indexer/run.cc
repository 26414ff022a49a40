#include "indexer/run.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "corpus/reader/archive.h"
#include "indexer/analysis/recognizer.h"
#include "indexer/logging.h"
#include "indexer/writing/index_writer.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// A file with more rejects is not what it was taken for. It is not entered into the ledger, so that
// the ledger stays small; it is read again each night and all its rejects are told again.
constexpr std::size_t kMostRejectsKept = 1'000;

void sort_and_keep_each_once(std::vector<Source>& sources) {
  std::stable_sort(sources.begin(), sources.end(),
                   [](const Source& a, const Source& b) { return a.file < b.file; });
  const auto end = std::unique(sources.begin(), sources.end(),
                               [](const Source& a, const Source& b) { return a.file == b.file; });
  sources.erase(end, sources.end());
}

/// The files of the run's own log, as an archive would name them.
std::set<std::string> own_logs(const IndexOptions& options) {
  std::set<std::string> logs;
  for (const fs::path& path : log_file_paths(options)) {
    std::error_code error;
    logs.insert(fs::weakly_canonical(fs::absolute(path), error).string());
  }
  return logs;
}

/// All files of the archives, each once, in byte order of their paths; the run's own log is none.
Archive list_archives(const IndexOptions& options) {
  Archive all;
  for (const fs::path& path : options.archives) {
    Archive archive = list_archive(path);
    std::move(archive.sources.begin(), archive.sources.end(), std::back_inserter(all.sources));
    std::move(archive.unreadable.begin(), archive.unreadable.end(),
              std::back_inserter(all.unreadable));
  }
  if (options.archives.size() > 1) sort_and_keep_each_once(all.sources);
  const std::set<std::string> logs = own_logs(options);
  std::erase_if(all.sources, [&](const Source& source) { return logs.contains(source.file); });
  return all;
}

/// Whether the cause may have gone by the next night though the file is the same.
bool is_passing(const BadRecord& why) {
  return why.reason == "unreadable" || why.reason == "duplicate-id";
}

/// What reading a source came to.
struct Reading {
  LedgerEntry entry{};
  bool is_whole = true;    // the system did not refuse to read on
  bool is_settled = true;  // reading it again, as it is, would come to the same
};

class Run {
 public:
  Run(const IndexOptions& options, const Gazetteer& gazetteer, RunObserver& observer)
      : archive_(list_archives(options)),
        gazetteer_(gazetteer),
        writer_(options.index, gazetteer),
        observer_(observer) {}

  RunSummary run() {
    std::uint64_t bytes = 0;
    for (const Source& source : archive_.sources) bytes += source.size;
    observer_.started(archive_.sources.size(), bytes);
    for (const auto& [name, why] : archive_.unreadable) reject(name, why);
    for (const Source& source : archive_.sources) {
      take(source);
      bytes_done_ += source.size;
      observer_.advanced(summary_, bytes_done_);
    }
    if (summary_.removed > 0) restore_shadowed();
    commit();
    summary_.seconds = std::chrono::steady_clock::now() - start_;
    observer_.finished();
    return summary_;
  }

 private:
  void take(const Source& source) {
    ++summary_.files;
    std::optional<LedgerEntry> entry = writer_.ledger(source.file);
    if (entry && entry->is_current(source)) return pass_over(source, *entry);
    const std::optional<std::uint64_t> hash = hash_file(source.file);
    if (entry && hash && entry->size == source.size && entry->content_hash == *hash) {
      entry->modified = source.modified;
      writer_.set_ledger(source.file, *entry);
      return pass_over(source, *entry);
    }
    Reading reading = read_source(source);
    if (reading.is_whole) summary_.removed += writer_.remove_unseen(source.file);
    if (!hash || !reading.is_settled) return;
    reading.entry.content_hash = *hash;
    writer_.set_ledger(source.file, reading.entry);
  }

  void pass_over(const Source& source, const LedgerEntry& entry) {
    ++summary_.files_passed;
    summary_.unchanged += entry.reports;
    for (const BadRecord& why : entry.rejects) reject(source.name, why);
  }

  Reading read_source(const Source& source) {
    Reading reading;
    reading.entry.size = source.size;
    reading.entry.modified = source.modified;
    summary_.bytes_read += source.size;
    writer_.begin_file(source.file);
    const std::unique_ptr<Reader> reader = open_source(source);
    for (auto record = reader->next(); !std::holds_alternative<End>(record);
         record = reader->next()) {
      std::optional<BadRecord> bad;
      if (auto* article = std::get_if<Article>(&record)) {
        bad = index(std::move(*article), source, reading.entry);
      } else {
        bad = std::get<BadRecord>(std::move(record));
      }
      if (bad) note_reject(source, *std::move(bad), reading);
      observer_.advanced(summary_, bytes_done_ + reader->bytes_read());
    }
    return reading;
  }

  void note_reject(const Source& source, BadRecord bad, Reading& reading) {
    reject(source.name, bad);
    if (bad.reason == "unreadable") reading.is_whole = false;
    if (is_passing(bad) || reading.entry.rejects.size() >= kMostRejectsKept) {
      reading.is_settled = false;
    } else {
      reading.entry.rejects.push_back(std::move(bad));
    }
  }

  /// Brings one report into the index and counts it; says why if it cannot.
  std::optional<BadRecord> index(Article article, const Source& source, LedgerEntry& entry) {
    const auto standing = writer_.standing(article, source.file);
    switch (standing) {
      case IndexWriter::Standing::Taken:
        return BadRecord{article.place, "duplicate-id",
                         "another file of this path within its archive has the id " + article.id +
                             "; index the folder above both"};
      case IndexWriter::Standing::Shadowed:
        ++entry.shadowed;
        [[fallthrough]];
      case IndexWriter::Standing::Unchanged:
        ++summary_.unchanged;
        break;
      case IndexWriter::Standing::New:
        ++summary_.added;
        put(std::move(article), source);
        break;
      case IndexWriter::Standing::Changed:
        ++summary_.changed;
        put(std::move(article), source);
        break;
    }
    ++summary_.read;
    ++entry.reports;
    return std::nullopt;
  }

  /// Made for the first report: in a night that brings none there is nothing to recognise.
  const Recognizer& recognizer() {
    if (!recognizer_) recognizer_.emplace(gazetteer_);
    return *recognizer_;
  }

  void put(Article article, const Source& source) {
    writer_.put(recognizer().analyse(std::move(article)), source.file);
    if (writer_.wants_commit()) commit();
  }

  /// A report that was taken out of the index may stand in an earlier file, too, and then stands as
  /// that one has it. From the last file to the first, since the last that has it counts.
  void restore_shadowed() {
    for (auto source = archive_.sources.rbegin(); source != archive_.sources.rend(); ++source) {
      const auto entry = writer_.ledger(source->file);
      if (entry && entry->shadowed > 0) restore(*source, *entry);
    }
  }

  void restore(const Source& source, LedgerEntry entry) {
    entry.shadowed = 0;
    writer_.begin_file(source.file);
    const std::unique_ptr<Reader> reader = open_source(source);
    for (auto record = reader->next(); !std::holds_alternative<End>(record);
         record = reader->next()) {
      auto* article = std::get_if<Article>(&record);
      if (article == nullptr) continue;
      const auto standing = writer_.standing(*article, source.file);
      if (standing == IndexWriter::Standing::Shadowed) ++entry.shadowed;
      if (standing == IndexWriter::Standing::New) {
        --summary_.unchanged;  // it was counted so as the file was read or passed over
        ++summary_.added;
      }
      const bool is_other =
          standing == IndexWriter::Standing::New || standing == IndexWriter::Standing::Changed;
      if (is_other) put(std::move(*article), source);
    }
    writer_.set_ledger(source.file, entry);
  }

  void reject(const std::string& source, const BadRecord& why) {
    ++summary_.rejected;
    ++summary_.reasons[why.reason];
    observer_.rejected(source, why);
  }

  void commit() {
    const std::uint64_t reports = writer_.uncommitted();
    writer_.commit();
    observer_.committed(reports);
  }

  // Listing and opening are a part of the run, so this stands before what they make.
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  Archive archive_;
  const Gazetteer& gazetteer_;
  std::optional<Recognizer> recognizer_{};
  IndexWriter writer_;
  RunObserver& observer_;
  RunSummary summary_;
  std::uint64_t bytes_done_ = 0;  // of the sources that are done with
};

}  // namespace

RunSummary run(const IndexOptions& options, const Gazetteer& gazetteer, RunObserver& observer) {
  return Run(options, gazetteer, observer).run();
}

}  // namespace chancery
