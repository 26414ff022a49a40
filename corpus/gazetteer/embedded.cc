#include "corpus/gazetteer/embedded.h"

// The assembler takes a file in as it is; a compiler needs long for an array of megabytes.
#define EMBED(name, file)                          \
  asm(".pushsection .rodata\n"                     \
      ".balign 16\n"                               \
      "chancery_" #name "_begin:\n"                \
      ".incbin \"" file "\"\n"                     \
      "chancery_" #name "_end:\n"                  \
      ".popsection\n");                            \
  extern "C" const char chancery_##name##_begin[]; \
  extern "C" const char chancery_##name##_end[];

EMBED(image, CHANCERY_IMAGE)
#define TABLE EMBED
#include "embedded_tables.inc"
#undef TABLE

namespace chancery {

std::span<const std::byte> embedded_image() {
  return std::as_bytes(std::span(chancery_image_begin, chancery_image_end));
}

std::vector<Table> embedded_tables() {
#define TABLE(name, file) \
  {#name ".tsv", std::string_view(chancery_##name##_begin, chancery_##name##_end)},
  return {
#include "embedded_tables.inc"
  };
#undef TABLE
}

}  // namespace chancery
