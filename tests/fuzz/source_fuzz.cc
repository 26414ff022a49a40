// As a run reads a source: by the reader for what it holds.
#include "corpus/reader/choose_reader.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace chancery;
  fuzz::read_to_end(*choose_reader(fuzz::source_of(bytes, size), "name", 0));
  return 0;
}
