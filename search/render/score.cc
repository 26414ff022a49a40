#include "search/render/score.h"

#include <array>
#include <charconv>

namespace chancery {

std::string score_text(double score) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), score).ptr;
  return {text.data(), end};
}

}  // namespace chancery
