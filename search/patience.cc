#include "search/patience.h"

#include <algorithm>
#include <thread>

namespace chancery {

namespace {

constexpr int kLeast = 10, kFew = 3;  // tries

}  // namespace

bool Patience::lasts() {
  if (++tries_ >= kLeast && std::chrono::steady_clock::now() > end_) return false;
  wait();
  return true;
}

bool Patience::lasts_a_moment() {
  if (++failures_ >= kFew) return false;
  wait();
  return true;
}

/// The longer, the more were in vain.
void Patience::wait() const {
  std::this_thread::sleep_for(std::chrono::milliseconds(std::min(tries_ + failures_, 20)));
}

}  // namespace chancery
