#include "indexer/render/time_left.h"

namespace chancery {

namespace {

constexpr TimeLeft::Seconds kSeen{30};
constexpr TimeLeft::Seconds kLeastSeen{2};
constexpr TimeLeft::Seconds kApart{0.5};

}  // namespace

void TimeLeft::note(Seconds at, std::uint64_t bytes_done) {
  if (!moments_.empty() && at - moments_.back().at < kApart) return;
  moments_.push_back({at, bytes_done});
  // The one before the half minute stays, so that a long pause does not leave a single moment.
  while (moments_.size() > 2 && at - moments_[1].at >= kSeen) moments_.pop_front();
}

std::optional<TimeLeft::Seconds> TimeLeft::estimate(std::uint64_t bytes) const {
  if (moments_.empty()) return std::nullopt;
  const Moment& first = moments_.front();
  const Moment& last = moments_.back();
  if (last.at - first.at < kLeastSeen || last.bytes_done <= first.bytes_done) return std::nullopt;
  if (last.bytes_done >= bytes) return Seconds(0);
  const auto to_do = static_cast<double>(bytes - last.bytes_done);
  return (last.at - first.at) * (to_do / static_cast<double>(last.bytes_done - first.bytes_done));
}

}  // namespace chancery
