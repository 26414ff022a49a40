#include "indexer/run.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <sys/resource.h>

#include "corpus/date.h"
#include "corpus/reader/archive.h"
#include "corpus/reader/language.h"
#include "corpus/replaced_file.h"
#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "indexer/analysis/recognizer.h"
#include "indexer/archive_update.h"
#include "indexer/gone_sources.h"
#include "indexer/logging.h"
#include "indexer/tagging.h"
#include "indexer/writing/bulk_layout.h"
#include "indexer/writing/bulk_store.h"
#include "indexer/writing/commit_policy.h"
#include "indexer/writing/database_store.h"
#include "indexer/writing/earlier_runs.h"
#include "indexer/writing/index_directory.h"
#include "indexer/writing/rehearsal_store.h"

namespace chancery {

namespace fs = std::filesystem;
namespace metadata = schema::metadata;

namespace {

constexpr std::uint64_t kMegabyte = 1'000'000;

/// What the run itself writes beside the index, as an archive would name it.
std::set<std::string> own_files(const IndexOptions& options) {
  std::vector<fs::path> paths = log_file_paths(options);
  if (!options.report.empty()) {
    paths.push_back(options.report);
    paths.push_back(ReplacedFile::hidden_path(options.report));
  }
  if (!options.rejects.empty()) {
    paths.push_back(options.rejects);
    paths.push_back(ReplacedFile::hidden_path(options.rejects));
  }
  std::set<std::string> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    files.insert(fs::weakly_canonical(fs::absolute(path), error).string());
  }
  return files;
}

/// With --strict.
Error rejected(const std::string& source, const BadRecord& why) {
  const std::string place = why.place.empty() ? "" : ", " + why.place;
  return {ErrorKind::Rejected, source + place + ": " + why.reason + ": " + why.detail,
          "what was committed before stays; without --strict the run goes on"};
}

std::string new_identity() {
  std::random_device random;
  std::array<char, 40> hex{};
  std::snprintf(hex.data(), hex.size(), "%08x%08x%08x%08x", random(), random(), random(), random());
  return hex.data();
}

std::uint64_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

AnalysedArticle analysed(Article article, const Recognizer& recognizer) {
  find_language(article);
  return recognizer.analyse(std::move(article));
}

/// What may be taken by that which is not committed: the rest is for tables, caches and one report.
std::uint64_t uncommitted_memory(const IndexOptions& options) {
  constexpr std::uint64_t kRest = 160 * kMegabyte, kLeast = 16 * kMegabyte;
  const std::uint64_t all = options.memory_mb * kMegabyte;
  return all > kRest + kLeast ? all - kRest : kLeast;
}

/// A thread for each core, as far as three quarters of the memory go; what is left is for the table of
/// reports.
BulkStore::Settings bulk_settings(const IndexOptions& options, std::string tags,
                                  std::string identity) {
  constexpr std::uint64_t kOfThread = 48 * kMegabyte;  // for a shard, or a merge
  const std::uint64_t memory = uncommitted_memory(options);
  BulkStore::Settings settings;
  settings.threads = static_cast<unsigned>(std::clamp<std::uint64_t>(
      memory * 3 / 4 / kOfThread, 1, std::max(1U, std::thread::hardware_concurrency())));
  const std::uint64_t of_threads = std::min(settings.threads * kOfThread, memory * 3 / 4);
  settings.table_bytes = memory - of_threads;
  settings.interval = options.commit_interval;
  settings.tags = std::move(tags);
  settings.identity = std::move(identity);
  return settings;
}

class Run {
 public:
  Run(const IndexOptions& options, const Gazetteer& gazetteer, RunObserver& observer,
      const std::function<int()>& stop_signal)
      : options_(options),
        gazetteer_(gazetteer),
        observer_(observer),
        stop_signal_(stop_signal),
        own_files_(own_files(options)),
        filter_(options.included, options.excluded),
        policy_(uncommitted_memory(options), options.commit_interval) {}

  RunSummary run() {
    ArchiveWalk check(options_.archives, filter_);  // what is wrong with them is said before anything is made
    if (options_.dry_run) {
      rehearse();
    } else {
      IndexDirectory directory(options_.index, options_.wait, [this] { return stops(); },
                               options_.rebuild != Consent::No);
      const bool is_rebuild = options_.rebuild != Consent::No && directory.current();
      is_rebuild ? rebuild(directory) : update(directory);
    }
    summary_.seconds = std::chrono::steady_clock::now() - start_;
    summary_.peak_memory = peak_memory();
    observer_.finished();
    return summary_;
  }

 private:
  bool stops() {
    if (summary_.stop_signal == 0) summary_.stop_signal = stop_signal_();
    return summary_.stop_signal != 0;
  }

  void rehearse() {
    summary_.is_rehearsal = true;
    RehearsalStore store(schema::current_generation(options_.index));
    if (store.size() > 0 && store.metadata(metadata::kTags) != tags_of(gazetteer_)) {
      summary_.tagged = store.size();
    }
    bring_in(store, options_.prune);
  }

  void update(IndexDirectory& directory) {
    make_first_generation(directory, gazetteer_);
    store_.emplace(*directory.current(), gazetteer_);
    const std::uint64_t number = store_->finished_run() + 1;
    run_of_ = [number](const Article&, const std::string&) { return number; };
    if (store_->size() > 0 || !wants_bulk(directory.bulk())) {
      bulk::discard(directory.bulk());  // what cannot be removed the next run tries to
      return write(number, options_.prune, {});
    }
    const std::string identity = store_->metadata(metadata::kIdentity);
    store_.reset();
    take_over_ = [&](const fs::path& merged) {
      directory.publish(merged);
      bulk::discard(directory.bulk());
      return *directory.current();
    };
    try {
      build(directory.bulk(), number, options_.prune, identity);
    } catch (...) {
      bulk_.reset();  // its threads end while the directory is still locked
      throw;
    }
  }

  void rebuild(IndexDirectory& directory) {
    summary_.is_rebuild = true;
    const fs::path made = directory.rebuilt();
    const bool is_bulk = !fs::exists(made) && wants_bulk(directory.bulk_rebuild());
    // Of many segments, which are merged in two steps, some stand on the disk three times for a while.
    need_room(directory.path(), bytes_on_disk(*directory.current()) * (is_bulk ? 3 : 1),
              "the index built anew");
    const EarlierRuns earlier(*directory.current());
    try {
      is_bulk ? rebuild_in_bulk(directory, earlier) : rebuild_one_by_one(directory, earlier);
      store_.reset();
    } catch (...) {
      bulk_.reset();
      store_.reset();
      bulk::discard(directory.bulk_rebuild());
      directory.discard(made);
      throw;
    }
    if (summary_.stop_signal != 0) return;
    const std::uint64_t missing = earlier.reports() - std::min(earlier.reports(), summary_.reports);
    if (missing * 4 > earlier.reports() && options_.rebuild != Consent::Forced) {
      refuse("the rebuilt index does not take the place of the old one", missing,
             earlier.reports(), "--rebuild=force");
    } else {
      directory.publish(made);
    }
  }

  void rebuild_one_by_one(const IndexDirectory& directory, const EarlierRuns& earlier) {
    bulk::discard(directory.bulk_rebuild());
    open_rebuilt(directory);
    const std::uint64_t number = std::max(earlier.last_run() + 1, store_->finished_run());
    set_run_of(earlier, number);
    // What is gone is gone from the index that answers, too; that one is asked about in the end.
    write(number, Consent::Forced, earlier.identity());
  }

  void rebuild_in_bulk(const IndexDirectory& directory, const EarlierRuns& earlier) {
    const std::uint64_t number = earlier.last_run() + 1;
    set_run_of(earlier, number);
    take_over_ = [&](const fs::path& merged) {
      directory.keep_rebuilt(merged);
      bulk::discard(directory.bulk_rebuild());
      return directory.rebuilt();
    };
    build(directory.bulk_rebuild(), number, Consent::Forced, earlier.identity());
  }

  void set_run_of(const EarlierRuns& earlier, std::uint64_t number) {
    run_of_ = [&earlier, number](const Article& article, const std::string& file) {
      return earlier.run_of(article, file).value_or(number);
    };
  }

  /// In bulk an index is made several times as fast, but answers when it is done; it is for archives with
  /// which that takes a while, and for one that was begun so.
  bool wants_bulk(const fs::path& bulk) const { return bulk::is_begun(bulk) || is_large(); }

  bool is_large() const {
    ArchiveWalk archive(options_.archives, filter_);
    std::uint64_t bytes = 0;
    for (auto found = archive.next(); !std::holds_alternative<End>(found) && bytes < options_.bulk_bytes;
         found = archive.next()) {
      if (const auto* source = std::get_if<Source>(&found)) bytes += source->size;
    }
    return bytes >= options_.bulk_bytes;
  }

  void build(const fs::path& bulk, std::uint64_t number, Consent prune,
             const std::string& identity) {
    summary_.run = number;
    open_bulk(bulk, identity.empty() ? new_identity() : identity);
    bulk_->set_run(run_of_);
    bring_in(*bulk_, prune);
    if (!bulk_) return end_run(number);
    bulk_->suspend();
    bulk_.reset();
  }

  /// Goes on with a build that was cut off, if it is sound.
  void open_bulk(const fs::path& bulk, const std::string& identity) {
    const auto open = [&, &recognizer = recognizer()] {
      bulk_.emplace(bulk, bulk_settings(options_, tags_of(gazetteer_), identity),
                    [&recognizer](Article article) { return analysed(std::move(article), recognizer); },
                    gazetteer_);
    };
    try {
      open();
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::IndexDamaged) throw;
      bulk::discard(bulk);
      open();
    }
  }

  /// What is made in bulk goes on as a database.
  void go_on_in_database() {
    observer_.merging(bulk_->size(), bulk_->is_full());
    const BulkStore::Finished finished = bulk_->finish();
    bulk_.reset();
    complete(finished);
    open(take_over_(finished.database));
    update_->go_on_in(*store_);
  }

  void complete(const BulkStore::Finished& finished) {
    DatabaseStore merged(finished.database, gazetteer_);
    for (const auto& [key, value] : finished.metadata) merged.set_metadata(key, value);
    merged.set_metadata(metadata::kErased, "");
    merged.set_metadata(metadata::kSegments, "");
    for (const Xapian::docid document : finished.dead) {
      merged.erase(document);
      if (policy_.wants_commit(merged.uncommitted_bytes())) merged.commit();
    }
    merged.commit();
  }

  /// The generation, to put reports into.
  void open(const fs::path& generation) {
    store_.emplace(generation, gazetteer_);
    equip();
  }

  void equip() {
    store_->set_run(run_of_);
    store_->set_analyse(
        [this](Article article) { return analysed(std::move(article), recognizer()); });
  }

  /// Goes on with a rebuild that was cut off, if it is sound.
  void open_rebuilt(const IndexDirectory& directory) {
    try {
      store_.emplace(directory.rebuilt(), gazetteer_);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::IndexDamaged && error.kind() != ErrorKind::SchemaMismatch) {
        throw;
      }
      directory.discard(directory.rebuilt());
      store_.emplace(directory.rebuilt(), gazetteer_);
    }
  }

  void write(std::uint64_t number, Consent prune, const std::string& identity) {
    summary_.run = number;
    equip();
    identify(identity);
    tag_anew();
    if (!stops()) bring_in(*store_, prune);
    end_run(number);
  }

  void identify(const std::string& identity) {
    if (!store_->metadata(metadata::kIdentity).empty()) return;
    store_->set_metadata(metadata::kIdentity, identity.empty() ? new_identity() : identity);
  }

  void end_run(std::uint64_t number) {
    // None has come to its end: the index was made in bulk, by this run or by one that was cut off after that.
    const bool is_first = store_->metadata(metadata::kFinishedRun).empty();
    if (!stops() && (store_->has_changed() || summary_.is_rebuild || is_first)) {
      store_->set_metadata(metadata::kFinishedRun, std::to_string(number));
      store_->set_metadata(metadata::kFinishedAt, iso_now());
    }
    if (store_->has_changed()) commit();
  }

  void tag_anew() {
    Tagging tagging(*store_, gazetteer_);
    if (!tagging.is_needed()) return;
    observer_.tagging(store_->size());
    summary_.tagged = tagging.run(recognizer(), [this] { return after_report(0); });
  }

  void bring_in(ReportStore& store, Consent prune) {
    const std::uint64_t reports_before = store.size();
    const bool is_bulk = bulk_.has_value();
    ArchiveWalk archive(options_.archives, filter_);
    count(ArchiveWalk(options_.archives, filter_));
    ArchiveUpdate update(store, is_bulk ? GoneSources() : GoneSources(store, archive), summary_,
                         {[this](std::uint64_t bytes) { return after_report(bytes); },
                          [this](const std::string& source, const BadRecord& why) {
                            reject(source, why);
                          },
                          [this](const SourceSummary& done) { observer_.source_done(done); },
                          options_.limits});
    update_ = &update;
    take_sources(archive, update);
    if (bulk_ && !stops()) go_on_in_database();
    if (is_bulk && store_) update.set_gone(GoneSources(*store_, archive));
    if (!stops()) remove_gone(update, prune, reports_before);
    if (!stops()) {
      update.settle_contests([&](const LedgerEntry& entry) {
        return archive.covers(entry.file) && archive.takes(entry.name);
      });
    }
    summary_.reports = store_ ? store_->size() : store.size();
  }

  /// Tells how much there is, to show how far a run has come.
  void count(ArchiveWalk archive) {
    std::uint64_t files = 0, bytes = 0;
    for (auto found = archive.next(); !std::holds_alternative<End>(found) && !stops();
         found = archive.next()) {
      const auto* source = std::get_if<Source>(&found);
      if (source == nullptr || own_files_.contains(source->file)) continue;
      ++files;
      bytes += source->size;
    }
    observer_.started(files, bytes);
  }

  void take_sources(ArchiveWalk& archive, ArchiveUpdate& update) {
    for (auto found = archive.next(); !std::holds_alternative<End>(found) && !stops();
         found = archive.next()) {
      if (const auto* unreadable = std::get_if<Unreadable>(&found)) {
        reject(unreadable->name, unreadable->why);
        continue;
      }
      const auto& source = std::get<Source>(found);
      if (own_files_.contains(source.file)) continue;
      update.take(source);
      bytes_done_ += source.size;
      observer_.advanced(summary_, bytes_done_);
    }
  }

  void remove_gone(ArchiveUpdate& update, Consent prune, std::uint64_t reports_before) {
    update.count_gone();
    if (prune == Consent::No) return;
    if (!update.prune(reports_before, prune == Consent::Forced)) {
      refuse("nothing is pruned", summary_.gone, reports_before, "--prune=force");
    }
  }

  void refuse(const std::string& what, std::uint64_t missing, std::uint64_t all,
              const std::string& force) {
    summary_.refusal.emplace(ErrorKind::Refused,
                             what + ": " + std::to_string(missing) + " of " + std::to_string(all) +
                                 " reports would go, more than a quarter",
                             "is the whole archive there? if they are to go, say " + force);
  }

  /// Made for the first report: in a night that brings none there is nothing to recognise.
  const Recognizer& recognizer() {
    if (!recognizer_) recognizer_.emplace(gazetteer_);
    return *recognizer_;
  }

  /// `bytes` of the source that is being read have been read. Whether to go on.
  bool after_report(std::uint64_t bytes) {
    observer_.advanced(summary_, bytes_done_ + bytes);
    if (bulk_ && bulk_->is_full()) go_on_in_database();
    if (store_ && policy_.wants_commit(store_->uncommitted_bytes())) commit();
    return !stops();
  }

  void reject(const std::string& source, const BadRecord& why) {
    ++summary_.rejected;
    ++summary_.reasons[why.reason];
    observer_.rejected(source, why);
    if (options_.strict) throw rejected(source, why);
  }

  void commit() {
    const std::uint64_t reports = store_->uncommitted(), bytes = store_->uncommitted_bytes();
    const auto start = CommitPolicy::Clock::now();
    store_->commit();
    policy_.committed(bytes, CommitPolicy::Clock::now() - start);
    ++summary_.commits;
    observer_.committed(reports);
  }

  // Listing and opening are a part of the run.
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  const IndexOptions& options_;
  const Gazetteer& gazetteer_;
  RunObserver& observer_;
  const std::function<int()>& stop_signal_;
  const std::set<std::string> own_files_;
  const PathFilter filter_;
  CommitPolicy policy_;
  std::optional<Recognizer> recognizer_{};
  DatabaseStore::RunOf run_of_{};
  std::optional<DatabaseStore> store_{};  // none in a rehearsal, nor as long as there is bulk_
  std::optional<BulkStore> bulk_{};
  /// Puts what was merged where the run goes on with it; says where.
  std::function<fs::path(const fs::path& merged)> take_over_{};
  ArchiveUpdate* update_ = nullptr;
  RunSummary summary_{};
  std::uint64_t bytes_done_ = 0;  // of the sources that are done with
};

}  // namespace

RunSummary run(const IndexOptions& options, const Gazetteer& gazetteer, RunObserver& observer,
               const std::function<int()>& stop_signal) {
  return Run(options, gazetteer, observer, stop_signal).run();
}

}  // namespace chancery
