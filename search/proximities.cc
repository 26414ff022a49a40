#include "search/proximities.h"

namespace chancery {

namespace {

constexpr std::size_t kMostBytes = std::size_t{32} << 20U;

}  // namespace

std::shared_ptr<Judged> Proximities::of(const Proximity& wanted) {
  const auto known = known_.find(wanted);
  if (known != known_.end()) return known->second;
  auto judged = std::make_shared<Judged>(Judged{DocumentSet(last_), DocumentSet(last_)});
  bytes_ += judged->all.bytes() * 2;
  if (bytes_ > kMostBytes) {
    known_.clear();
    bytes_ = judged->all.bytes() * 2;
  }
  known_.emplace(wanted, judged);
  return judged;
}

}  // namespace chancery
