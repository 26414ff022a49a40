#pragma once

#include <string>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace chancery {

/// Adds --config FILE to `app`: settings in TOML, each an option by its long name without the
/// dashes, as text, a number, true or false, or a list of these. The command line is above an
/// environment variable, and that above the file. Options that are not configurable in CLI11's
/// sense are for the command line alone. Values come out guarded (corpus/arguments.h), as those of
/// the command line do.
///
/// Parsing then throws Error Usage, which names the file and the line: of a file that cannot be
/// read or is no TOML, of a key that is no option, of a value of the wrong kind. What CLI11 checks
/// itself, such as the range of a number, it throws as it does for the command line.
CLI::Option* add_settings_file(CLI::App& app);

/// The file that was given; empty if none was.
std::string settings_file(const CLI::App& app);

}  // namespace chancery
