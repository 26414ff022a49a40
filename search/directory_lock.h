#pragma once

#include <filesystem>

namespace chancery {

/// Keeps a second process from a directory until it is destroyed.
class DirectoryLock {
 public:
  /// Makes the directory if it is missing. Throws Error System, also if another holds it.
  explicit DirectoryLock(const std::filesystem::path& directory);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int file_;
};

}  // namespace chancery
