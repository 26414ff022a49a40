#pragma once

#include <string>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// A document of PDF with a layer of text as one report: its pages in reading order; title and date of
/// creation as it states them, where they can be what they say. Pages that are pictures have no text: a
/// document of nothing else is the reject "no-text". One that needs a password is "encrypted", one that
/// cannot be read "damaged".
class PdfReader final : public Reader {
 public:
  PdfReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  Record read(const std::string& bytes);

  ByteSource bytes_;
  std::string name_;
  bool is_done_ = false;
};

}  // namespace chancery
