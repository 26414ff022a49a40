#include "corpus/reader/archive.h"

#include <algorithm>
#include <cerrno>
#include <functional>
#include <system_error>
#include <utility>

#include <sys/stat.h>

#include "corpus/error.h"

namespace chancery {

namespace {

namespace fs = std::filesystem;

Unreadable unreadable(std::string file, std::string name, std::string detail) {
  return {std::move(file), std::move(name), BadRecord{"", "unreadable", std::move(detail)}};
}

/// Whether the folder is a Xapian database, or holds the stub of one: its tables are no reports.
bool holds_index(const fs::path& folder) {
  struct stat status {};
  return ::lstat((folder / "iamglass").c_str(), &status) == 0 ||
         ::lstat((folder / "XAPIANDB").c_str(), &status) == 0;
}

Source to_source(std::string file, std::string name, const struct stat& status) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {std::move(file), std::move(name), static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * kNanoseconds + status.st_mtim.tv_nsec};
}

/// The names in a folder, those of folders with a '/' at their end: so they sort as the paths of all
/// that is below them. The first comes last.
std::vector<std::string> entries_of(const fs::path& folder, std::error_code& error) {
  std::vector<std::string> entries;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().native();
    if (name.starts_with('.')) continue;
    std::error_code unknown;
    if (!at->is_symlink(unknown) && at->is_directory(unknown)) name += '/';
    entries.push_back(std::move(name));
  }
  std::sort(entries.begin(), entries.end(), std::greater<>());
  return entries;
}

/// A path that a person names, as it is in the end: absolute, a folder's with a '/'.
std::string root_of(const fs::path& path) {
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
  if (!S_ISDIR(status.st_mode)) return root.native();
  if (holds_index(root)) {
    throw Error(ErrorKind::ArchiveMissing, root.native() + " is an index and no archive",
                "give a folder of reports, or one file");
  }
  return root.native() == "/" ? "/" : root.native() + '/';
}

bool is_below(const std::string& file, const std::string& root) {
  return root.ends_with('/') ? file.starts_with(root) : file == root;
}

}  // namespace

ArchiveWalk::ArchiveWalk(const std::vector<fs::path>& paths, PathFilter filter)
    : filter_(std::move(filter)) {
  for (const fs::path& path : paths) roots_.push_back(root_of(path));
  std::sort(roots_.begin(), roots_.end());
  // In this order a folder stands right before what is below it.
  std::vector<std::string> apart;
  for (std::string& root : roots_) {
    if (apart.empty() || !is_below(root, apart.back())) apart.push_back(std::move(root));
  }
  roots_ = std::move(apart);
}

bool ArchiveWalk::covers(const std::string& file) const {
  return std::any_of(roots_.begin(), roots_.end(),
                     [&](const std::string& root) { return is_below(file, root); });
}

ArchiveWalk::Found ArchiveWalk::next() {
  for (;;) {
    std::optional<Found> found;
    if (folders_.empty()) {
      if (next_root_ == roots_.size()) return End{};
      found = begin(roots_[next_root_++]);
    } else if (folders_.back().entries.empty()) {
      folders_.pop_back();
    } else {
      Folder& folder = folders_.back();
      const std::string entry = std::move(folder.entries.back());
      folder.entries.pop_back();
      found = take(folder.path + entry, folder.name + entry);
    }
    if (found) return *std::move(found);
  }
}

std::optional<ArchiveWalk::Found> ArchiveWalk::begin(const std::string& root) {
  if (!root.ends_with('/')) return take(root, fs::path(root).filename().native());
  if (auto failed = open_folder(root, "")) {
    throw Error(ErrorKind::ArchiveMissing,
                "cannot read " + root + ": " + std::get<Unreadable>(*failed).why.detail,
                "check who may read the folder");
  }
  return std::nullopt;
}

std::optional<ArchiveWalk::Found> ArchiveWalk::take(std::string file, std::string name) {
  if (file.ends_with('/')) return open_folder(std::move(file), std::move(name));
  if (!filter_.takes(name)) return std::nullopt;
  // One lstat gives kind, size and time as they were at the same moment; <filesystem> asks thrice.
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0) {
    return unreadable(std::move(file), std::move(name), std::generic_category().message(errno));
  }
  if (S_ISREG(status.st_mode)) return to_source(std::move(file), std::move(name), status);
  if (S_ISLNK(status.st_mode)) return std::nullopt;
  return unreadable(std::move(file), std::move(name), "not a regular file");
}

std::optional<ArchiveWalk::Found> ArchiveWalk::open_folder(std::string path, std::string name) {
  if (holds_index(path)) return std::nullopt;
  std::error_code error;
  std::vector<std::string> entries = entries_of(path, error);
  if (error) {
    std::string shown = name.substr(0, name.find_last_not_of('/') + 1);
    return unreadable(std::move(path), std::move(shown), error.message());
  }
  folders_.push_back({std::move(path), std::move(name), std::move(entries)});
  return std::nullopt;
}

Archive list_archive(const fs::path& path, PathFilter filter) {
  ArchiveWalk walk({path}, std::move(filter));
  Archive archive;
  for (auto found = walk.next(); !std::holds_alternative<End>(found); found = walk.next()) {
    if (auto* source = std::get_if<Source>(&found)) {
      archive.sources.push_back(std::move(*source));
    } else {
      archive.unreadable.push_back(std::get<Unreadable>(std::move(found)));
    }
  }
  return archive;
}

}  // namespace chancery
