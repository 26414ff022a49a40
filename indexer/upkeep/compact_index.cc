#include "indexer/upkeep/compact_index.h"

#include <xapian.h>

#include "indexer/upkeep/existing_index.h"
#include "indexer/writing/block_size.h"
#include "indexer/writing/engine_errors.h"

namespace chancery {

Compaction compact_index(const std::filesystem::path& index) {
  const auto directory = open_existing(index);
  const std::uint64_t before = bytes_on_disk(*directory->current());
  need_room(directory->path(), before, "the compacted index");
  const std::filesystem::path made = directory->compacted();
  try {
    translated([&] {
      // The numbers of documents stay: a tagging that was cut off goes on by them.
      Xapian::Database(directory->current()->string())
          .compact(made.string(), Xapian::DBCOMPACT_NO_RENUMBER, kBlockBytes);
    });
    const std::uint64_t after = bytes_on_disk(made);
    directory->publish(made);
    return {before, after};
  } catch (...) {
    directory->discard(made);
    throw;
  }
}

}  // namespace chancery
