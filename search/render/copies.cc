#include "search/render/copies.h"

#include <algorithm>
#include <cstddef>

namespace chancery {

std::string copies_line(const std::vector<Copy>& copies) {
  constexpr std::size_t kMostShown = 4;
  std::string line;
  const std::size_t shown = std::min(copies.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    line += line.empty() ? "Also: " : ", ";
    line += copies[i].source.empty() ? copies[i].id : copies[i].source + " (" + copies[i].id + ")";
  }
  if (copies.size() > shown) line += " and " + std::to_string(copies.size() - shown) + " more";
  return line;
}

nlohmann::ordered_json copies_json(const std::vector<Copy>& copies) {
  auto list = nlohmann::ordered_json::array();
  for (const Copy& copy : copies) {
    list.push_back({{"id", copy.id}, {"title", copy.title}, {"source", copy.source}});
  }
  return list;
}

}  // namespace chancery
