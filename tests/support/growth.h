#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>

namespace chancery::test {

/// How many times the processor time of work(n) work(4 * n) takes: 4 where the time grows with n,
/// 16 where it grows with its square. The least of three tries each, for a machine has other work.
template <typename Work>
double growth(std::size_t n, Work work) {
  const auto time_of = [&](std::size_t size) {
    std::clock_t least = 0;
    for (int i = 0; i < 3; ++i) {
      const std::clock_t start = std::clock();
      work(size);
      const std::clock_t taken = std::max<std::clock_t>(std::clock() - start, 1);
      least = i == 0 ? taken : std::min(least, taken);
    }
    return static_cast<double>(least);
  };
  const double once = time_of(n);
  return time_of(4 * n) / once;
}

/// Between the two, with room for a cache that overflows.
inline constexpr double kLinear = 9;

}  // namespace chancery::test
