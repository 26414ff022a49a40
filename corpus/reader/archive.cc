#include "corpus/reader/archive.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/stat.h>

#include "corpus/error.h"

namespace chancery {

namespace {

namespace fs = std::filesystem;

Archive::Unreadable unreadable(const std::string& name, std::string detail) {
  return {name, BadRecord{"", "unreadable", std::move(detail)}};
}

/// Whether the folder is a Xapian database: its tables are no reports.
bool holds_index(const fs::path& folder) {
  struct stat status {};
  return ::lstat((folder / "iamglass").c_str(), &status) == 0;
}

Source to_source(std::string file, std::string name, const struct stat& status) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {std::move(file), std::move(name), static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * kNanoseconds + status.st_mtim.tv_nsec};
}

/// Walks an archive folder by folder; `folders_` holds those still to do, as names within it.
class Walk {
 public:
  explicit Walk(const fs::path& root) : root_(root) {}

  Archive run() {
    folders_.emplace_back();
    while (!folders_.empty()) {
      const std::string folder = std::move(folders_.back());
      folders_.pop_back();
      list(folder);
    }
    const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
    std::sort(archive_.sources.begin(), archive_.sources.end(), by_name);
    std::sort(archive_.unreadable.begin(), archive_.unreadable.end(), by_name);
    return std::move(archive_);
  }

 private:
  void list(const std::string& folder) {
    std::error_code error;
    const fs::path path = root_ / folder;
    if (holds_index(path)) return;
    fs::directory_iterator entry(path, error);
    while (!error && entry != fs::directory_iterator()) {
      const std::string name = entry->path().filename().native();
      if (!name.starts_with('.')) add(folder.empty() ? name : folder + '/' + name);
      entry.increment(error);
    }
    if (!error) return;
    if (folder.empty()) {
      throw Error(ErrorKind::ArchiveMissing,
                  "cannot read " + root_.native() + ": " + error.message(),
                  "check who may read the folder");
    }
    archive_.unreadable.push_back(unreadable(folder, error.message()));
  }

  // One lstat gives kind, size and time as they were at the same moment; <filesystem> asks thrice.
  void add(const std::string& name) {
    const fs::path file = root_ / name;
    struct stat status {};
    if (::lstat(file.c_str(), &status) != 0) {
      archive_.unreadable.push_back(unreadable(name, std::generic_category().message(errno)));
    } else if (S_ISDIR(status.st_mode)) {
      folders_.push_back(name);
    } else if (S_ISREG(status.st_mode)) {
      archive_.sources.push_back(to_source(file.native(), name, status));
    } else if (!S_ISLNK(status.st_mode)) {
      archive_.unreadable.push_back(unreadable(name, "not a regular file"));
    }
  }

  const fs::path root_;
  std::vector<std::string> folders_;
  Archive archive_;
};

}  // namespace

Archive list_archive(const fs::path& path) {
  // A link that a person names is followed; links within the archive are not.
  std::error_code error;
  const fs::path root = fs::canonical(path, error);
  struct stat status {};
  if (!error && ::stat(root.c_str(), &status) != 0) error.assign(errno, std::generic_category());
  if (error) {
    throw Error(ErrorKind::ArchiveMissing,
                "no archive at " + path.native() + ": " + error.message(),
                "give a folder of reports, or one file");
  }
  if (S_ISDIR(status.st_mode) && holds_index(root)) {
    throw Error(ErrorKind::ArchiveMissing, root.native() + " is an index and no archive",
                "give a folder of reports, or one file");
  }
  if (S_ISDIR(status.st_mode)) return Walk(root).run();
  const std::string name = root.filename().native();
  if (!S_ISREG(status.st_mode)) return {{}, {unreadable(name, "not a regular file")}};
  return {{to_source(root.native(), name, status)}, {}};
}

}  // namespace chancery
