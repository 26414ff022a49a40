#pragma once

#include <cstddef>
#include <string>

#include "search/page.h"

namespace chancery {

struct TextStyle {
  bool color = false;      // titles and matched words by the escape codes that terminals know
  std::size_t width = 80;  // columns; a character counts as one
};

/// The page for a person: the hits, the facets and the timeline, the total. Nothing
/// that a report or a question holds can do more to a terminal than show itself.
std::string render_text(const SearchPage& page, const TextStyle& style = {});

}  // namespace chancery
