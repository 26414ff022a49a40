#pragma once

#include <chrono>
#include <cstdint>

namespace chancery {

/// Says when what was written should be committed: before it takes too much memory, before the commit
/// would take longer than a person waits who ends the run, and so often that little is lost.
class CommitPolicy {
 public:
  using Clock = std::chrono::steady_clock;

  /// `memory_bytes` for what is not committed; at the latest `interval` after the last commit.
  CommitPolicy(std::uint64_t memory_bytes, std::chrono::seconds interval)
      : memory_bytes_(memory_bytes), interval_(interval) {}

  /// Whether what takes `bytes` of memory until it is committed should be committed now.
  bool wants_commit(std::uint64_t bytes) const {
    return bytes > 0 && (bytes >= memory_bytes_ || bytes >= quick_bytes_ ||
                         Clock::now() - last_commit_ >= interval_);
  }

  /// Learns from a commit of so many bytes that took `taken`.
  void committed(std::uint64_t bytes, Clock::duration taken);

 private:
  std::uint64_t memory_bytes_;
  std::chrono::seconds interval_;
  // What a commit writes in the time it may take. Small at first, to learn from: some 2,000 wire
  // reports, for which a slow disk takes seconds.
  std::uint64_t quick_bytes_ = 48U << 20U;
  Clock::time_point last_commit_ = Clock::now();
};

}  // namespace chancery
