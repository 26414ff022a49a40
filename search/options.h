#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "corpus/error.h"
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

/// Fills `options` from the command line and the environment (CHANCERY_INDEX).
std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, SearchOptions& options);

}  // namespace chancery
