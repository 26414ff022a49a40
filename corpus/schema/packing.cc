#include "corpus/schema/packing.h"

namespace chancery::packing {

void append(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out += static_cast<char>((number & 0x7F) | 0x80);
    number >>= 7U;
  }
  out += static_cast<char>(number);
}

void append(std::string& out, std::string_view text) {
  append(out, std::uint64_t{text.size()});
  out += text;
}

std::optional<std::uint64_t> Unpacker::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  rest_ = {};
  return std::nullopt;
}

std::optional<std::string_view> Unpacker::text() {
  const auto bytes = number();
  if (!bytes || *bytes > rest_.size()) {
    rest_ = {};
    return std::nullopt;
  }
  const std::string_view result = rest_.substr(0, *bytes);
  rest_.remove_prefix(*bytes);
  return result;
}

}  // namespace chancery::packing
