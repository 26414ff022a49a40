#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "corpus/mention.h"

namespace chancery::schema {

/// What an index keeps of a report, so that a hit can be shown and explained when the archive has
/// moved.
struct StoredArticle {
  Article article;
  std::string file;  // absolute path of the source it was read from
  std::vector<Mention> mentions;  // by place: title first, ascending
};

/// The value of the record slot, compressed.
std::string encode(const StoredArticle& stored);

/// Throws Error IndexDamaged if `record` is not what encode writes.
StoredArticle decode(std::string_view record);

/// Whether two records hold the same: another version of the library compresses it otherwise.
bool is_same_record(std::string_view record, std::string_view other);

inline constexpr std::size_t kFingerprintBytes = 24;

/// The value of the fingerprint slot: 64 bits of what a report states, id and place left out, 64 of the
/// file it was read from, and 64 of its id. The same report read again from there has the same.
std::string fingerprint(const Article& article, std::string_view file);

/// Whether two fingerprints are of reports from the same file.
bool is_same_file(std::string_view fingerprint, std::string_view other);

/// The part of a fingerprint that tells the file, and that of a file by its path.
std::uint64_t file_hash_of(std::string_view fingerprint);
std::uint64_t file_hash(std::string_view file);

/// The part that tells the id, and that of an id.
std::uint64_t id_hash_of(std::string_view fingerprint);
std::uint64_t id_hash(std::string_view id);

}  // namespace chancery::schema
