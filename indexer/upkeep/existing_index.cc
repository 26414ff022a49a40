#include "indexer/upkeep/existing_index.h"

#include <chrono>
#include <system_error>

#include "corpus/error.h"

namespace chancery {

std::unique_ptr<IndexDirectory> open_existing(const std::filesystem::path& index) {
  const auto missing = [&] {
    return Error(ErrorKind::IndexMissing, "there is no index " + index.string(),
                 "create one: chancery-index --index " + index.string() + " PATH...");
  };
  std::error_code error;
  if (!std::filesystem::exists(index, error) || std::filesystem::is_empty(index, error)) {
    throw missing();
  }
  auto directory = std::make_unique<IndexDirectory>(index, std::chrono::seconds(0),
                                                    [] { return false; });
  if (!directory->current()) throw missing();
  return directory;
}

}  // namespace chancery
