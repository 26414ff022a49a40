#include "corpus/reader/read_budget.h"

#include <algorithm>
#include <string>

namespace chancery {

namespace {

// What is so small harms nobody, however well it was compressed: a page of blanks.
constexpr std::uint64_t kHarmlessBytes = 64U << 20U;

}  // namespace

void ReadBudget::add(Kind kind, std::uint64_t bytes) {
  if (kind == Kind::Counted) return;
  (kind == Kind::Stored ? stored_ : expanded_) += bytes;
}

void ReadBudget::end_reading() {
  if (began_) spent_ += Clock::now() - *began_;
  began_.reset();
}

std::optional<BadRecord> ReadBudget::overdrawn() const {
  const std::uint64_t most = limits_.source_bytes;
  if (std::max(stored_, expanded_) > most) {
    return BadRecord{"", "source-too-large",
                     "The source holds more than " + std::to_string(most >> 20U) + " MB."};
  }
  if (expanded_ > kHarmlessBytes && expanded_ / limits_.expansion > stored_) {
    return BadRecord{"", "expands-too-much",
                     "What is in it is more than " + std::to_string(limits_.expansion) +
                         " times as long as the file."};
  }
  const auto spent = spent_ + (began_ ? Clock::now() - *began_ : Clock::duration{});
  if (spent > limits_.reading) {
    return BadRecord{"", "too-slow", "Reading it took more than " +
                                         std::to_string(limits_.reading.count()) + " seconds."};
  }
  return std::nullopt;
}

}  // namespace chancery
