#pragma once

#include <cstdio>
#include <filesystem>
#include <string_view>

namespace chancery {

/// A file that takes the place of another in one step: whoever reads it, and whatever happens to
/// this process or the machine, finds the old one whole or the new one whole.
class ReplacedFile {
 public:
  /// Begins a hidden file beside `path`. One that an earlier process left there is overwritten, so
  /// two must not write for one path at once. Throws Error System, as do the others.
  explicit ReplacedFile(std::filesystem::path path);
  ~ReplacedFile();  // what did not take its place is removed
  ReplacedFile(const ReplacedFile&) = delete;
  ReplacedFile& operator=(const ReplacedFile&) = delete;

  void write(std::string_view text);

  /// Takes the place of `path`; when this returns, a power cut does not undo it.
  void replace();

 private:
  std::filesystem::path path_;
  std::filesystem::path hidden_;
  std::FILE* file_;
};

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
