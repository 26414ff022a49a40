#include "indexer/writing/index_directory.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "corpus/error.h"
#include "corpus/schema/index_layout.h"
#include "indexer/writing/engine_errors.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr const char* kRebuild = ".rebuild";
constexpr const char* kCompact = ".compact";

Error refused(const std::string& what, int code) {
  return {ErrorKind::System, what + ": " + std::generic_category().message(code),
          "see to the disk and who may write there, and run chancery-index again"};
}

void make(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error)) {
    throw Error(ErrorKind::System,
                "cannot make the index directory " + directory.string() +
                    (error ? ": " + error.message() : ": a file is in its place"),
                "choose another with --index DIR");
  }
}

bool is_ours(const fs::path& name) {
  const std::string text = name.string();
  return text == schema::kStubFile || text == std::string(schema::kStubFile) + ".new" ||
         text == schema::kLockFile ||
         schema::generation_number(text.substr(0, text.find('.'))).has_value();
}

/// Makes sure that the directory holds an index or nothing.
void check_content(const fs::path& directory) {
  std::error_code error;
  if (fs::exists(directory / "iamglass", error)) {
    throw Error(ErrorKind::SchemaMismatch,
                directory.string() + " is a Xapian database, but no index of this chancery-index",
                "build a new one in another directory: chancery-index --index DIR PATH...");
  }
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    if (!is_ours(at->path().filename())) {
      throw Error(ErrorKind::Usage, directory.string() + " holds other files and no index",
                  "give --index a directory of its own");
    }
  }
  if (error) {
    throw Error(ErrorKind::System, "cannot read " + directory.string() + ": " + error.message(),
                "chancery-index must be run by a user who may write there");
  }
}

/// A descriptor that is closed with the object.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : file_(open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() {
    if (file_ >= 0) close(file_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return file_ >= 0; }
  bool sync() const { return fsync(file_) == 0; }
  bool write_all(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = write(file_, text.data(), text.size());
      if (written < 0 && errno != EINTR) return false;
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

 private:
  int file_;
};

/// So that a name that was given survives a power cut.
void sync_directory(const fs::path& directory) {
  const Descriptor opened(directory, O_RDONLY | O_DIRECTORY);
  if (!opened.is_open() || !opened.sync()) {
    throw refused("cannot write " + directory.string(), errno);
  }
}

void write_synced(const fs::path& file, const std::string& text) {
  const Descriptor opened(file, O_WRONLY | O_CREAT | O_TRUNC);
  if (!opened.is_open() || !opened.write_all(text) || !opened.sync()) {
    throw refused("cannot write " + file.string(), errno);
  }
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw refused("cannot name " + to.string(), errno);
}

}  // namespace

IndexDirectory::IndexDirectory(fs::path path, std::chrono::seconds wait,
                               const std::function<bool()>& stops, bool is_rebuilt)
    : path_(std::move(path)) {
  make(path_);
  check_content(path_);
  lock_.emplace(path_ / schema::kLockFile, wait, stops);
  current_ = schema::current_generation(path_);
  std::error_code error;
  const bool is_lost = !current_ && fs::exists(path_ / schema::kStubFile, error);
  if (is_lost && !is_rebuilt) {
    throw damaged((path_ / schema::kStubFile).string() + " does not name a generation");
  }
  if (!is_lost) remove_leftovers();
}

void IndexDirectory::remove_leftovers() const {
  std::error_code error;
  fs::remove(path_ / (std::string(schema::kStubFile) + ".new"), error);
  for (fs::directory_iterator at(path_, error), end; !error && at != end; at.increment(error)) {
    const fs::path name = at->path().filename();
    const bool is_kept = name == schema::kStubFile || name == schema::kLockFile ||
                         name.extension() == kRebuild ||
                         (current_ && name == current_->filename());
    if (!is_kept) discard(at->path());
  }
}

fs::path IndexDirectory::first() const { return path_ / "generation-1.first"; }

fs::path IndexDirectory::rebuilt() const {
  // Whatever generation it was begun beside, so that it can go on when another has come since.
  return path_ / (std::string("generation-1") + kRebuild);
}

fs::path IndexDirectory::compacted() const {
  return path_ / (std::string("generation-1") + kCompact);
}

void IndexDirectory::publish(const fs::path& made) {
  const fs::path generation = next();
  const fs::path stub = path_ / schema::kStubFile;
  const fs::path new_stub = stub.string() + ".new";
  rename_or_throw(made, generation);
  try {
    write_synced(new_stub, schema::stub_of(generation));
    sync_directory(path_);  // the generation is there before it is named
    rename_or_throw(new_stub, stub);
  } catch (const Error&) {
    std::error_code ignored;
    fs::rename(generation, made, ignored);
    throw;
  }
  current_ = generation;
  sync_directory(path_);
  remove_leftovers();
}

/// With a number beyond all that are there.
fs::path IndexDirectory::next() const {
  unsigned last = 0;
  std::error_code error;
  for (fs::directory_iterator at(path_, error), end; !error && at != end; at.increment(error)) {
    last = std::max(last, schema::generation_number(at->path()).value_or(0));
  }
  return schema::generation_path(path_, last + 1);
}

void IndexDirectory::discard(const fs::path& made) const {
  std::error_code ignored;
  fs::remove_all(made, ignored);
}

std::uint64_t bytes_on_disk(const fs::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code gone;
    const std::uint64_t size = at->is_regular_file(gone) ? at->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

void need_room(const fs::path& directory, std::uint64_t bytes, const std::string& what_for) {
  std::error_code error;
  const fs::space_info space = fs::space(directory, error);
  if (error || space.available >= bytes) return;  // some file systems do not tell
  constexpr std::uint64_t kMegabyte = 1'000'000;
  throw Error(ErrorKind::System,
              "not enough room on the disk for " + what_for + ": it takes about " +
                  std::to_string(bytes / kMegabyte + 1) + " MB, there are " +
                  std::to_string(space.available / kMegabyte) + " MB",
              "make room, or give --index a directory on another disk; the index is as it was");
}

}  // namespace chancery
