#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The documents of a collection of TREC, or of the Gigaword of the LDC, read one at a time:
///
///   id        DOCNO, or the id of DOC
///   title     HEADLINE, HEAD, TI, HL, TTL
///   date      DATE_TIME, DATE, DATE1, DD: a date at their beginning, six digits being YYMMDD of the
///             1900s; else eight digits in the id, or six in one of AP or WSJ
///   text      LEADPARA or LP, every TEXT; after DATELINE, below BYLINE; without TEXT what else is in the document
///   source    PUB, SOURCE, SO
///
/// It is SGML and not XML: there is no root, elements are left open, "&" stands bare. One document that
/// is not closed before the next begins, or before the file ends, is the reject "truncated".
class TrecReader final : public Reader {
 public:
  TrecReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  ByteSource bytes_;
  std::string name_;
  std::uint64_t number_ = 0;       // of documents begun
  bool in_document_ = false;       // the tag that opens the next has been taken, as far as
  std::string_view after_name_{};  // what stands after "<DOC" there
  std::string markup_{};
};

/// Whether a text that begins with `head` (lower case) is such a collection.
bool is_trec(std::string_view head);

}  // namespace chancery
