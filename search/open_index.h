#pragma once

#include <filesystem>

#include <xapian.h>

#include "corpus/error.h"

namespace chancery {

/// How often to try where an indexer commits twice while an answer is made. A search takes less than a
/// second and an indexer commits every few minutes: twice in a row is already rare.
inline constexpr int kTries = 10;

/// The Error System after so many.
Error changes_all_the_time(const std::filesystem::path& path);

/// Opens an index for reading. Throws Error: IndexMissing; SchemaMismatch if its schema version is
/// not ours; IndexDamaged; System.
Xapian::Database open_index(const std::filesystem::path& path);

/// What went wrong with the index at `path`, in our own terms.
Error translated(const Xapian::Error& error, const std::filesystem::path& path);

}  // namespace chancery
