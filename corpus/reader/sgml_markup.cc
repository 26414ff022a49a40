#include "corpus/reader/sgml_markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

/// Where a tag `name` ("title", "/title") begins; npos if nowhere.
std::size_t find_tag(std::string_view markup, std::string_view name, std::size_t from) {
  for (std::size_t at = markup.find('<', from); at != std::string_view::npos;
       at = markup.find('<', at + 1)) {
    const std::string_view tag = markup.substr(at + 1);
    if (!starts_with_either_case(tag, name) || tag.size() == name.size()) continue;
    const char after = tag[name.size()];
    if (after == '>' || is_ascii_blank(after)) return at;
  }
  return std::string_view::npos;
}

/// Offsets of an element: [begin, end) with its tags, [inner_begin, inner_end) between them.
struct Extent {
  std::size_t begin;
  std::size_t inner_begin;
  std::size_t inner_end;
  std::size_t end;
  bool is_closed;
};

/// The first element `name`; its end is looked for only where it `may_be_closed`.
std::optional<Extent> find_element(std::string_view markup, std::string_view name,
                                   bool may_be_closed = true) {
  const std::size_t begin = find_tag(markup, name, 0);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t close = markup.find('>', begin);
  if (close == std::string_view::npos) return std::nullopt;
  const std::size_t inner_begin = close + 1;
  const std::size_t end_tag = may_be_closed ? find_tag(markup, "/" + std::string(name), inner_begin)
                                            : std::string_view::npos;
  if (end_tag == std::string_view::npos) {
    const std::size_t next = std::min(markup.find('<', inner_begin), markup.size());
    return Extent{begin, inner_begin, next, next, false};
  }
  return Extent{begin, inner_begin, end_tag,
                std::min(markup.find('>', end_tag), markup.size() - 1) + 1, true};
}

struct Entity {
  std::string_view name;
  char32_t value;
};

constexpr std::array<Entity, 5> kEntities{
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

/// The character that `name` ("lt", "#38", "#x26") stands for.
std::optional<char32_t> entity_value(std::string_view name) {
  for (const Entity& entity : kEntities) {
    if (name == entity.name) return entity.value;
  }
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool hexadecimal = starts_with_either_case(name, "x");
  if (hexadecimal) name.remove_prefix(1);
  std::uint32_t value = 0;
  const char* const end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data(), end, value, hexadecimal ? 16 : 10);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return static_cast<char32_t>(value);
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
}

void append_utf8(char32_t c, std::string& out) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return;
  if (c < 0x80) {
    out += byte(c);
  } else if (c < 0x800) {
    out += {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
  } else if (c < 0x10000) {
    out += {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
  } else {
    out += {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
            byte(0x80 | (c & 0x3F))};
  }
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// `body` without a last line " Reuter", "REUTER..." or "Reuters".
std::string_view without_sign_off(std::string_view body) {
  while (!body.empty() && is_ascii_blank(body.back())) body.remove_suffix(1);
  const std::size_t newline = body.rfind('\n');
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  std::string_view last = trim(body.substr(begin));
  while (last.ends_with('.')) last.remove_suffix(1);
  const std::string name = ascii_lower(last);
  return name == "reuter" || name == "reuters" ? body.substr(0, begin) : body;
}

}  // namespace

std::optional<std::string_view> element(std::string_view markup, std::string_view name) {
  const auto found = find_element(markup, name);
  if (!found) return std::nullopt;
  return markup.substr(found->inner_begin, found->inner_end - found->inner_begin);
}

std::vector<std::string_view> elements(std::string_view markup, std::string_view name) {
  std::vector<std::string_view> all;
  bool may_be_closed = true;  // a text of opening tags alone is not searched to its end for each
  while (const auto found = find_element(markup, name, may_be_closed)) {
    may_be_closed = found->is_closed;
    all.push_back(markup.substr(found->inner_begin, found->inner_end - found->inner_begin));
    markup.remove_prefix(found->end);
  }
  return all;
}

std::string without_element(std::string_view markup, std::string_view name) {
  std::string out;
  bool may_be_closed = true;  // as above
  while (const auto found = find_element(markup, name, may_be_closed)) {
    may_be_closed = found->is_closed;
    out += markup.substr(0, found->begin);
    markup.remove_prefix(found->end);
  }
  return out += markup;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; at + name.size() < tag.size(); ++at) {
    const bool begins =
        at > 0 && is_ascii_blank(tag[at - 1]) && starts_with_either_case(tag.substr(at), name);
    if (!begins || tag[at + name.size()] != '=') continue;
    std::string_view value = tag.substr(at + name.size() + 1);
    if (!value.starts_with('"')) return value.substr(0, value.find_first_of(" \t\n"));
    value.remove_prefix(1);
    return value.substr(0, value.find('"'));
  }
  return {};
}

std::string resolve_entities(std::string_view text) {
  constexpr std::size_t kLongestName = 8;  // "#1114111"
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
    const std::size_t end = text.substr(0, kLongestName + 1).find(';');
    const auto value =
        end == std::string_view::npos ? std::nullopt : entity_value(text.substr(0, end));
    if (!value) {
      out += '&';
      continue;
    }
    if (!is_control(*value)) append_utf8(*value, out);
    text.remove_prefix(end + 1);
  }
}

std::string join_reuters_lines(std::string_view body) {
  constexpr std::string_view kIndent = "    ";
  std::string out;
  body = without_sign_off(body);
  while (!body.empty()) {
    const std::string_view line = next_line(body);
    const std::string_view words = trim(line);
    if (words.empty()) continue;
    if (!out.empty()) out += line.starts_with(kIndent) ? '\n' : ' ';
    out += words;
  }
  return out;
}

}  // namespace chancery
