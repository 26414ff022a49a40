// Writes the image of a gazetteer, which the programs are then built with
// (corpus/gazetteer/image.h):
//   embed_gazetteer OUT TABLE...
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/gazetteer/image_builder.h"

namespace {

using namespace chancery;

std::string read_file(const char* file) {
  std::ifstream in(file, std::ios::binary);
  in.exceptions(std::ios::badbit | std::ios::failbit);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const char* file, const std::vector<std::byte>& bytes) {
  std::ofstream out(file, std::ios::binary);
  out.exceptions(std::ios::badbit | std::ios::failbit);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
  out.close();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: embed_gazetteer OUT TABLE...\n", stderr);
    return 2;
  }
  try {
    std::vector<std::string> texts;
    for (int i = 2; i < argc; ++i) texts.push_back(read_file(argv[i]));
    std::vector<Table> tables;
    for (int i = 2; i < argc; ++i) {
      tables.push_back({std::filesystem::path(argv[i]).filename().string(),
                        texts[static_cast<std::size_t>(i - 2)]});
    }
    write_file(argv[1], make_image(tables));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 2;
  }
  return 0;
}
