#pragma once

#include <filesystem>

#include <xapian.h>

#include "corpus/error.h"

namespace chancery {

/// Opens an index for reading. Throws Error: IndexMissing; SchemaMismatch if its schema version is
/// not ours; IndexDamaged; System.
Xapian::Database open_index(const std::filesystem::path& path);

/// What went wrong with the index at `path`, in our own terms.
Error translated(const Xapian::Error& error, const std::filesystem::path& path);

}  // namespace chancery
