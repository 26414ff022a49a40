#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "indexer/writing/write_lock.h"

namespace chancery {

/// The directory of an index, locked for writing: which generation answers, and how another takes
/// its place (corpus/schema/index_layout.h). Whenever the process ends, one whole generation answers.
class IndexDirectory {
 public:
  /// Makes the directory if it is missing, locks it as WriteLock does, and removes what runs left
  /// that were cut off, except a rebuild and what was made in bulk, which can go on. Throws Error: Usage if the directory holds
  /// something else, SchemaMismatch if an index without generations, IndexDamaged if it cannot be told
  /// which generation answers and the index `is_rebuilt` not, IndexLocked, System.
  IndexDirectory(std::filesystem::path path, std::chrono::seconds wait,
                 const std::function<bool()>& stops, bool is_rebuilt = false);

  const std::filesystem::path& path() const { return path_; }

  /// The generation that answers; nullopt in a new index.
  const std::optional<std::filesystem::path>& current() const { return current_; }

  /// Where the generation after the current one is made: by a rebuild, which another may have begun,
  /// or by a compaction.
  std::filesystem::path rebuilt() const;
  std::filesystem::path compacted() const;

  /// Where the first generation, or a rebuild, is made in bulk: directories of several databases each
  /// (indexer/writing/bulk_layout.h).
  std::filesystem::path bulk() const;
  std::filesystem::path bulk_rebuild() const;

  /// Makes `made`, a database below this directory, the one at rebuilt(). Throws Error System.
  void keep_rebuilt(const std::filesystem::path& made) const;

  /// Where the first generation is made.
  std::filesystem::path first() const;

  /// Makes `made`, one of these or a database in bulk(), the generation that answers, and removes all others.
  /// Throws Error System: the old one then still answers, and `made` is where it was.
  void publish(const std::filesystem::path& made);

  /// Removes `made`. What cannot be removed is left for the next run to try.
  void discard(const std::filesystem::path& made) const;

 private:
  void remove_leftovers() const;
  std::filesystem::path next() const;
  std::optional<std::filesystem::path> last_generation() const;
  void name(const std::filesystem::path& generation) const;

  std::filesystem::path path_;
  std::optional<WriteLock> lock_{};
  std::optional<std::filesystem::path> current_{};
};

/// Bytes of the files below a directory, as they are on disk.
std::uint64_t bytes_on_disk(const std::filesystem::path& directory);

/// Throws Error System if the disk of `directory` has less than `bytes` left for this user.
void need_room(const std::filesystem::path& directory, std::uint64_t bytes,
               const std::string& what_for);

}  // namespace chancery
