#pragma once

#include <filesystem>
#include <vector>

namespace chancery {

/// Writes all documents of `parts`, which share no document number, and their metadata as the database
/// `merged`; numbers stay. It is on the disk when this returns. Throws Error.
void merge(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& merged);

}  // namespace chancery
