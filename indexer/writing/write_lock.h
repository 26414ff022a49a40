#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

namespace chancery {

/// Held by the one process that writes to an index, over all its generations. The system gives it
/// back when the process ends, however it ends, so it never has to be cleared away.
class WriteLock {
 public:
  /// Locks `file`, making it if it is missing; waits for up to `wait` where another holds it, or
  /// until `stops` says so. Throws Error: IndexLocked, saying who holds it; System.
  WriteLock(const std::filesystem::path& file, std::chrono::seconds wait,
            const std::function<bool()>& stops);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  void say_who();

  int file_ = -1;
};

}  // namespace chancery
