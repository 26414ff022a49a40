#include "indexer/render/figures.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace chancery {

namespace {

std::string two_digits(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string megabytes(std::uint64_t bytes) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text.data();
}

std::string rate(std::uint64_t count, std::chrono::duration<double> seconds) {
  if (seconds.count() <= 0) return "-";
  return grouped(static_cast<std::uint64_t>(static_cast<double>(count) / seconds.count() + 0.5));
}

std::string readable_time(std::chrono::duration<double> seconds) {
  const auto all = static_cast<std::uint64_t>(std::max(seconds.count(), 0.0) + 0.5);
  if (all < 60) return std::to_string(all) + " s";
  if (all < 3'600) return std::to_string(all / 60) + " min " + two_digits(all % 60) + " s";
  return grouped(all / 3'600) + " h " + two_digits(all / 60 % 60) + " min";
}

}  // namespace chancery
