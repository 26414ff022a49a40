#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace chancery {

/// How far a run is.
struct ProgressState {
  unsigned percent = 0;  // of the archive's bytes
  std::uint64_t read = 0;
  std::uint64_t rejected = 0;
  std::chrono::duration<double> seconds{};                        // since it began
  std::optional<std::chrono::duration<double>> time_left{};  // if it is known
};

/// A bar and what else fits into so many columns, the most telling first; in ASCII:
///   [##########          ]  50%  left 3 min 20 s  2 rejected  1,843/s  12,345 reports
std::string progress_line(const ProgressState& state, std::size_t columns);

/// The same without the bar, in full, for a log.
std::string progress_message(const ProgressState& state);

}  // namespace chancery
