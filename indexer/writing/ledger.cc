#include "indexer/writing/ledger.h"

#include <memory>

#include <xxhash.h>

#include "corpus/reader/byte_source.h"
#include "corpus/schema/packing.h"

namespace chancery {

LedgerEntry entry_of(const Source& source) {
  LedgerEntry entry;
  entry.file = source.file;
  entry.name = source.name;
  entry.size = source.size;
  entry.modified = source.modified;
  return entry;
}

std::string encode(const LedgerEntry& entry) {
  std::string record;
  packing::append(record, entry.file);
  packing::append(record, entry.name);
  for (const std::uint64_t number :
       {entry.size, static_cast<std::uint64_t>(entry.modified), entry.content_hash,
        std::uint64_t{entry.is_settled}, entry.reports, entry.shadowed, entry.replaced}) {
    packing::append(record, number);
  }
  packing::append(record, entry.moves_to);
  for (const BadRecord& reject : entry.rejects) {
    packing::append(record, reject.place);
    packing::append(record, reject.reason);
    packing::append(record, reject.detail);
  }
  return record;
}

std::optional<LedgerEntry> decode_ledger_entry(std::string_view record) {
  packing::Unpacker unpacker(record);
  const auto file = unpacker.text(), name = unpacker.text();
  const auto size = unpacker.number(), modified = unpacker.number();
  const auto content_hash = unpacker.number(), is_settled = unpacker.number();
  const auto reports = unpacker.number(), shadowed = unpacker.number();
  const auto replaced = unpacker.number();
  const auto moves_to = unpacker.text();
  if (!file || !name || !size || !modified || !content_hash || !is_settled || !reports ||
      !shadowed || !replaced || !moves_to) {
    return std::nullopt;
  }
  LedgerEntry entry{std::string(*file), std::string(*name), *size,
                    static_cast<std::int64_t>(*modified), *content_hash, *is_settled != 0,
                    std::string(*moves_to), *reports, *shadowed, *replaced, {}};
  while (!unpacker.at_end()) {
    const auto place = unpacker.text(), reason = unpacker.text(), detail = unpacker.text();
    if (!place || !reason || !detail) return std::nullopt;
    entry.rejects.push_back({std::string(*place), std::string(*reason), std::string(*detail)});
  }
  return entry;
}

std::optional<std::uint64_t> hash_file(const std::filesystem::path& file,
                                       const std::function<bool()>& goes_on) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  ByteSource bytes(file);
  for (std::string_view piece = bytes.read_piece(); !piece.empty(); piece = bytes.read_piece()) {
    XXH3_64bits_update(state.get(), piece.data(), piece.size());
    if (!goes_on()) return std::nullopt;
  }
  if (bytes.has_failed()) return std::nullopt;
  return XXH3_64bits_digest(state.get());
}

}  // namespace chancery
