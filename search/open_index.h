#pragma once

#include <filesystem>

#include <xapian.h>

#include "corpus/error.h"

namespace chancery {

/// The Error System where it never stays for as long as an answer takes.
Error changes_all_the_time(const std::filesystem::path& path);

/// Opens an index for reading. Throws Error: IndexMissing; SchemaMismatch if its schema version is
/// not ours. And what Xapian throws, also where the index changes just now.
Xapian::Database open_index(const std::filesystem::path& path);

/// What went wrong with the index at `path`, in our own terms.
Error translated(const Xapian::Error& error, const std::filesystem::path& path);

}  // namespace chancery
