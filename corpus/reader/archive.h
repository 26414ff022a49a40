#pragma once

#include <filesystem>
#include <vector>

#include "corpus/reader/reader.h"

namespace chancery {

/// The files below `path`, or `path` itself if it is a file, in byte order of their names within
/// the archive, so that every machine reads an archive in the same order. Hidden files and folders
/// (".git", ".DS_Store"), symbolic links, and folders that are an index of Xapian's are passed
/// over; a folder that may not be read, and a socket or device, stands in `unreadable`. Throws
/// Error ArchiveMissing if `path` is not there, or is an index itself.
struct Archive {
  std::vector<Source> sources;
  struct Unreadable {
    std::string name;
    BadRecord why;
  };
  std::vector<Unreadable> unreadable;
};

Archive list_archive(const std::filesystem::path& path);

}  // namespace chancery
