#include "corpus/man_page.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include <CLI/CLI.hpp>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// A character as roff shows it and not as it would understand it.
std::string roff_character(char32_t value, std::string_view bytes) {
  switch (value) {
    case U'\\':
      return "\\e";
    case U'-':
      return "\\-";
    case U'\'':
      return "\\(aq";
    case U'`':
      return "\\(ga";
    case U'^':
      return "\\(ha";
    case U'~':
      return "\\(ti";
    case U'"':
      return "\\(dq";
    default:
      break;
  }
  if (value < 0x80) return std::string(bytes);
  std::array<char, 16> escape{};
  std::snprintf(escape.data(), escape.size(), "\\[u%04X]", static_cast<unsigned>(value));
  return escape.data();
}

/// A line of text; one that begins with a dot is no request.
std::string roff(std::string_view line) {
  std::string out = line.starts_with('.') ? "\\&" : "";
  for_each_character(line, [&](char32_t value, std::string_view bytes) {
    out += roff_character(value, bytes);
  });
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Without the choices that CLI11 puts behind it: "LEVEL:{debug,info}".
std::string value_name(const CLI::Option& option) {
  const std::string name = option.get_type_name();
  return name.substr(0, name.find(':'));
}

/// "-n N", "-h, --help"
std::string heading(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) {
    names += (names.empty() ? "" : ", ") + bold("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    names += (names.empty() ? "" : ", ") + bold("--" + name);
  }
  if (option.get_items_expected_max() > 0) names += " " + italic(value_name(option));
  return names;
}

std::string options_of(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : app.get_options()) {
    const bool is_hidden = option->get_group().empty();
    if (is_hidden || !option->nonpositional()) continue;
    out += ".TP\n" + heading(*option) + "\n" + roff(option->get_description());
    if (!option->get_envname().empty()) {
      out += "; where it is not given, the environment's " + bold(option->get_envname());
    }
    out += ".\n";
  }
  return out;
}

std::string arguments_of(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    out += ".TP\n" + italic(option->get_name(true)) + "\n" + roff(option->get_description()) + ".\n";
  }
  return out;
}

std::string synopsis(const CLI::App& app) {
  std::string out = ".B " + roff(app.get_name()) + "\n[" + italic("OPTION") + "]...";
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) out += " [" + italic(option->get_name(true)) + "]...";
  }
  return out + "\n";
}

/// Headings, and below them their lines as they stand.
std::string sections(std::string_view text) {
  std::string out;
  bool is_open = false;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with(' ')) {
      out += roff(line.substr(2)) + "\n";
    } else if (!line.empty()) {
      out += (is_open ? ".EE\n.SH " : ".SH ") + roff(line) + "\n.EX\n";
      is_open = true;
    }
  }
  return is_open ? out + ".EE\n" : out;
}

}  // namespace

std::string man_page(const CLI::App& app, const ManPage& page) {
  const std::string name = app.get_name();
  std::string out = ".TH " + roff(ascii_upper(name)) + " 1 \"\" \"Chancery " +
                    roff(page.version) + "\" \"User Commands\"\n";
  out += ".SH NAME\n" + roff(name) + " \\- " + roff(page.summary) + "\n";
  out += ".SH SYNOPSIS\n" + synopsis(app);
  out += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n" + arguments_of(app);
  out += ".SH OPTIONS\n" + options_of(app);
  out += sections(page.sections);
  return out + ".SH SEE ALSO\n.BR " + roff(page.see_also) + " (1)\n";
}

}  // namespace chancery
