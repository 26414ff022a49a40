#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corpus/reader/path_filter.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// Something in an archive that is no source: a folder that may not be read, a socket or device.
struct Unreadable {
  std::string file;  // absolute
  std::string name;  // within the archive
  BadRecord why;
};

/// Walks the files below `paths`, of which each is a folder or one file, in byte order of their
/// absolute paths, so that every machine reads an archive in the same order. A path below another is
/// read as a part of that. Hidden files and folders (".git", ".DS_Store"), symbolic links, and folders
/// that are an index of Xapian's are passed over; of a link that is one of `paths`, what it leads to
/// is read. What a filter does not take is as if it were not there. Memory grows with the largest folder, not with the archive.
class ArchiveWalk {
 public:
  /// Throws Error ArchiveMissing if one of `paths` is not there, may not be read, or is an index.
  explicit ArchiveWalk(const std::vector<std::filesystem::path>& paths, PathFilter filter = {});

  using Found = std::variant<Source, Unreadable, End>;

  /// The next of them; End once and for all after the last. Throws Error ArchiveMissing if one of
  /// `paths` itself can no longer be read.
  Found next();

  /// Whether the absolute path `file` is one of `paths` or below it.
  bool covers(const std::string& file) const;

  /// Whether what has this name within the archive is taken by the filter.
  bool takes(const std::string& name) const { return filter_.takes(name); }

 private:
  struct Folder {
    std::string path;  // absolute, with a '/' at its end
    std::string name;  // within the archive, likewise; empty for the archive itself
    std::vector<std::string> entries;  // still to come, the next one last; folders end in '/'
  };

  std::optional<Found> begin(const std::string& root);
  /// nullopt if there is nothing to tell of it: it is passed over, or a folder to go on with.
  std::optional<Found> take(std::string file, std::string name);
  std::optional<Found> open_folder(std::string path, std::string name);

  PathFilter filter_;
  std::vector<std::string> roots_;    // absolute, in order, none below another; folders end in '/'
  std::size_t next_root_ = 0;
  std::vector<Folder> folders_;  // those being read, the innermost last
};

/// All that a walk of `path` finds.
struct Archive {
  std::vector<Source> sources;
  std::vector<Unreadable> unreadable;
};
Archive list_archive(const std::filesystem::path& path, PathFilter filter = {});

}  // namespace chancery
