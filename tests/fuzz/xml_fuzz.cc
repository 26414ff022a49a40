#include "corpus/reader/xml_reader.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace chancery;
  XmlReader reader(fuzz::source_of(bytes, size), "name");
  fuzz::read_to_end(reader);
  return 0;
}
