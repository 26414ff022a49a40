#include "search/render/hyperlink.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

constexpr std::size_t kLongestTarget = 2000;

bool is_in_host(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-' || c == '_';
}

bool is_in_path(char c) {
  constexpr std::string_view kMarks = "~/!$&'()*+,;=:@";
  return is_in_host(c) || kMarks.find(c) != std::string_view::npos;
}

bool is_in_url(char c) {
  constexpr std::string_view kMarks = "?#[]%";
  return is_in_path(c) || kMarks.find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text, bool (*stays)(char)) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (stays(c)) {
      out += c;
    } else {
      out += {'%', kHexDigits[byte >> 4U], kHexDigits[byte & 0xFU]};
    }
  }
  return out;
}

bool is_web_address(std::string_view url) {
  return starts_with_either_case(url, "http://") || starts_with_either_case(url, "https://");
}

std::string_view value_of(const Environment& environment, const char* name) {
  const char* value = environment(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// VTE, on which the terminals of GNOME and Xfce stand, has links since 0.50: "5000".
bool is_old_vte(std::string_view version) {
  int number = 0;
  const auto read = std::from_chars(version.data(), version.data() + version.size(), number);
  return !version.empty() && read.ec == std::errc() && number < 5000;
}

}  // namespace

std::string link_target(std::string_view url, std::string_view file, std::string_view host) {
  std::string target;
  if (is_web_address(url)) {
    target = encoded(url, is_in_url);
  } else if (file.starts_with('/')) {
    target = "file://" + encoded(host, is_in_host) + encoded(file, is_in_path);
  }
  return target.size() <= kLongestTarget ? target : std::string();
}

std::string link_begin(std::string_view target, std::size_t number) {
  return "\x1b]8;id=chancery-" + std::to_string(number) + ";" + std::string(target) + "\x1b\\";
}

bool knows_links(const Environment& environment) {
  constexpr std::array<std::string_view, 7> kWithout{"dumb", "linux", "eterm", "vt1",
                                                     "vt2",  "ansi",  "cons25"};
  const std::string_view terminal = value_of(environment, "TERM");
  if (terminal.empty() || !value_of(environment, "INSIDE_EMACS").empty()) return false;
  if (is_old_vte(value_of(environment, "VTE_VERSION"))) return false;
  return std::none_of(kWithout.begin(), kWithout.end(), [&](std::string_view beginning) {
    return terminal.starts_with(beginning);
  });
}

}  // namespace chancery
