#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace chancery {

/// How long the rest of a run takes, by the bytes of the last half minute. Not by those of the
/// whole run: files that have not changed are passed over in no time, often all of them first.
class TimeLeft {
 public:
  using Seconds = std::chrono::duration<double>;

  /// So many bytes are done at `at`. Neither ever goes back. May be called as often as one likes:
  /// two moments of a second are kept.
  void note(Seconds at, std::uint64_t bytes_done);

  /// Until `bytes` are done; nothing as long as less than two seconds were seen, or nothing moves.
  std::optional<Seconds> estimate(std::uint64_t bytes) const;

 private:
  struct Moment {
    Seconds at;
    std::uint64_t bytes_done;
  };
  std::deque<Moment> moments_;
};

}  // namespace chancery
