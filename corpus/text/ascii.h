#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// Letters, digits and blanks of ASCII, whatever the locale; other bytes are left as they are.
namespace chancery {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
constexpr bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

inline std::string ascii_upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = is_ascii_letter(c) ? static_cast<char>(ascii_lower(c) - 'a' + 'A') : c;
  return out;
}

/// `text` without blanks at either end.
constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Whether `text` starts with `beginning`, which is lower case, in either case.
constexpr bool starts_with_either_case(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::equal(beginning.begin(), beginning.end(), text.begin(),
                    [](char wanted, char c) { return wanted == ascii_lower(c); });
}

}  // namespace chancery
