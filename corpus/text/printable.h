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

/// Whether printable_line shows the character as it is.
bool is_printable(char32_t character);

}  // namespace chancery
