#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/reader.h"

namespace chancery {

/// What the index knows of a source: enough to tell that it has not changed, and where it was. The
/// ids of its reports are not here: they are the postings of its Field::File term.
struct LedgerEntry {
  std::string file{};              // absolute; its key can be a hash
  std::string name{};              // within its archive
  std::uint64_t size = 0;          // bytes
  std::int64_t modified = 0;       // nanoseconds since 1970
  std::uint64_t content_hash = 0;  // XXH3 of the whole file
  bool is_settled = false;         // read to its end, and reading it again would come to the same
  std::string moves_to{};          // where its reports go, while a move is not at its end
  std::uint64_t reports = 0;
  std::uint64_t shadowed = 0;      // of them, those that a later file has, too: its own stand
  std::uint64_t replaced = 0;      // of them, those whose id a later one of this file has, too
  std::vector<BadRecord> rejects{};  // told again each night until they are mended

  /// Whether `source` still has the size and the time it was read with.
  bool is_current(const Source& source) const {
    return is_settled && size == source.size && modified == source.modified;
  }

  /// How many reports of the index are from here. REQUIRES: is_settled, or is being moved.
  std::uint64_t documents() const { return reports - shadowed - replaced; }
};

/// Of a source that is still to be read.
LedgerEntry entry_of(const Source& source);

std::string encode(const LedgerEntry& entry);

/// nullopt if `record` is not what encode writes: the source is then read anew.
std::optional<LedgerEntry> decode_ledger_entry(std::string_view record);

/// XXH3 of a file, read in pieces; `goes_on` is asked after each. nullopt if it cannot be read, is no
/// regular file, or is not to be read on.
std::optional<std::uint64_t> hash_file(const std::filesystem::path& file,
                                       const std::function<bool()>& goes_on);

}  // namespace chancery
