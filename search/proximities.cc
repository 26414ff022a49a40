#include "search/proximities.h"

#include <utility>

namespace chancery {

std::shared_ptr<Judged> Proximities::of(const Proximity& wanted) {
  if (const auto* const known = known_.find(wanted)) return *known;
  auto judged = std::make_shared<Judged>(Judged{DocumentSet(last_), DocumentSet(last_)});
  const std::size_t bytes = judged->all.bytes() * 2 + wanted.bytes();
  return known_.add(wanted, std::move(judged), bytes);
}

}  // namespace chancery
