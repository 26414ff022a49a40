#pragma once

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// A file of plain text as one report.
///
///   Putin visits Pakistan            the title: a first line of at most 120 characters, then an
///                                    empty line or a header
///   Date: 2025-09-02                 the header, as far as the first empty line: any of Date, Id,
///   Source: Example Wire             URL, Source, Language, each at most once; a line that is only
///                                    a date is one, too
///
///   President Putin arrived ...      the text
///
/// The title may stand in the header ("Title: ...") instead, and a date on a line of its own
/// between title and text. A block with a line that is none of this is text, so that nothing is
/// lost; so is a `Date:` line whose date cannot be read.
class TextReader : public Reader {
 public:
  TextReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  ByteSource bytes_;
  std::string name_;
  bool done_ = false;
};

}  // namespace chancery
