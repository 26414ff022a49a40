#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"
#include "corpus/reader/warc_record.h"

namespace chancery {

/// Whether `head` begins a web archive (WARC).
bool is_warc(std::string_view head);

/// The documents of a web archive, each read as a source of its own would be: the responses of a server
/// that had the document (HTTP 200), resources, and conversions. The address is the report's url, and
/// its id unless the document states one. The date of a record is that of the visit and never the
/// report's. Requests, revisits, redirects, error pages, robots.txt, and what is by its type no text
/// (images, scripts ...) are passed over. A record that is longer than a report may be is a reject.
/// Record by record, since libarchive's own reader of the form loses addresses and headers.
class WarcReader final : public Reader {
 public:
  /// `depth` containers are around it.
  WarcReader(ByteSource bytes, std::string name, unsigned depth);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  Record next_of_document();
  std::optional<BadRecord> open_next();
  Got read_header();
  std::optional<BadRecord> take_block(const std::string& place);

  ByteSource bytes_;
  std::string name_;
  unsigned depth_;
  std::uint64_t number_ = 0;  // of records begun
  bool has_given_ = false;    // a report or a reject
  bool is_over_ = false;
  WarcHeader header_{};
  std::string block_{};
  std::unique_ptr<Reader> document_{};  // of the record in hand
};

}  // namespace chancery
