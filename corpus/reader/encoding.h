#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/reader/byte_source.h"

namespace chancery {

/// The encoding of a text that begins with `head`, as iconv names it: by its byte order mark, by the
/// zero bytes of UTF-16, or as uchardet finds it. Empty for UTF-8, for a text with few bytes of no
/// character (corpus/text/clean.h takes these for Windows-1252), and where none is sure.
std::string detect_encoding(std::string_view head);

/// Whether iconv knows the encoding, which a text declares for itself.
bool is_known_encoding(const std::string& encoding);

/// `bytes` in UTF-8. What belongs to no character becomes U+FFFD.
ByteSource decoded(ByteSource bytes, const std::string& encoding);

/// The same of a whole text. REQUIRES: is_known_encoding(encoding).
std::string decoded_text(std::string_view bytes, const std::string& encoding);

}  // namespace chancery
