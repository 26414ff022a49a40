#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// How the files of an index lie on disk.
///
///   INDEX/XAPIANDB        names the generation that answers; replaced in one step
///   INDEX/generation-1/   a Xapian database
///   INDEX/lock            held by the one process that writes
///
/// A generation is brought up to date in place; a rebuilt or compacted index is a new one, and the
/// name of an old one is never used again. Who has opened a generation can read on when it is
/// removed. XAPIANDB is a stub file, so that Xapian's own tools can be given INDEX.
namespace chancery::schema {

inline constexpr std::string_view kStubFile = "XAPIANDB";
inline constexpr std::string_view kLockFile = "lock";

/// The path of generation `number`, from 1.
std::filesystem::path generation_path(const std::filesystem::path& index, unsigned number);

/// The number of a generation by its path; nullopt if it is none.
std::optional<unsigned> generation_number(const std::filesystem::path& generation);

/// The generation that answers; nullopt if the directory or its stub is not there, or is no stub of
/// ours.
std::optional<std::filesystem::path> current_generation(const std::filesystem::path& index);

/// What the stub file holds that makes `generation` answer.
std::string stub_of(const std::filesystem::path& generation);

}  // namespace chancery::schema
