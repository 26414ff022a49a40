#include "indexer/writing/ledger.h"

#include <memory>

#include <xxhash.h>

#include "corpus/reader/byte_source.h"
#include "corpus/schema/packing.h"

namespace chancery {

std::string encode(const LedgerEntry& entry) {
  std::string record;
  packing::append(record, entry.size);
  packing::append(record, static_cast<std::uint64_t>(entry.modified));
  packing::append(record, entry.content_hash);
  packing::append(record, entry.reports);
  packing::append(record, entry.shadowed);
  for (const BadRecord& reject : entry.rejects) {
    packing::append(record, reject.place);
    packing::append(record, reject.reason);
    packing::append(record, reject.detail);
  }
  return record;
}

std::optional<LedgerEntry> decode_ledger_entry(std::string_view record) {
  packing::Unpacker unpacker(record);
  const auto size = unpacker.number(), modified = unpacker.number();
  const auto content_hash = unpacker.number(), reports = unpacker.number();
  const auto shadowed = unpacker.number();
  if (!size || !modified || !content_hash || !reports || !shadowed) return std::nullopt;
  LedgerEntry entry{*size, static_cast<std::int64_t>(*modified), *content_hash, *reports, *shadowed,
                    {}};
  while (!unpacker.at_end()) {
    const auto place = unpacker.text(), reason = unpacker.text(), detail = unpacker.text();
    if (!place || !reason || !detail) return std::nullopt;
    entry.rejects.push_back({std::string(*place), std::string(*reason), std::string(*detail)});
  }
  return entry;
}

std::optional<std::uint64_t> hash_file(const std::filesystem::path& file) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  ByteSource bytes(file);
  for (std::string_view piece = bytes.read_piece(); !piece.empty(); piece = bytes.read_piece()) {
    XXH3_64bits_update(state.get(), piece.data(), piece.size());
  }
  if (!bytes.error().empty()) return std::nullopt;
  return XXH3_64bits_digest(state.get());
}

}  // namespace chancery
