#include "search/directory_lock.h"

#include <cerrno>
#include <system_error>

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

}  // namespace

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
