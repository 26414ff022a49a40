#pragma once

#include <cstdint>
#include <string>

#include <simdjson.h>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// One JSON object a line. What a report is made of goes by many names; the first of a row that
/// holds something usable is taken:
///
///   id        id, _id, uid, guid, url; a string or an integer; else FILE#LINE
///   url       url, link, uri
///   title     title, headline, head
///   date      date, published, published_at, pubdate, datePublished, versioncreated, timestamp;
///             a string, seconds since 1970, milliseconds (beyond 4.1e9, either way), or a
///             number such as 20250902
///   text      body, text, content, body_text, article, articleBody; a string, or paragraphs in an
///             array of strings
///   language  language, lang
///   source    source, publisher, outlet, newspaper; a string, or an object with a "name"
///
/// Of a key that stands twice in an object the first counts. A file that opens with "{" on a line
/// of its own is one report, written over many lines.
class JsonlReader : public Reader {
 public:
  JsonlReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  Record parse(std::string place, const std::string& derived_id);
  Record next_long_form();

  ByteSource bytes_;
  std::string name_;
  std::uint64_t line_number_ = 0;
  std::string line_;
  simdjson::dom::parser parser_;
};

}  // namespace chancery
