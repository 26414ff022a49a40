#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>

#include "corpus/article.h"
#include "corpus/gazetteer/gazetteer.h"
#include "indexer/writing/document_builder.h"

namespace chancery {

/// A report on its way into a shard.
struct QueuedReport {
  Xapian::docid document;
  std::uint64_t run;  // that puts it
  std::string file;
  Article article;
};

/// Analyses reports and writes them into small databases, shards, on several threads; merges those of
/// a group, when it is whole, into one segment.
///
/// Why shards: Xapian's write buffer is walked, with a miss of the cache at each step, for every
/// posting. 250 to 1,000 wire reports fit into the caches, and merging what they become copies blocks
/// (Database::compact).
class ShardBuilders {
 public:
  /// Thread-safe; called from the builders' threads.
  using Analyse = std::function<AnalysedArticle(Article)>;

  /// Writes below `directory`. `threads` is at least 1.
  /// Throws Error System if not one thread can be had.
  ShardBuilders(std::filesystem::path directory, unsigned threads, Analyse analyse,
                const Gazetteer& gazetteer);

  /// Ends the threads; what is queued is not built.
  ~ShardBuilders();
  ShardBuilders(const ShardBuilders&) = delete;
  ShardBuilders& operator=(const ShardBuilders&) = delete;

  /// Queues a shard of the group `group`. Waits while each thread has one waiting for it. Throws what
  /// a thread has thrown before.
  void put(unsigned group, std::vector<QueuedReport> reports);

  /// No shard of `group` comes any more: it becomes a segment.
  void close(unsigned group);

  /// Waits until all that was put is built, and all that was closed is a segment. Throws as put.
  void wait();

  /// Whether `group` is a segment, and safe on the disk.
  bool is_segment(unsigned group) const;

  /// The shards of a group that is not closed. REQUIRES: wait() was called since the last put().
  std::vector<std::filesystem::path> shards(unsigned group) const;

 private:
  struct Shard {
    unsigned group;
    std::filesystem::path path;
    std::vector<QueuedReport> reports;
  };
  struct Group {
    std::vector<std::filesystem::path> shards;
    unsigned unbuilt = 0;
    bool is_closed = false;
    bool is_segment = false;
  };

  void begin(unsigned threads);
  void work();
  std::vector<AnalysedArticle> analyse(std::span<QueuedReport> reports) const;
  void build(DocumentBuilder& builder, Shard shard);
  void merge_if_whole(std::unique_lock<std::mutex>& lock, unsigned group);
  void check() const;

  const std::filesystem::path directory_;
  const Analyse analyse_;
  const Gazetteer& gazetteer_;
  mutable std::mutex mutex_;
  std::mutex merging_;  // one at a time: each has all shards of a group open
  std::condition_variable changed_;
  std::deque<Shard> queue_;
  std::vector<Group> groups_;
  unsigned busy_ = 0;  // threads
  bool is_ending_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace chancery
