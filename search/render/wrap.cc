#include "search/render/wrap.h"

#include <algorithm>
#include <vector>

namespace chancery {

namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }

/// The lines as ranges of the text, without the spaces at which it was folded.
std::vector<ByteRange> fold_lines(std::string_view text, std::size_t width) {
  std::vector<ByteRange> lines{{0, text.size()}};
  std::size_t column = 0;
  std::size_t space = std::string_view::npos;  // the last one of this line
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_character(text[at])) continue;
    if (text[at] == ' ') space = at;
    if (++column <= width || space == std::string_view::npos) continue;
    lines.back().end = space;
    lines.push_back({space + 1, text.size()});
    column = static_cast<std::size_t>(
                 std::count_if(text.begin() + static_cast<std::ptrdiff_t>(std::min(space + 1, at)),
                               text.begin() + static_cast<std::ptrdiff_t>(at), begins_character)) +
             (space < at ? 1 : 0);
    space = std::string_view::npos;
  }
  return lines;
}

void append_marked(std::string_view text, ByteRange line, const Marking& marking,
                   std::string& out) {
  std::size_t at = line.begin;
  out += marking.line_on;
  for (const ByteRange& range : marking.ranges) {
    const std::size_t begin = std::max(range.begin, at);
    const std::size_t end = std::min(range.end, line.end);
    if (begin >= end) continue;
    out.append(text.substr(at, begin - at)).append(marking.on);
    out.append(text.substr(begin, end - begin)).append(marking.off);
    at = end;
  }
  out.append(text.substr(at, line.end - at)).append(marking.line_off);
}

}  // namespace

std::string padded(std::string_view text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + std::string(text);
}

std::string wrapped(std::string_view text, const Marking& marking, std::size_t width,
                    std::size_t indent) {
  std::string out;
  for (const ByteRange& line : fold_lines(text, width)) {
    if (line.begin > 0) out.append("\n").append(indent, ' ');
    append_marked(text, line, marking, out);
  }
  return out;
}

}  // namespace chancery
