#include "indexer/writing/ledger.h"

#include <fstream>
#include <memory>

#include <xxhash.h>

#include "corpus/schema/packing.h"

namespace chancery {

std::string encode(const LedgerEntry& entry) {
  std::string record;
  packing::append(record, entry.size);
  packing::append(record, static_cast<std::uint64_t>(entry.modified));
  packing::append(record, entry.content_hash);
  packing::append(record, entry.reports);
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
  if (!size || !modified || !content_hash || !reports) return std::nullopt;
  LedgerEntry entry{*size, static_cast<std::int64_t>(*modified), *content_hash, *reports, {}};
  while (!unpacker.at_end()) {
    const auto place = unpacker.text(), reason = unpacker.text(), detail = unpacker.text();
    if (!place || !reason || !detail) return std::nullopt;
    entry.rejects.push_back({std::string(*place), std::string(*reason), std::string(*detail)});
  }
  return entry;
}

std::optional<std::uint64_t> hash_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::string piece(1U << 20U, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    XXH3_64bits_update(state.get(), piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return std::nullopt;
  return XXH3_64bits_digest(state.get());
}

}  // namespace chancery
