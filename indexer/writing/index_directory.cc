#include "indexer/writing/index_directory.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "corpus/error.h"
#include "corpus/is_gone.h"
#include "corpus/replaced_file.h"
#include "corpus/schema/index_layout.h"
#include "indexer/writing/engine_errors.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr const char* kRebuild = ".rebuild";
constexpr const char* kCompact = ".compact";
constexpr const char* kBulk = ".bulk";
constexpr const char* kBulkRebuild = ".bulk-rebuild";

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
  return text == schema::kStubFile || name == ReplacedFile::hidden_path(schema::kStubFile) ||
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

void rename_or_throw(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) {
    throw Error(ErrorKind::System, "cannot name " + to.string() + ": " + error.message(),
                "see to the disk and who may write there, and run chancery-index again");
  }
}

}  // namespace

IndexDirectory::IndexDirectory(fs::path path, std::chrono::seconds wait,
                               const std::function<bool()>& stops, bool is_rebuilt)
    : path_(std::move(path)) {
  make(path_);
  check_content(path_);
  lock_.emplace(path_ / schema::kLockFile, wait, stops);
  current_ = schema::current_generation(path_);
  const bool is_named = !is_gone(path_ / schema::kStubFile);
  const bool is_there = current_ && !is_gone(*current_);
  if (is_named && !is_there && !is_rebuilt) {
    throw damaged((path_ / schema::kStubFile).string() + " names no generation that is there");
  }
  if (!is_there) {
    current_ = last_generation();
    if (current_ && !is_named) name(*current_);  // a run was cut off before it could, or the name was lost
  }
  if (is_there || !is_named) remove_leftovers();
}

void IndexDirectory::remove_leftovers() const {
  std::error_code error;
  for (fs::directory_iterator at(path_, error), end; !error && at != end; at.increment(error)) {
    const fs::path name = at->path().filename();
    const bool is_kept = name == schema::kStubFile || name == schema::kLockFile ||
                         name.extension() == kRebuild || name.extension() == kBulk ||
                         name.extension() == kBulkRebuild ||
                         (current_ && name == current_->filename());
    if (!is_kept) discard(at->path());
  }
}

fs::path IndexDirectory::first() const { return path_ / "generation-1.first"; }

fs::path IndexDirectory::rebuilt() const {
  // Whatever generation it was begun beside, so that it can go on when another has come since.
  return path_ / (std::string("generation-1") + kRebuild);
}

void IndexDirectory::keep_rebuilt(const fs::path& made) const {
  rename_or_throw(made, rebuilt());
  sync_directory(path_);
}

fs::path IndexDirectory::compacted() const {
  return path_ / (std::string("generation-1") + kCompact);
}

fs::path IndexDirectory::bulk() const { return path_ / (std::string("generation-1") + kBulk); }

fs::path IndexDirectory::bulk_rebuild() const {
  return path_ / (std::string("generation-1") + kBulkRebuild);
}

void IndexDirectory::publish(const fs::path& made) {
  const fs::path generation = next();
  rename_or_throw(made, generation);
  try {
    name(generation);
  } catch (const Error&) {
    std::error_code ignored;
    fs::rename(generation, made, ignored);
    throw;
  }
  current_ = generation;
  sync_directory(path_);
  remove_leftovers();
}

void IndexDirectory::name(const fs::path& generation) const {
  ReplacedFile stub(path_ / schema::kStubFile);
  stub.write(schema::stub_of(generation));
  sync_directory(path_);  // the generation is there before it is named
  stub.replace();
}

/// With the largest number.
std::optional<fs::path> IndexDirectory::last_generation() const {
  unsigned last = 0;
  std::error_code error;
  for (fs::directory_iterator at(path_, error), end; !error && at != end; at.increment(error)) {
    last = std::max(last, schema::generation_number(at->path()).value_or(0));
  }
  return last == 0 ? std::nullopt : std::optional(schema::generation_path(path_, last));
}

/// With a number beyond all that are there.
fs::path IndexDirectory::next() const {
  const auto last = last_generation();
  return schema::generation_path(path_, last ? *schema::generation_number(*last) + 1 : 1);
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
