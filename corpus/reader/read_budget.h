#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "corpus/reader/reader.h"

namespace chancery {

/// What one source of an archive has used of its limits: shared by all streams that are opened while
/// it is read.
class ReadBudget {
 public:
  using Clock = std::chrono::steady_clock;

  explicit ReadBudget(const ReadLimits& limits) : limits_(limits) {}

  const ReadLimits& limits() const { return limits_; }

  /// Of the file as it lies there, of what came out of a container in it, or of what was counted there
  /// already.
  enum class Kind { Stored, Expanded, Counted };

  void add(Kind kind, std::uint64_t bytes);

  /// Bytes of the file read so far.
  std::uint64_t stored_bytes() const { return stored_; }

  /// Only the time between the two counts: what is made of a report is not the source's fault.
  void begin_reading() { began_ = Clock::now(); }
  void end_reading();

  /// Why the source must not be read on; its place is empty. nullopt while it may.
  std::optional<BadRecord> overdrawn() const;

 private:
  ReadLimits limits_;
  std::uint64_t stored_ = 0;
  std::uint64_t expanded_ = 0;
  Clock::duration spent_{};
  std::optional<Clock::time_point> began_{};
};

}  // namespace chancery
