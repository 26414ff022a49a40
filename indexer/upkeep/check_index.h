#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace chancery {

/// What an index was found to be.
struct IndexCheck {
  std::uint64_t reports = 0;  // looked at
  std::uint64_t sources = 0;
  std::uint64_t faults = 0;
  std::vector<std::string> told{};  // the first faults, a line each
  std::vector<std::string> notes{};  // what is no fault, but worth to know
};

/// Verifies an index: its files by Xapian's own check; each report against its id, its source, its date, its
/// leaders, countries and organisations, its positions and the vocabulary (not its words' terms); the
/// columns against the slots, where they are current; and the ledger against the reports. Reads all of it;
/// nobody may write to it meanwhile. Throws Error: IndexMissing, IndexLocked, System; IndexDamaged where it is
/// so damaged that nothing more can be told.
IndexCheck check_index(const std::filesystem::path& index);

}  // namespace chancery
