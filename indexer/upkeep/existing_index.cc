#include "indexer/upkeep/existing_index.h"

#include <chrono>
#include <system_error>

namespace chancery {

Error no_index(const std::filesystem::path& index) {
  return {ErrorKind::IndexMissing, "there is no index " + index.string(),
          "create one: chancery-index --index " + index.string() + " PATH..."};
}

std::unique_ptr<IndexDirectory> open_existing(const std::filesystem::path& index) {
  std::error_code error;
  if (!std::filesystem::exists(index, error) || std::filesystem::is_empty(index, error)) {
    throw no_index(index);
  }
  auto directory = std::make_unique<IndexDirectory>(index, std::chrono::seconds(0),
                                                    [] { return false; });
  if (!directory->current()) throw no_index(index);
  return directory;
}

}  // namespace chancery
