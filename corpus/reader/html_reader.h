#pragma once

#include <string>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// One page of HTML, one report (corpus/reader/html_page.h).
class HtmlReader final : public Reader {
 public:
  HtmlReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  ByteSource bytes_;
  std::string name_;
  bool is_done_ = false;
};

}  // namespace chancery
