#include "corpus/reader/text_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/reader/derived_title.h"
#include "corpus/reader/field_values.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

enum Key : std::size_t { kTitle, kDate, kId, kUrl, kSource, kLanguage, kKeys };

constexpr std::array<std::string_view, kKeys> kKeyNames{"title", "date",   "id",
                                                        "url",   "source", "language"};

/// The fields of a header, as views of the text.
struct Header {
  std::array<std::optional<std::string_view>, kKeys> values{};
  std::string_view date_line{};  // as it stands in the text

  /// Takes `line` if it belongs in a header and its key has not been there.
  bool add(std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::string name = ascii_lower(line.substr(0, std::min(colon, line.size())));
    const auto* const key = std::find(kKeyNames.begin(), kKeyNames.end(), name);
    if (colon != std::string_view::npos && key != kKeyNames.end()) {
      return set(static_cast<std::size_t>(key - kKeyNames.begin()), trim(line.substr(colon + 1)),
                 line);
    }
    return parse_date(line) && set(kDate, line, line);
  }

  std::string value(Key key) const { return clean_line(values[key].value_or("")); }

 private:
  bool set(std::size_t key, std::string_view value, std::string_view line) {
    if (values[key]) return false;
    values[key] = value;
    if (key == kDate) date_line = line;
    return true;
  }
};

/// The lines up to the first empty one or the end, and what follows it.
struct Block {
  std::vector<std::string_view> lines;  // trimmed
  std::string_view rest;
};

// No more lines are looked at than a header can have, since a block may be a file of short lines.
Block first_block(std::string_view text) {
  Block block;
  bool begun = false;
  while (!text.empty() && block.lines.size() <= kKeys + 1) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() && begun) break;
    begun = begun || !line.empty();
    if (!line.empty()) block.lines.push_back(line);
  }
  block.rest = text;
  return block;
}

/// What stands before the text of a report, and the text.
struct Parts {
  Header header;
  std::string_view text;
};

/// A header that holds the title itself, or no title but a date that can be read.
std::optional<Header> keyed_header(const Block& block) {
  Header header;
  for (const std::string_view line : block.lines) {
    if (!header.add(line)) return std::nullopt;
  }
  const auto& date = header.values[kDate];
  if (header.values[kTitle] || (date && parse_date(*date))) return header;
  return std::nullopt;
}

/// A title on the first line, and a header below it.
std::optional<Header> titled_header(const Block& block) {
  if (block.lines.empty() || !fits_title(block.lines.front())) return std::nullopt;
  Header header;
  header.values[kTitle] = block.lines.front();
  for (std::size_t i = 1; i < block.lines.size(); ++i) {
    if (!header.add(block.lines[i])) return std::nullopt;
  }
  return header;
}

Parts split(std::string_view text) {
  const Block block = first_block(text);
  auto header = keyed_header(block);
  if (!header) header = titled_header(block);
  if (!header) return {{}, text};
  Parts parts{*header, block.rest};
  if (parts.header.values[kDate]) return parts;
  const Block second = first_block(block.rest);
  if (second.lines.size() == 1 && parse_date(second.lines.front())) {
    parts.header.values[kDate] = second.lines.front();
    parts.text = second.rest;
  }
  return parts;
}

Article to_article(const Parts& parts, const std::string& name) {
  Article article;
  article.title = parts.header.value(kTitle);
  article.text = join_wrapped_lines(parts.text);
  article.id = parts.header.value(kId);
  article.url = parts.header.value(kUrl);
  article.source = parts.header.value(kSource);
  article.language = language_tag(parts.header.value(kLanguage));
  article.date = parse_date(parts.header.values[kDate].value_or(""));
  if (article.date) {
    article.date_source = DateSource::Stated;
  } else if (!parts.header.value(kDate).empty()) {
    const std::string line(parts.header.date_line);
    article.text = article.text.empty() ? line : line + '\n' + article.text;
  }
  complete(article, name);
  return article;
}

}  // namespace

TextReader::TextReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record TextReader::next() {
  if (std::exchange(done_, true)) return End{};
  std::string bytes;
  if (auto why = read_whole(bytes_, bytes)) return *std::move(why);
  const std::string text = clean_text(bytes);
  if (trim(text).empty()) return BadRecord{"", "empty", "The file holds no text."};
  Article article = to_article(split(text), name_);
  if (article.title.empty()) return no_text("");
  return article;
}

}  // namespace chancery
