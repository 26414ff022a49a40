#include "search/render/query.h"

#include <algorithm>

#include "corpus/explain/explanation.h"
#include "corpus/text/printable.h"

namespace chancery {

namespace {

constexpr std::size_t kMostShown = 6;  // of those that one name can mean

std::string name_line(const NameInQuestion& name) {
  std::string line = name.words + " = " + std::string(kind_word(name.kind)) + " ";
  const std::size_t shown = std::min(name.entities.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) line += " or ";
    line += name.entities[i].name + " (" + name.entities[i].id + ")";
  }
  if (name.entities.size() > shown) {
    line += " or " + std::to_string(name.entities.size() - shown) + " more";
  }
  return line;
}

}  // namespace

std::string query_text(const SearchPage& page) {
  std::string text;
  if (!page.understood.empty()) {
    text += "understood as: " + printable_line(page.understood) + "\n";
  }
  if (!page.like.empty()) text += "like: " + printable_line(page.like) + "\n";
  for (const NameInQuestion& name : page.names) {
    text += "               " + printable_line(name_line(name)) + "\n";
  }
  return text;
}

}  // namespace chancery
