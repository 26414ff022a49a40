#pragma once

#include <chrono>

namespace chancery {

/// How often to read an index again that an indexer commits to meanwhile. A search takes less than a second and
/// an indexer commits every few minutes: twice in a row is already rare, but on a machine with much else to do.
class Patience {
 public:
  /// Waits for a moment; false when it is time to give up: after ten seconds, and ten tries at least.
  bool lasts();

  /// The same where nothing but the failure says that the index has changed: three tries.
  bool lasts_a_moment();

 private:
  void wait() const;

  int tries_ = 0;
  int failures_ = 0;
  std::chrono::steady_clock::time_point end_ =
      std::chrono::steady_clock::now() + std::chrono::seconds(10);
};

}  // namespace chancery
