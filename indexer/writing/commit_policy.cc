#include "indexer/writing/commit_policy.h"

#include <algorithm>

namespace chancery {

void CommitPolicy::committed(std::uint64_t bytes, Clock::duration taken) {
  last_commit_ = Clock::now();
  // A run that is told to end has five seconds; half of them, for one commit can take twice as long
  // as that before.
  constexpr double kLongestSeconds = 2.5;
  constexpr std::uint64_t kLeast = 8U << 20U;  // below it the fixed cost of a commit is all there is
  if (bytes < kLeast) return;
  const double seconds = std::max(std::chrono::duration<double>(taken).count(), 1e-3);
  const double fitting = static_cast<double>(bytes) * kLongestSeconds / seconds;
  const double most = 4.0 * static_cast<double>(quick_bytes_);
  quick_bytes_ = std::max(static_cast<std::uint64_t>(std::min(fitting, most)), kLeast);
}

}  // namespace chancery
