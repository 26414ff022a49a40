#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "corpus/reader/byte_stream.h"
#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

/// What a fuzzer calls, again and again, with bytes it makes up.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace chancery::fuzz {

inline std::string_view view_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// The bytes as a source, with limits that a fuzzer can reach.
inline ByteSource source_of(const std::uint8_t* bytes, std::size_t size) {
  ReadLimits limits;
  limits.report_bytes = 64U << 10U;
  limits.source_bytes = 16U << 20U;
  return {memory_stream(std::string(view_of(bytes, size))), std::make_shared<ReadBudget>(limits)};
}

inline void read_to_end(Reader& reader) {
  while (!std::holds_alternative<End>(reader.next())) {
  }
}

}  // namespace chancery::fuzz
