#include "indexer/run.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <variant>

#include "corpus/reader/archive.h"
#include "indexer/analysis/recognizer.h"
#include "indexer/writing/index_writer.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// Xapian's own default. Memory grows with what is uncommitted (some 20 kB a wire report), writing
// with the number of commits.
constexpr std::uint64_t kReportsPerCommit = 10'000;

// A file with more rejects is not what it was taken for. It is not entered into the ledger, so that
// the ledger stays small; it is read again each night and all its rejects are told again.
constexpr std::size_t kMostRejectsKept = 1'000;

/// All files of the archives, each once, but for those of the index itself.
Archive list_archives(const IndexOptions& options) {
  std::error_code error;
  const fs::path index = fs::weakly_canonical(fs::absolute(options.index), error);
  Archive all;
  std::set<fs::path> seen;
  for (const fs::path& path : options.archives) {
    Archive archive = list_archive(path);
    for (Source& source : archive.sources) {
      const bool is_index = source.file.parent_path() == index;
      if (!is_index && seen.insert(source.file).second) all.sources.push_back(std::move(source));
    }
    std::move(archive.unreadable.begin(), archive.unreadable.end(),
              std::back_inserter(all.unreadable));
  }
  return all;
}

class Run {
 public:
  Run(const IndexOptions& options, const Gazetteer& gazetteer, RunObserver& observer)
      : archive_(list_archives(options)),
        recognizer_(gazetteer),
        writer_(options.index, gazetteer),
        observer_(observer) {}

  RunSummary run() {
    const auto start = std::chrono::steady_clock::now();
    std::uint64_t bytes = 0;
    for (const Source& source : archive_.sources) bytes += source.size;
    observer_.started(archive_.sources.size(), bytes);
    for (const auto& [name, why] : archive_.unreadable) reject(name, why);
    for (const Source& source : archive_.sources) {
      take(source);
      bytes_done_ += source.size;
      observer_.advanced(summary_, bytes_done_);
    }
    commit();
    observer_.finished();
    summary_.seconds = std::chrono::steady_clock::now() - start;
    return summary_;
  }

 private:
  void take(const Source& source) {
    ++summary_.files;
    std::optional<LedgerEntry> entry = writer_.ledger(source.file.string());
    if (entry && entry->is_current(source)) return pass_over(source, *entry);
    const std::optional<std::uint64_t> hash = hash_file(source.file);
    if (entry && hash && entry->size == source.size && entry->content_hash == *hash) {
      entry->modified = source.modified;
      writer_.set_ledger(source.file.string(), *entry);
      return pass_over(source, *entry);
    }
    LedgerEntry read = read_source(source);
    // What could not be opened is tried again next time.
    if (!hash || read.rejects.size() > kMostRejectsKept) return;
    read.content_hash = *hash;
    writer_.set_ledger(source.file.string(), read);
  }

  void pass_over(const Source& source, const LedgerEntry& entry) {
    ++summary_.files_passed;
    summary_.unchanged += entry.reports;
    for (const BadRecord& why : entry.rejects) reject(source.name, why);
  }

  LedgerEntry read_source(const Source& source) {
    LedgerEntry entry{source.size, source.modified, 0, 0, {}};
    summary_.bytes_read += source.size;
    const std::unique_ptr<Reader> reader = open_source(source);
    for (;;) {
      Reader::Record record = reader->next();
      if (std::holds_alternative<End>(record)) return entry;
      std::optional<BadRecord> bad;
      if (auto* article = std::get_if<Article>(&record)) {
        ++summary_.read;
        bad = index(std::move(*article), source);
      } else {
        bad = std::get<BadRecord>(std::move(record));
      }
      if (bad) {
        reject(source.name, *bad);
        if (entry.rejects.size() <= kMostRejectsKept) entry.rejects.push_back(*std::move(bad));
      } else {
        ++entry.reports;
      }
      observer_.advanced(summary_, bytes_done_ + reader->bytes_read());
    }
  }

  /// Brings one report into the index; says why if it cannot.
  std::optional<BadRecord> index(Article article, const Source& source) {
    const std::string file = source.file.string();
    switch (writer_.standing(article, file)) {
      case IndexWriter::Standing::Unchanged:
        ++summary_.unchanged;
        return std::nullopt;
      case IndexWriter::Standing::Taken:
        return BadRecord{article.place, "duplicate-id",
                         "another file of this path within its archive has the id " + article.id +
                             "; index the folder above both"};
      case IndexWriter::Standing::New:
        ++summary_.added;
        break;
      case IndexWriter::Standing::Changed:
        ++summary_.changed;
        break;
    }
    writer_.put(recognizer_.analyse(std::move(article)), file);
    if (writer_.uncommitted() >= kReportsPerCommit) commit();
    return std::nullopt;
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

  Archive archive_;
  Recognizer recognizer_;
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
