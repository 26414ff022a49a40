// fuzz_replay DIRECTORY...: hands each file below to each fuzz target, as a fuzzer would.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#define TARGET(name) extern "C" int fuzz_##name(const std::uint8_t* bytes, std::size_t size);
#include "targets.inc"
#undef TARGET

namespace {

void replay(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(content.data());
#define TARGET(name) fuzz_##name(bytes, content.size());
#include "targets.inc"
#undef TARGET
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      // The name is out before what it does can go wrong.
      std::printf("%s\n", entry.path().c_str());
      std::fflush(stdout);
      replay(entry.path());
      ++files;
    }
  }
  return files > 0 ? 0 : 1;
}
