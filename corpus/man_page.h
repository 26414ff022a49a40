#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace chancery {

/// What a man page says beyond its program's options.
struct ManPage {
  std::string_view summary;  // for the line of NAME: "finds reports", no full stop
  std::string_view version;
  std::string sections;  // as --help has them: headings, and below each its lines, two blanks in
  std::string_view see_also;  // the other program
};

/// The manual page of a program in roff (section 1, macros "man"), made from the options that `app`
/// has and those sections, so that it says what --help says. In ASCII, whatever the text holds; no
/// option that is hidden from --help is in it.
std::string man_page(const CLI::App& app, const ManPage& page);

}  // namespace chancery
