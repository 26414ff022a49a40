#pragma once

#include <string>
#include <string_view>

namespace chancery {

/// Bytes from an archive as text that the rest of the program can rely on: UTF-8 in NFC, Unix
/// newlines, no control characters but '\n' and '\t', no byte order mark, no soft hyphens or
/// characters that turn the direction of text. A byte that belongs to no character of UTF-8 is
/// taken for Windows-1252, the usual other encoding of English news; the characters around it stay.
/// What it repairs so is counted (corpus/text/repairs.h).
std::string clean_text(std::string_view bytes);

/// `bytes` in UTF-8: what belongs to no character of it is taken for Windows-1252, as clean_text does.
std::string in_windows_1252(std::string_view bytes);

/// clean_text on one line: every run of white space becomes one space, none at either end.
std::string clean_line(std::string_view bytes);

/// Paragraphs out of lines: a newline within a sentence (text wrapped at a column) becomes a space,
/// blank lines go, and each paragraph ends in one '\n' but the last. `text` is clean.
std::string join_wrapped_lines(std::string_view text);

}  // namespace chancery
