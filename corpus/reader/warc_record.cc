#include "corpus/reader/warc_record.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

/// Takes the next line off `text`, without its end.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// "Content-Type: text/html" in its two parts, the name in lower case.
struct Field {
  std::string name{};
  std::string_view value{};
};

std::optional<Field> field_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return Field{ascii_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1))};
}

/// The media type alone, in lower case: "text/html".
std::string media_type(std::string_view content_type) {
  return ascii_lower(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset_in(std::string_view content_type) {
  constexpr std::string_view kKey = "charset=";
  const std::string lower = ascii_lower(content_type);
  const std::size_t at = lower.find(kKey);
  if (at == std::string::npos) return {};
  std::string_view value = content_type.substr(at + kKey.size());
  value = trim(value.substr(0, value.find(';')));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    value = value.substr(1, value.size() - 2);
  }
  return std::string(value);
}

/// Whether what is of this type can be read as a report; so can what is of none.
bool may_be_text(std::string_view type) {
  constexpr std::array<std::string_view, 7> kNoText{"image/", "audio/",   "video/", "font/",
                                                    "text/css", "text/javascript", "model/"};
  if (type.ends_with("javascript") || type.ends_with("x-font-woff")) return false;
  return std::none_of(kNoText.begin(), kNoText.end(),
                      [&](std::string_view beginning) { return type.starts_with(beginning); });
}

bool is_robots(std::string_view address) {
  return address.substr(0, address.find('?')).ends_with("/robots.txt");
}

/// Transfer-Encoding: chunked. Some archives keep the header and have undone the chunks: what is not in
/// chunks is given as it is.
std::string without_chunks(std::string_view body) {
  std::string joined;
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length, 16);
    const bool is_length = error == std::errc() && (end == line.data() + line.size() ||
                                                    *end == ';' || *end == ' ');
    if (!is_length || length > rest.size()) return joined.empty() ? std::string(body) : joined;
    if (length == 0) break;
    joined += rest.substr(0, length);
    rest.remove_prefix(length);
    next_line(rest);
  }
  return joined;
}

std::optional<WebDocument> document_of_response(std::string_view block) {
  const std::string_view status = next_line(block);
  const std::size_t space = std::min(status.find(' '), status.size());
  if (!status.starts_with("HTTP/") || !status.substr(space).starts_with(" 200")) {
    return std::nullopt;
  }
  std::string type;
  WebDocument document;
  bool is_chunked = false;
  for (std::string_view line = next_line(block); !line.empty(); line = next_line(block)) {
    const auto field = field_of(line);
    if (!field) continue;
    if (field->name == "content-type") {
      type = media_type(field->value);
      document.charset = charset_in(field->value);
    } else if (field->name == "transfer-encoding") {
      is_chunked = ascii_lower(field->value).find("chunked") != std::string::npos;
    }
  }
  if (!may_be_text(type)) return std::nullopt;
  document.bytes = is_chunked ? without_chunks(block) : std::string(block);
  return document;
}

}  // namespace

bool take_header_line(std::string_view line, WarcHeader& header) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto field = field_of(line);
  if (!field) return false;
  if (field->name == "warc-type") {
    header.type = ascii_lower(field->value);
  } else if (field->name == "warc-target-uri") {
    std::string_view address = field->value;
    // As WARC 1.0 has it in its grammar.
    if (address.starts_with('<') && address.ends_with('>')) {
      address = address.substr(1, address.size() - 2);
    }
    header.address = address;
  } else if (field->name == "content-type") {
    header.content_type = field->value;
  } else if (field->name == "content-length") {
    const char* const end = field->value.data() + field->value.size();
    const auto [stop, error] = std::from_chars(field->value.data(), end, header.block_bytes);
    return error == std::errc() && stop == end;
  }
  return true;
}

std::optional<WebDocument> document_in(const WarcHeader& header, std::string_view block) {
  if (is_robots(header.address)) return std::nullopt;
  const std::string type = media_type(header.content_type);
  if (header.type == "response" && type == "application/http") return document_of_response(block);
  if (header.type == "response" || !may_be_text(type)) return std::nullopt;
  return WebDocument{std::string(block), charset_in(header.content_type)};
}

}  // namespace chancery
