#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Records are compressed by zstd and kept in a slot. Were they the data of a document, Glass would compress
/// them with zlib, at its defaults: in five times the time, to the same size.
namespace chancery::schema {

/// A frame of zstd. Throws std::bad_alloc only.
std::string compressed(std::string_view bytes);

/// nullopt if `frame` is not what compressed() makes, by a checksum. What it says of its size is not believed:
/// but for 2 MB memory is taken as it is filled.
std::optional<std::string> decompressed(std::string_view frame);

}  // namespace chancery::schema
