#include "corpus/replaced_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "corpus/error.h"

namespace chancery {

namespace {

namespace fs = std::filesystem;

Error refused(const fs::path& path, int code) {
  return {ErrorKind::System,
          "cannot write " + path.string() + ": " + std::generic_category().message(code),
          "see to the disk and who may write there, and run again"};
}

bool sync_whatever_interrupts(int file) {
  while (fsync(file) != 0) {
    if (errno != EINTR) return false;
  }
  return true;
}

}  // namespace

ReplacedFile::ReplacedFile(fs::path path)
    : path_(std::move(path)),
      hidden_(hidden_path(path_)),
      // Never through a link that somebody has put there.
      file_(open(hidden_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666)) {
  if (file_ < 0) throw refused(hidden_, errno);
}

ReplacedFile::~ReplacedFile() {
  if (file_ < 0) return;
  close(file_);
  std::error_code ignored;  // the next one overwrites it
  fs::remove(hidden_, ignored);
}

fs::path ReplacedFile::hidden_path(const fs::path& path) {
  return path.parent_path() / ("." + path.filename().string() + ".new");
}

void ReplacedFile::write(std::string_view text) {
  constexpr std::size_t kPieceBytes = 64U << 10U;
  unwritten_ += text;
  if (unwritten_.size() >= kPieceBytes) flush();
}

// By the system's calls and not a stream's: an error must be told with its cause, and a file be on the
// disk before it takes its name.
void ReplacedFile::flush() {
  for (std::string_view left = unwritten_; !left.empty();) {
    const ssize_t written = ::write(file_, left.data(), left.size());
    if (written < 0 && errno != EINTR) throw refused(path_, errno);
    if (written > 0) left.remove_prefix(static_cast<std::size_t>(written));
  }
  unwritten_.clear();
}

void ReplacedFile::replace() {
  flush();
  if (!sync_whatever_interrupts(file_)) throw refused(path_, errno);
  if (rename(hidden_.c_str(), path_.c_str()) != 0) throw refused(path_, errno);
  close(std::exchange(file_, -1));  // nothing is left to be written
}

void sync_directory(const fs::path& directory) {
  const int file = open(directory.empty() ? "." : directory.c_str(),
                        O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) throw refused(directory, errno);
  const int code = sync_whatever_interrupts(file) ? 0 : errno;
  close(file);
  if (code != 0) throw refused(directory, code);
}

}  // namespace chancery
