#pragma once

#include <cstdint>
#include <string>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// Documents as TREC's collections of news have them, many in a file: <DOC>, <DOCNO> (the id), <TEXT>, and
/// what each calls its title (HEADLINE, HEAD, HL, TI, TITLE, H3) and its date (DATE, DATE1, DATE_TIME,
/// PUBDATE). SGML without a root, so read as SgmlReader does.
class TrecReader final : public Reader {
 public:
  TrecReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  ByteSource bytes_;
  std::string name_;
  std::string markup_{};
  bool in_document_ = false;
  std::uint64_t number_ = 0;
};

}  // namespace chancery
