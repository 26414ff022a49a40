#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// Which sources of an archive are read, by their paths within it. A pattern is for the whole path:
/// "*", "?" and "[a-z]" stand for characters within the name of a file or folder, as in a shell, and
/// "**" as a name of its own for any folders, or none: "wire/**", "**/*.html". A pattern without "/"
/// is for the name of the file, in any folder: "*.tmp".
class PathFilter {
 public:
  PathFilter() = default;

  /// Takes what any of `included` is for, or everything if there are none; but nothing that any of
  /// `excluded` is for.
  PathFilter(const std::vector<std::string>& included, const std::vector<std::string>& excluded);

  bool takes(std::string_view path) const;

 private:
  using Names = std::vector<std::string>;

  std::vector<Names> included_{};
  std::vector<Names> excluded_{};
};

}  // namespace chancery
