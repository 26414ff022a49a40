#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "corpus/error.h"
#include "search/question.h"
#include "search/searcher.h"

namespace chancery {

enum class Format : std::uint8_t { Text, Json, JsonLines, Csv, Trec, Ids };
enum class ColorMode : std::uint8_t { Auto, Always, Never };
enum class LinkMode : std::uint8_t { Auto, Always, Never };

/// What the command line asks for. Nothing has been opened or looked at yet.
struct SearchOptions {
  std::filesystem::path index = "chancery.index";
  Question question;
  PageRequest page;
  Format format = Format::Text;
  ColorMode color = ColorMode::Auto;
  std::filesystem::path gazetteer;  // a directory of an editor's tables; empty: the built-in alone
  bool show_query = false;  // show how the question was understood instead of a search
  std::string explain;              // id of a report to explain instead of a search; else empty
  std::string show;                 // id of a report to show instead of a search; else empty
  bool marks = false;               // of `show`: its mentions written out
  LinkMode links = LinkMode::Auto;
  std::filesystem::path saved;      // file of saved searches; empty unless digests are asked for
  std::filesystem::path digest;     // where their digests go; empty if `saved` is
  std::string query_id = "1";       // of Format::Trec; without blanks, not empty
};

/// Fills `options` from the command line and the environment (CHANCERY_INDEX). Relative dates count
/// from `options.question.today`.
std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, SearchOptions& options);

}  // namespace chancery
