#pragma once

#include <string>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// One PDF document, one report: the text of its pages, if it has a layer of text, and the title that it
/// states. Its dates are those of the file and not of a report, so it is undated.
class PdfReader final : public Reader {
 public:
  PdfReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  ByteSource bytes_;
  std::string name_;
  bool is_done_ = false;
};

}  // namespace chancery
