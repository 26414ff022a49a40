#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "corpus/reader/read_budget.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// Bytes that come one after the other: of a file, of a member of a container, of memory.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// At least one byte and at most `size` into `to`; how many. 0 at the end, and once it has failed.
  virtual std::size_t read(char* to, std::size_t size) = 0;

  /// What must not be read on, and why; its place is empty. nullopt while all is well.
  const std::optional<BadRecord>& failure() const { return failure_; }

 protected:
  void fail(std::string reason, std::string detail);

 private:
  std::optional<BadRecord> failure_{};
};

/// The bytes of `file`, which must be a regular file and no symbolic link; else it fails as "unreadable".
std::unique_ptr<ByteStream> file_stream(const std::filesystem::path& file);

/// The bytes of `text`.
std::unique_ptr<ByteStream> memory_stream(std::string text);

/// `stream` as long as `budget` allows; what it gives is counted there.
std::unique_ptr<ByteStream> budgeted_stream(std::unique_ptr<ByteStream> stream,
                                            std::shared_ptr<ReadBudget> budget,
                                            ReadBudget::Kind kind);

}  // namespace chancery
