#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chancery {

/// What an index holds.
struct IndexStats {
  std::uint64_t reports = 0;
  std::uint64_t undated = 0;
  // All dated reports are of these days; a report that has left the index may have set a bound.
  std::optional<std::chrono::year_month_day> first_day{};
  std::optional<std::chrono::year_month_day> last_day{};
  std::uint64_t sources = 0;
  std::uint64_t rejects = 0;  // that the ledger has, told again each night
  std::uint64_t leaders = 0;  // how many different ones reports speak of
  std::uint64_t countries = 0;
  std::uint64_t organisations = 0;
  std::uint64_t publishers = 0;
  std::vector<std::pair<std::string, std::uint64_t>> languages{};  // reports of each, most first
  std::uint64_t last_run = 0;
  std::string last_run_ended{};  // "2025-09-02T02:00:41Z"
  std::string identity{};
  std::string tagged_by{};
  int schema = 0;
  std::vector<std::pair<std::string, std::uint64_t>> tables{};  // bytes of each file, by name
  std::uint64_t bytes = 0;  // on disk, of all of them
};

/// Only reads the index; a run may go on meanwhile. Throws Error: IndexMissing, SchemaMismatch,
/// IndexDamaged, System.
IndexStats index_stats(const std::filesystem::path& index);

}  // namespace chancery
