#include "corpus/schema/index_layout.h"

#include <charconv>
#include <fstream>

namespace chancery::schema {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "generation-";
constexpr std::string_view kType = "auto ";  // Xapian finds out which of its formats it is

}  // namespace

fs::path generation_path(const fs::path& index, unsigned number) {
  return index / (std::string(kPrefix) + std::to_string(number));
}

std::optional<unsigned> generation_number(const fs::path& generation) {
  const std::string name = generation.filename().string();
  if (!name.starts_with(kPrefix)) return std::nullopt;
  unsigned number = 0;
  const char* const end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data() + kPrefix.size(), end, number);
  if (error != std::errc() || rest != end || number == 0) return std::nullopt;
  return number;
}

std::optional<fs::path> current_generation(const fs::path& index) {
  std::ifstream stub(index / kStubFile);
  std::string line;
  if (!std::getline(stub, line) || !line.starts_with(kType)) return std::nullopt;
  const fs::path generation = index / line.substr(kType.size());
  if (!generation_number(generation)) return std::nullopt;
  return generation;
}

std::string stub_of(const fs::path& generation) {
  return std::string(kType) + generation.filename().string() + "\n";
}

}  // namespace chancery::schema
