#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <xapian.h>

#include "corpus/error.h"

namespace chancery {

/// Opens an index for reading. Throws Error: IndexMissing; SchemaMismatch if its schema version is
/// not ours; IndexDamaged; System.
Xapian::Database open_index(const std::filesystem::path& path);

/// The document of the report `id`; nullopt if there is none.
std::optional<Xapian::docid> find_report(const Xapian::Database& database, const std::string& id);

/// What went wrong with the index at `path`, in our own terms.
Error translated(const Xapian::Error& error, const std::filesystem::path& path);

}  // namespace chancery
