#pragma once

#include <filesystem>

#include "corpus/gazetteer/gazetteer.h"

namespace chancery {

/// A gazetteer of the built-in tables with an editor's own laid over them: every table in
/// `directory`; their file names say what they hold (SOURCES.md). All are read and laid out anew,
/// which takes longer than most searches. Throws Error BadTable, naming file and line, for one that
/// cannot be understood, and ArchiveMissing if the directory is not there or holds no table.
Gazetteer overlaid_gazetteer(const std::filesystem::path& directory);

}  // namespace chancery
