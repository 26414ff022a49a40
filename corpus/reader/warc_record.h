#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

/// What the header of a record of a web archive says.
struct WarcHeader {
  std::string type{};            // "response"
  std::string address{};         // WARC-Target-URI
  std::string content_type{};    // of the block
  std::uint64_t block_bytes = 0;

  bool may_hold_document() const {
    return type == "response" || type == "resource" || type == "conversion";
  }
};

/// Takes a header line into `header`; false if it is none.
bool take_header_line(std::string_view line, WarcHeader& header);

/// A document as a server sent it.
struct WebDocument {
  std::string bytes{};    // neither chunked nor, if that could be undone, compressed
  std::string charset{};  // as the server states it; empty if it does not
};

/// The document in the block of a record. nullopt where it holds none: not HTTP, another status than
/// 200, robots.txt, or a type that has no text.
std::optional<WebDocument> document_in(const WarcHeader& header, std::string_view block);

}  // namespace chancery
