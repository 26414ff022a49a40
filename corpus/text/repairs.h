#pragma once

#include <cstdint>

namespace chancery {

/// What was broken in a text and was put right.
struct Repairs {
  std::uint64_t stray_bytes = 0;  // of no character of UTF-8: taken for Windows-1252
  std::uint64_t controls = 0;     // control characters, NUL among them: left out
  std::uint64_t lost = 0;         // that could not be read, now or earlier: U+FFFD stands there

  bool any() const { return stray_bytes + controls + lost > 0; }
  Repairs& operator+=(const Repairs& other);
};

Repairs operator-(Repairs all, const Repairs& earlier);

/// Counts the repairs that are made on this thread while it lives, wherever in a reader's many steps
/// that is. Several may live, each within the one before.
class RepairCount {
 public:
  RepairCount();
  ~RepairCount();
  RepairCount(const RepairCount&) = delete;
  RepairCount& operator=(const RepairCount&) = delete;

  const Repairs& repairs() const { return repairs_; }

 private:
  friend void note_repairs(const Repairs& repairs);

  Repairs repairs_{};
  RepairCount* outer_;
};

/// For those who repair.
void note_repairs(const Repairs& repairs);

}  // namespace chancery
