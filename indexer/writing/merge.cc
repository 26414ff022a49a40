#include "indexer/writing/merge.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <system_error>

#include <xapian.h>

#include "corpus/replaced_file.h"
#include "indexer/writing/block_size.h"
#include "indexer/writing/engine_errors.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// Each takes three open files, of which a process has often 1,024.
constexpr std::size_t kMostAtOnce = 64;

/// Keeps the smallest: the same whichever comes first.
class SmallestMetadata : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string&, size_t count,
                                         const std::string tags[]) override {
    return *std::min_element(tags, tags + count);
  }
};

void merge_at_once(const std::vector<fs::path>& parts, const fs::path& merged) {
  translated([&] {
    Xapian::Database all;
    for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
    SmallestMetadata smallest;
    all.compact(merged.string(), Xapian::DBCOMPACT_NO_RENUMBER, kBlockBytes, smallest);
  });
}

/// Merges `parts` to as few as can be merged at once.
std::vector<fs::path> merge_some(const std::vector<fs::path>& parts, const fs::path& merged) {
  const std::size_t each = std::max(kMostAtOnce, (parts.size() + kMostAtOnce - 1) / kMostAtOnce);
  std::vector<fs::path> fewer;
  for (std::size_t first = 0; first < parts.size(); first += each) {
    const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(each, parts.size() - first));
    fewer.push_back(merged);
    fewer.back() += "-" + std::to_string(fewer.size());
    merge({begin, end}, fewer.back());
  }
  return fewer;
}

}  // namespace

void merge(const std::vector<fs::path>& parts, const fs::path& merged) {
  if (parts.size() <= kMostAtOnce) {
    merge_at_once(parts, merged);
  } else {
    const std::vector<fs::path> fewer = merge_some(parts, merged);
    merge(fewer, merged);
    for (const fs::path& part : fewer) {
      std::error_code ignored;  // it is in a directory that is removed as a whole
      fs::remove_all(part, ignored);
    }
  }
  sync_directory(merged);
}

}  // namespace chancery
