#include "search/replaced_file.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "corpus/error.h"

namespace chancery {

namespace {

namespace fs = std::filesystem;

Error refused(const fs::path& path, int code) {
  return {ErrorKind::System,
          "cannot write " + path.string() + ": " + std::generic_category().message(code),
          "see to the disk and who may write there"};
}

/// Without it a file can be back under its old name after a power cut.
void sync_directory(const fs::path& directory) {
  const int file = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) throw refused(directory, errno);
  const int code = fsync(file) == 0 ? 0 : errno;
  close(file);
  if (code != 0) throw refused(directory, code);
}

}  // namespace

ReplacedFile::ReplacedFile(fs::path path)
    : path_(std::move(path)),
      hidden_(path_.parent_path() / ("." + path_.filename().string() + ".new")),
      file_(nullptr) {
  // Never through a link that somebody has put there.
  const int file =
      open(hidden_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) throw refused(hidden_, errno);
  file_ = fdopen(file, "w");
  if (file_ == nullptr) {
    const int code = errno;
    close(file);
    throw refused(hidden_, code);
  }
}

ReplacedFile::~ReplacedFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::error_code ignored;  // the next one overwrites it
  fs::remove(hidden_, ignored);
}

void ReplacedFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) throw refused(path_, errno);
}

void ReplacedFile::replace() {
  if (std::fflush(file_) != 0 || fsync(fileno(file_)) != 0) throw refused(path_, errno);
  if (rename(hidden_.c_str(), path_.c_str()) != 0) throw refused(path_, errno);
  std::fclose(std::exchange(file_, nullptr));  // nothing is left to be written
  sync_directory(path_.parent_path());
}

DirectoryLock::DirectoryLock(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  const fs::path name = directory / ".lock";
  file_ = open(name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file_ < 0) throw refused(name, errno);
  if (flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  const int code = errno;
  close(file_);
  if (code != EWOULDBLOCK) throw refused(name, code);
  throw Error(ErrorKind::System,
              "digests are being written to " + directory.string() + " by another chancery-search",
              "run again when it has ended");
}

DirectoryLock::~DirectoryLock() { close(file_); }

}  // namespace chancery
