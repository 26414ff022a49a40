#pragma once

#include <filesystem>
#include <memory>

#include "corpus/error.h"
#include "indexer/writing/index_directory.h"

namespace chancery {

/// An Error IndexMissing with what to do about it.
Error no_index(const std::filesystem::path& index);

/// An index that is there, locked. Throws Error IndexMissing if it is not, and as IndexDirectory.
std::unique_ptr<IndexDirectory> open_existing(const std::filesystem::path& index);

}  // namespace chancery
