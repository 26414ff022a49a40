#include "corpus/text/clean.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include <utf8proc.h>

#include "corpus/text/ascii.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/repairs.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

void append_utf8(char32_t character, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(used));
}

// Windows-1252 differs from Latin-1 in 0x80 to 0x9F; 0 is a byte it leaves undefined.
// https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Whether NFC could change `text`: not where every character is one of those that Unicode's quick
/// check passes. Of the usual letters and marks of news these ranges hold nearly all, and
/// utf8proc's NFC costs twice as much as all the rest of reading (20 against 60 MB/s).
bool may_need_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character c = decode_utf8(text, at);
    const bool is_composed = c.value < 0x0300 || (c.value >= 0x0400 && c.value <= 0x0482) ||
                             (c.value >= 0x2010 && c.value <= 0x2027) ||
                             (c.value >= 0x4E00 && c.value <= 0x9FFF);
    if (!is_composed) return true;
    at += c.bytes;
  }
  return false;
}

/// utf8proc sorts accents in a time that grows with the square of their number, and no letter has more
/// than Unicode's stream-safe format allows (UAX #15, section 13).
std::string without_endless_accents(std::string_view text) {
  constexpr int kMostAccents = 30;
  std::string out;
  out.reserve(text.size());
  int accents = 0;
  for_each_character(text, [&](char32_t value, std::string_view bytes) {
    const auto* const property = utf8proc_get_property(static_cast<utf8proc_int32_t>(value));
    accents = property->combining_class == 0 ? 0 : accents + 1;
    if (accents <= kMostAccents) out += bytes;
  });
  return out;
}

std::string to_nfc(std::string text) {
  if (!may_need_nfc(text)) return text;
  text = without_endless_accents(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> composed(
      utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str())), &std::free);
  return composed ? reinterpret_cast<const char*>(composed.get()) : text;
}

/// Characters that say nothing and do harm: controls, the byte order mark, soft hyphens (which
/// split a word in Xapian 1.4), and those that turn the direction of text.
bool is_dropped(char32_t c) {
  if (c < 0x20) return c != U'\n' && c != U'\t';
  return (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0xFEFF ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// What nearly all of a text is made of, and stays as it is.
bool is_plain(char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t'; }

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Line and paragraph separators of Unicode, form feeds and carriage returns as newlines, "\r\n" as
/// one.
std::string drop_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool after_return = false;
  Repairs repairs;
  while (!text.empty()) {
    if (std::exchange(after_return, false) && text.front() == '\n') {
      text.remove_prefix(1);
      continue;
    }
    const auto plain = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const Utf8Character next = decode_utf8(text, 0);
    after_return = next.value == U'\r';
    if (after_return || next.value == 0x2028 || next.value == 0x2029 || next.value == 0x0C) {
      out += '\n';
    } else if (!is_dropped(next.value)) {
      out += text.substr(0, next.bytes);
    } else if (is_control(next.value)) {
      ++repairs.controls;
    }
    text.remove_prefix(next.bytes);
  }
  if (repairs.any()) note_repairs(repairs);
  return out;
}

bool ends_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 14> kMarks{".", "!", "?", ":",  "\"", "'",  ")",
                                                           "”", "’", "…", "。", "！", "？", "」"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return line.ends_with(mark); });
}

/// Whether the sentence of `line` goes on in `next`. A line shorter than this that ends in no mark
/// is a heading or an item of a list, unless the next goes on in lower case.
bool goes_on(std::string_view line, std::string_view next) {
  constexpr std::size_t kWrapColumn = 50;
  if (next.front() >= 'a' && next.front() <= 'z') return true;
  return line.size() >= kWrapColumn && !ends_sentence(line);
}

/// Between two lines of Chinese or Japanese that go on there is no blank.
void append_break(std::string& out, std::string_view next, bool is_within_sentence) {
  std::size_t last = out.size() - 1;
  while (last > 0 && !is_utf8(std::string_view(out).substr(last))) --last;
  const bool is_within_word = is_ideograph(decode_utf8(out, last).value) &&
                              is_ideograph(decode_utf8(next, 0).value);
  if (!is_within_sentence) {
    out += '\n';
  } else if (!is_within_word) {
    out += ' ';
  }
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

/// Byte by byte, since one stray byte (a quotation mark pasted into a report in UTF-8) says nothing
/// of the rest. Text in Windows-1252 has hardly a pair of bytes that is a character of UTF-8.
std::string in_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  Repairs repairs;
  for_each_character(bytes, [&](char32_t, std::string_view character) {
    if (is_utf8(character)) {
      out += character;
      return;
    }
    ++repairs.stray_bytes;
    char32_t value = static_cast<unsigned char>(character.front());
    if (value < 0xA0) value = kWindows1252[value - 0x80];
    if (value != 0) append_utf8(value, out);
  });
  note_repairs(repairs);
  return out;
}

std::string clean_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_ascii(bytes)) return drop_controls(bytes);
  // Controls go first: NFC by utf8proc ends at a NUL.
  return to_nfc(
      drop_controls(is_utf8(bytes) ? std::string(bytes) : in_windows_1252(bytes)));
}

std::string clean_line(std::string_view bytes) {
  std::string out;
  for (const char c : clean_text(bytes)) {
    if (!is_ascii_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string join_wrapped_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::string_view last;
  bool after_blank = false;
  while (!text.empty()) {
    const std::string_view line = trim(next_line(text));
    if (line.empty()) {
      after_blank = true;
      continue;
    }
    if (!out.empty()) append_break(out, line, !after_blank && goes_on(last, line));
    out += line;
    last = line;
    after_blank = false;
  }
  return out;
}

}  // namespace chancery
