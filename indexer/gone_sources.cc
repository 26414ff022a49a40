#include "indexer/gone_sources.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <sys/stat.h>

namespace chancery {

namespace {

bool is_gone(const std::string& file) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) == 0) return !S_ISREG(status.st_mode);
  return errno == ENOENT || errno == ENOTDIR;
}

}  // namespace

GoneSources::GoneSources(const ReportStore& store, const ArchiveWalk& archive) {
  store.for_each_source([&](const LedgerEntry& entry) {
    const bool is_out = !archive.takes(entry.name) || is_gone(entry.file);
    if (archive.covers(entry.file) && is_out) by_size_.emplace(entry.size, entry);
  });
}

std::optional<LedgerEntry> GoneSources::take_twin(const Source& source,
                                                  std::uint64_t content_hash, bool is_known) {
  const auto [first, last] = by_size_.equal_range(source.size);
  auto twin = last;
  for (auto at = first; at != last; ++at) {
    const LedgerEntry& entry = at->second;
    if (entry.content_hash != content_hash) continue;
    if (entry.moves_to == source.file) {
      twin = at;
      break;
    }
    const bool can_be = !is_known && entry.is_settled;
    // The first by path, so that every run takes the same.
    if (can_be && (twin == last || entry.file < twin->second.file)) twin = at;
  }
  if (twin == last) return std::nullopt;
  LedgerEntry entry = std::move(twin->second);
  by_size_.erase(twin);
  return entry;
}

void GoneSources::put_back(LedgerEntry entry) {
  const std::uint64_t size = entry.size;
  by_size_.emplace(size, std::move(entry));
}

std::vector<LedgerEntry> GoneSources::rest() const {
  std::vector<LedgerEntry> entries;
  for (const auto& [size, entry] : by_size_) entries.push_back(entry);
  std::sort(entries.begin(), entries.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
    return a.file < b.file;
  });
  return entries;
}

}  // namespace chancery
