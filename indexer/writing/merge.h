#pragma once

#include <filesystem>
#include <vector>

namespace chancery {

/// Of Xapian's blocks, in bytes. What is searched has the small ones that are Xapian's default; what is written to be
/// merged, and read once from end to end, is sooner written and read in large ones.
inline constexpr int kBlockOfIndex = 8'192, kBlockOfPart = 32'768;

/// Writes all documents of `parts`, which share no document number, and their metadata as the database
/// `merged`; numbers stay. Of what several say under one key of metadata the smallest stays. Throws Error.
void merge(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& merged,
           int block_bytes);

}  // namespace chancery
