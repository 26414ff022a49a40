#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "indexer/writing/database_store.h"
#include "indexer/writing/report_store.h"
#include "indexer/writing/report_table.h"
#include "indexer/writing/shard_builders.h"

namespace chancery {

/// An index that is made as a whole, from nothing: on all cores and several times as fast as by
/// DatabaseStore, but it answers only when it is done. What is safe on the disk when the process ends,
/// however it ends, is taken up by the next one in the same directory.
///
/// It knows of no source that is gone: for_each_source() visits none, and no report can be moved.
class BulkStore final : public ReportStore {
 public:
  struct Settings {
    unsigned threads = 1;
    std::uint64_t table_bytes = 0;       // of memory for the table of reports: is_full()
    std::chrono::seconds interval{300};  // a crash loses the work of about so long
    std::string tags;                    // tags_of() the gazetteer
    std::string identity;                // of the index (metadata::kIdentity)
  };

  /// Makes the directory, or goes on with what is there, unless that is of another schema or other
  /// tags. REQUIRES: no other writes there. Throws Error System.
  BulkStore(std::filesystem::path directory, Settings settings, ShardBuilders::Analyse analyse,
            const Gazetteer& gazetteer);

  std::optional<Known> find(const std::string& id) const override;
  std::string file_of(Xapian::docid document) const override;
  Xapian::docid put(Article article, const std::string& file) override;
  std::vector<Xapian::docid> reports_of(const std::string& file) const override;
  std::uint64_t count_of(const std::string& file) const override;
  void erase(Xapian::docid document) override;
  std::optional<schema::StoredArticle> stored(Xapian::docid document) const override;
  void move(Xapian::docid document, const schema::StoredArticle& moved) override;
  std::optional<LedgerEntry> ledger(const std::string& file) const override;
  void set_ledger(const LedgerEntry& entry) override;
  void erase_ledger(const std::string& file) override;
  void for_each_source(const std::function<void(const LedgerEntry&)>& visit) const override;
  bool has_contests() const override;
  void set_contests(bool has_contests) override;
  std::uint64_t size() const override;

  /// As DatabaseStore's.
  void set_run(DatabaseStore::RunOf run_of) { run_of_put_ = std::move(run_of); }

  /// Whether the table of reports, and what is known of sources that give none, have taken their memory:
  /// time to finish().
  bool is_full() const { return reports_.bytes() + unwritten_bytes_ >= settings_.table_bytes; }

  /// Makes what was put safe, for another process to go on with.
  void suspend();

  /// The whole as a database, with what is still to be done to it: documents to be erased, metadata to be
  /// set. Nothing can be done with this store any more. If the process ends before that is done, the
  /// next one goes on from the segments.
  struct Finished {
    std::filesystem::path database;
    std::vector<Xapian::docid> dead;
    std::map<std::string, std::string> metadata;
  };
  Finished finish();

 private:
  using Clock = std::chrono::steady_clock;
  using Records = std::map<std::string, std::string>;  // of metadata, by key

  void open_ledger();
  bool is_to_go_on() const;
  static unsigned segments_of(const Xapian::Database& ledger);
  bool has_segments(unsigned wanted) const;
  void take_up_segments();
  void take_up(const std::filesystem::path& segment);
  void queue_shard();
  void queue_last_shard();
  void close_group();
  void write_safe_ledger();
  void keep(const std::string& key, std::string value);
  void write(const Records& records);
  void note_erased();
  Xapian::docid last_document_of(unsigned group) const;
  std::string record(const std::string& key) const;

  const std::filesystem::path directory_;
  const Settings settings_;
  DatabaseStore::RunOf run_of_put_ = [](const Article&, const std::string&) { return std::uint64_t{0}; };
  ReportTable reports_;
  std::vector<Xapian::docid> erased_;  // though their segments have them
  unsigned group_ = 1;                // the one that is open
  std::size_t shards_of_group_ = 0;
  Clock::time_point group_begun_ = Clock::now();
  std::vector<QueuedReport> shard_;   // the one that is being filled
  std::size_t shard_bytes_ = 0;
  std::deque<std::pair<Xapian::docid, std::string>> unsafe_files_;  // from the first report of each on
  std::vector<std::pair<Xapian::docid, unsigned>> last_of_segment_;  // with its group, ascending
  Xapian::WritableDatabase ledger_;
  Records open_records_;                                 // since the last group was closed
  std::deque<std::pair<unsigned, Records>> waiting_records_;  // of groups that are no segments yet
  std::uint64_t unwritten_bytes_ = 0;                    // of these and of those
  ShardBuilders builders_;            // the last: its threads end first
};

}  // namespace chancery
