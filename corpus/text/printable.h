#pragma once

#include <string>
#include <string_view>

namespace chancery {

/// `text` made safe for a terminal: control characters (C0 but newline, DEL, C1), the invisible
/// characters that turn the direction of text, and bytes that are no UTF-8 are each replaced by a
/// harmless character of the same number of bytes, so that byte ranges stay true.
std::string printable(std::string_view text);

/// printable on one line, newlines as spaces: what is shown in a line of its own, or in a log.
std::string printable_line(std::string_view text);

/// `json`, which is well-formed, with the characters that JSON lets stand but a terminal obeys (DEL,
/// C1, those that turn the direction of text) or a reader of lines takes for an end (U+2028, U+2029)
/// as \u escapes. They stand only within strings, where an escape means the same.
std::string printable_json(std::string_view json);

/// Whether printable_line shows the character as it is.
bool is_printable(char32_t character);

}  // namespace chancery
