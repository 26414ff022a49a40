#pragma once

#include <cstdint>
#include <string>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The articles of a file of Reuters-21578, read one at a time. What stands between articles is
/// passed over; one that is not closed before the next begins, or before the file ends, is the
/// reject "truncated".
class SgmlReader : public Reader {
 public:
  SgmlReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  Record finished();

  ByteSource bytes_;
  std::string name_;
  std::uint64_t number_ = 0;  // of articles begun
  bool in_article_ = false;   // the tag that opens the next article has been taken
  std::string markup_;
};

}  // namespace chancery
