#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The few bytes in which records and facet slots are kept in an index: numbers as LEB128
/// (seven bits a byte, least first), strings as their length and their bytes. Libraries that do
/// this bring a schema language with them; this is thirty lines and reads without copying.
namespace chancery::packing {

void append(std::string& out, std::uint64_t number);
void append(std::string& out, std::string_view text);

/// Reads what append wrote, front to back. A damaged or truncated record reads as nullopt from
/// there on, never beyond its end.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}

  std::optional<std::uint64_t> number();
  std::optional<std::string_view> text();  // points into the packed bytes
  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }  // not yet read

 private:
  std::string_view rest_;
};

}  // namespace chancery::packing
