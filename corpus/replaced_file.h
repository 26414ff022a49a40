#pragma once

#include <filesystem>
#include <string>
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

  /// Takes the place of `path`: for every reader at once, for the time after a power cut once
  /// sync_directory() has returned.
  void replace();

  /// The hidden file of `path`.
  static std::filesystem::path hidden_path(const std::filesystem::path& path);

 private:
  void flush();

  std::filesystem::path path_;
  std::filesystem::path hidden_;
  std::string unwritten_{};
  int file_;
};

/// Makes the names in a directory, the empty path being the current one, such that a power cut does
/// not undo them. Throws Error System.
void sync_directory(const std::filesystem::path& directory);

}  // namespace chancery
