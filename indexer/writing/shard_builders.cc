#include "indexer/writing/shard_builders.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/error.h"
#include "corpus/replaced_file.h"
#include "corpus/schema/index_schema.h"
#include "indexer/writing/block_size.h"
#include "indexer/writing/bulk_layout.h"
#include "indexer/writing/engine_errors.h"
#include "indexer/writing/entity_names.h"
#include "indexer/writing/merge.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// What analysing needs, what building needs and what Xapian needs drive each other out of the processor's caches: each
// step is taken for so many reports before the next, or of so much text. By 32 it is 6 % less CPU than report by
// report, by 128 another 3 %.
constexpr std::size_t kReportsAtOnce = 128;
constexpr std::size_t kBytesAtOnce = 512U << 10U;

/// How many of `reports`, from the first on; at least one.
std::size_t at_once(std::span<const QueuedReport> reports) {
  std::size_t count = 0, bytes = 0;
  while (count < reports.size() && count < kReportsAtOnce && bytes < kBytesAtOnce) {
    const Article& article = reports[count++].article;
    bytes += article.title.size() + article.text.size();
  }
  return count;
}

std::vector<Xapian::Document> built(DocumentBuilder& builder, std::span<const QueuedReport> reports,
                                    const std::vector<AnalysedArticle>& analysed) {
  std::vector<Xapian::Document> documents;
  documents.reserve(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    documents.push_back(builder.build(analysed[i], reports[i].file, reports[i].run));
  }
  return documents;
}

void write_vocabulary(std::vector<std::string> words, Xapian::WritableDatabase& database) {
  std::sort(words.begin(), words.end());  // a table is filled soonest in its order
  for (const std::string& word : words) {
    database.set_metadata(schema::metadata::word_key(word), "1");
  }
}

}  // namespace

ShardBuilders::ShardBuilders(fs::path directory, unsigned threads, Analyse analyse,
                             const Gazetteer& gazetteer)
    : directory_(std::move(directory)), analyse_(std::move(analyse)), gazetteer_(gazetteer) {
  begin(threads);
}

/// As many as can be had.
void ShardBuilders::begin(unsigned threads) {
  try {
    while (threads_.size() < threads) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error& error) {
    if (!threads_.empty()) return;
    throw Error(ErrorKind::System, std::string("cannot begin a thread: ") + error.what(),
                "how many may this user have? see ulimit -u");
  }
}

ShardBuilders::~ShardBuilders() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
}

void ShardBuilders::put(unsigned group, std::vector<QueuedReport> reports) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || queue_.size() < threads_.size(); });
  check();
  if (groups_.size() <= group) groups_.resize(group + 1);
  Group& its = groups_[group];
  its.shards.push_back(bulk::shard(directory_, group, its.shards.size() + 1));
  ++its.unbuilt;
  queue_.push_back({group, its.shards.back(), std::move(reports)});
  changed_.notify_all();
}

void ShardBuilders::close(unsigned group) {
  std::unique_lock lock(mutex_);
  if (groups_.size() <= group) groups_.resize(group + 1);
  groups_[group].is_closed = true;
  // A thread merges it, not the one that reads.
  if (groups_[group].unbuilt == 0) queue_.push_back({group, {}, {}});
  changed_.notify_all();
}

void ShardBuilders::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || (queue_.empty() && busy_ == 0); });
  check();
}

bool ShardBuilders::is_segment(unsigned group) const {
  const std::lock_guard lock(mutex_);
  return group < groups_.size() && groups_[group].is_segment;
}

std::vector<fs::path> ShardBuilders::shards(unsigned group) const {
  const std::lock_guard lock(mutex_);
  return group < groups_.size() ? groups_[group].shards : std::vector<fs::path>();
}

void ShardBuilders::check() const {
  if (failure_) std::rethrow_exception(failure_);
}

void ShardBuilders::work() {
  DocumentBuilder builder;  // remembers stems from shard to shard
  unsigned group_in_hand = 0;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return is_ending_ || (!failure_ && !queue_.empty()); });
    if (is_ending_) return;
    Shard shard = std::move(queue_.front());
    queue_.pop_front();
    ++busy_;
    changed_.notify_all();
    const unsigned group = shard.group;
    try {
      if (!shard.path.empty()) {
        lock.unlock();
        // The shards of a group are kept together or lost together, so a word is told once for all.
        if (std::exchange(group_in_hand, group) != group) builder.begin_part();
        build(builder, std::move(shard));
        lock.lock();
        --groups_[group].unbuilt;
      }
      merge_if_whole(lock, group);
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      if (!failure_) failure_ = std::current_exception();
    }
    --busy_;
    changed_.notify_all();
  }
}

/// Takes the articles of `reports`.
std::vector<AnalysedArticle> ShardBuilders::analyse(std::span<QueuedReport> reports) const {
  std::vector<AnalysedArticle> analysed;
  analysed.reserve(reports.size());
  for (QueuedReport& report : reports) analysed.push_back(analyse_(std::move(report.article)));
  return analysed;
}

void ShardBuilders::build(DocumentBuilder& builder, Shard shard) {
  // Names are few: each shard has those that it needs.
  EntityNames names(gazetteer_);
  translated([&] {
    Xapian::WritableDatabase database(shard.path.string(),
                                      Xapian::DB_CREATE | Xapian::DB_NO_SYNC, kBlockBytes);
    // Within a transaction Xapian commits at its end only. Not left to the destructor, which has no way
    // to say that it failed.
    database.begin_transaction(true);
    for (std::span<QueuedReport> left(shard.reports); !left.empty();) {
      const std::span<QueuedReport> now = left.first(at_once(left));
      left = left.subspan(now.size());
      const std::vector<AnalysedArticle> analysed = analyse(now);
      for (const AnalysedArticle& article : analysed) {
        names.tell_new(article, [&](const std::string& key, const std::string& name) {
          database.set_metadata(key, name);
        });
      }
      const std::vector<Xapian::Document> documents = built(builder, now, analysed);
      for (std::size_t i = 0; i < now.size(); ++i) {
        database.replace_document(now[i].document, documents[i]);
      }
    }
    write_vocabulary(builder.take_new_words(), database);
    database.commit_transaction();
    database.close();
  });
}

void ShardBuilders::merge_if_whole(std::unique_lock<std::mutex>& lock, unsigned group) {
  const Group& its = groups_[group];
  if (!its.is_closed || its.unbuilt > 0 || its.is_segment || its.shards.empty()) return;
  const std::vector<fs::path> shards = its.shards;
  lock.unlock();
  const fs::path segment = bulk::segment(directory_, group);
  fs::path made = segment;
  made += ".new";
  {
    const std::lock_guard one_at_a_time(merging_);
    merge(shards, made);
  }
  std::error_code error;
  fs::rename(made, segment, error);
  if (error) {
    throw Error(ErrorKind::System, "cannot name " + segment.string() + ": " + error.message(),
                "see to the disk and who may write there, and run chancery-index again");
  }
  sync_directory(directory_);
  for (const fs::path& shard : shards) {
    std::error_code ignored;  // what is left takes room, and the next run removes it
    fs::remove_all(shard, ignored);
  }
  lock.lock();
  groups_[group].is_segment = true;
}

}  // namespace chancery
