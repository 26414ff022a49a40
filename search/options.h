#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "search/question.h"
#include "search/searcher.h"

namespace chancery {

enum class Format : std::uint8_t { Text, Json };
enum class ColorMode : std::uint8_t { Auto, Always, Never };

/// What the command line asks for. Nothing has been opened or looked at yet.
struct SearchOptions {
  std::filesystem::path index = "chancery.index";
  Question question;
  PageRequest page;
  Format format = Format::Text;
  ColorMode color = ColorMode::Auto;
};

/// Why the program ends before it searches: --help, --version, or bad use.
struct EarlyEnd {
  int exit_code;
  std::string message;  // for stdout if `exit_code` is 0, else for stderr
};

/// Fills `options` from the command line and the environment (CHANCERY_INDEX).
std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, SearchOptions& options);

}  // namespace chancery
