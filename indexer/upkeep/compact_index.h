#pragma once

#include <cstdint>
#include <filesystem>

namespace chancery {

struct Compaction {
  std::uint64_t bytes_before;
  std::uint64_t bytes_after;
};

/// Writes an index anew without the gaps that its nights have left, beside the one that answers until
/// then. Ended before its end it leaves the index as it was. Throws Error: IndexMissing, IndexLocked,
/// IndexDamaged, System, also if the disk has no room for both.
Compaction compact_index(const std::filesystem::path& index);

}  // namespace chancery
