#include "search/render/wrap.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "corpus/text/utf8.h"
#include "corpus/text/width.h"

namespace chancery {

namespace {

/// Where a line can end and the next begin.
struct Fold {
  std::size_t end;
  std::size_t next;
};

/// The lines as ranges of the text, without the spaces at which it was folded.
std::vector<ByteRange> fold_lines(std::string_view text, std::size_t width) {
  std::vector<ByteRange> lines{{0, text.size()}};
  std::size_t column = 0;
  std::optional<Fold> fold;  // the last one of this line
  std::size_t at = 0;
  char32_t before = 0;
  for_each_character(text, [&](char32_t value, std::string_view bytes) {
    const std::size_t end = at + bytes.size();
    if (value == U' ') {
      fold = {at, end};
    } else if (may_break(before, value)) {
      fold = {at, at};
    }
    column += columns(value, before);
    if (column > width && fold) {
      lines.back().end = fold->end;
      lines.push_back({fold->next, text.size()});
      column = columns(text.substr(fold->next, end - fold->next));
      fold.reset();
    }
    before = value;
    at = end;
  });
  return lines;
}

void append_marked(std::string_view text, ByteRange line, std::span<const Mark> marks,
                   std::string& out) {
  std::size_t at = line.begin;
  for (const Mark& mark : marks) {
    const std::size_t begin = std::max(mark.range.begin, at);
    const std::size_t end = std::min(mark.range.end, line.end);
    if (begin >= end) continue;
    out.append(text.substr(at, begin - at)).append(mark.on);
    out.append(text.substr(begin, end - begin)).append(mark.off);
    at = end;
  }
  out += text.substr(at, line.end - at);
}

}  // namespace

std::string padded(std::string_view text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + std::string(text);
}

std::string wrapped(std::string_view text, const Marking& marking, std::size_t width,
                    std::size_t indent) {
  std::vector<Mark> marks;
  for (const ByteRange& range : marking.ranges) {
    marks.push_back({range, std::string(marking.on), marking.off});
  }
  std::string out;
  for (const ByteRange& line : fold_lines(text, width)) {
    if (line.begin > 0) out.append("\n").append(indent, ' ');
    out += marking.line_on;
    append_marked(text, line, marks, out);
    out += marking.line_off;
  }
  return out;
}

std::string wrapped_marks(std::string_view text, std::span<const Mark> marks, std::size_t width) {
  std::string out;
  for (const ByteRange& line : fold_lines(text, width)) {
    if (line.begin > 0) out += '\n';
    append_marked(text, line, marks, out);
  }
  return out;
}

}  // namespace chancery
