#pragma once

#include <filesystem>
#include <string>
#include <system_error>

/// The files of an index that is built in bulk, below one directory:
///
///   shard-N-M    shard M of group N; what is left of a run that was cut off counts for nothing
///   segment-N    all reports of group N, from 1; counts if the ledger says so
///   ledger       the ledger and the metadata of the whole: it has none but what is in segments
///   merged       all of it
///
/// Without a whole ledger nothing counts.
namespace chancery::bulk {

inline std::filesystem::path shard(const std::filesystem::path& directory, unsigned group,
                                   std::size_t number) {
  return directory / ("shard-" + std::to_string(group) + "-" + std::to_string(number));
}
inline std::filesystem::path segment(const std::filesystem::path& directory, unsigned group) {
  return directory / ("segment-" + std::to_string(group));
}
inline std::filesystem::path ledger(const std::filesystem::path& directory) {
  return directory / "ledger";
}
inline std::filesystem::path merged(const std::filesystem::path& directory) {
  return directory / "merged";
}


/// Whether a database of Xapian's is there.
inline bool is_database(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path / "iamglass", error);
}

/// Whether there is a ledger.
inline bool is_begun(const std::filesystem::path& directory) {
  return is_database(ledger(directory));
}

/// Removes all of it; says why it could not. However far this comes, what is left counts as a whole or not
/// at all.
inline std::error_code discard(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::remove(ledger(directory) / "iamglass", error);
  if (!error) std::filesystem::remove_all(directory, error);
  return error;
}

}  // namespace chancery::bulk
