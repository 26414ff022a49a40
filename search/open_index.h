#pragma once

#include <chrono>
#include <filesystem>

#include <xapian.h>

#include "corpus/error.h"

namespace chancery {

/// How long to try where an indexer commits twice while an answer is made. A search takes less than a second and an
/// indexer commits every few minutes: twice in a row is already rare, but on a machine with much else to do.
class Patience {
 public:
  bool has_ended() const { return std::chrono::steady_clock::now() > end_; }

 private:
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::now() + std::chrono::seconds(10);
};

/// The Error System then.
Error changes_all_the_time(const std::filesystem::path& path);

/// Opens an index for reading. Throws Error: IndexMissing; SchemaMismatch if its schema version is
/// not ours; IndexDamaged; System.
Xapian::Database open_index(const std::filesystem::path& path);

/// What went wrong with the index at `path`, in our own terms.
Error translated(const Xapian::Error& error, const std::filesystem::path& path);

}  // namespace chancery
