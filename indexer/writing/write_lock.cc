#include "indexer/writing/write_lock.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "corpus/date.h"
#include "corpus/error.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

Error refused(const fs::path& file, int code) {
  return {ErrorKind::System,
          "the index could not be locked: " + file.string() + ": " +
              std::generic_category().message(code),
          "chancery-index must be run by a user who may write there, on a disk that has locks"};
}

Error held(const fs::path& file) {
  std::ifstream in(file);
  std::string holder;
  std::getline(in, holder);
  return {ErrorKind::IndexLocked,
          "the index is locked" + (holder.empty() ? std::string() : " by " + holder),
          "another chancery-index is writing to it; run again when it has ended, or wait for it "
          "with --wait SECONDS"};
}

/// Whether it was got. Of the open file, not of the process: two in one process exclude each other.
bool try_lock(int file) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return fcntl(file, F_OFD_SETLK, &lock) == 0;
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

}  // namespace

WriteLock::WriteLock(const fs::path& file, std::chrono::seconds wait,
                     const std::function<bool()>& stops) {
  constexpr std::chrono::milliseconds kPause{50};
  file_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) throw refused(file, errno);
  const auto end = std::chrono::steady_clock::now() + wait;
  while (!try_lock(file_)) {
    const int code = errno;
    const bool is_held = code == EAGAIN || code == EACCES;
    if (code != EINTR && (!is_held || std::chrono::steady_clock::now() >= end || stops())) {
      close(file_);
      throw is_held ? held(file) : refused(file, code);
    }
    std::this_thread::sleep_for(kPause);
  }
  say_who();
}

/// For a person who meets the lock; nothing depends on it, so that it fails is no matter.
void WriteLock::say_who() {
  const std::string holder = "process " + std::to_string(getpid()) + " on " + host_name() +
                             " since " + iso_now() + "\n";
  if (ftruncate(file_, 0) != 0 || pwrite(file_, holder.data(), holder.size(), 0) < 0) return;
}

WriteLock::~WriteLock() {
  if (ftruncate(file_, 0) != 0) errno = 0;  // the next holder overwrites it
  close(file_);
}

}  // namespace chancery
