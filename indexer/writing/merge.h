#pragma once

#include <filesystem>
#include <vector>

namespace chancery {

/// Writes all documents of `parts`, which share no document number, and their metadata as the database
/// `merged`; numbers stay. Of what several say under one key of metadata the smallest stays. Throws Error.
void merge(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& merged);

}  // namespace chancery
