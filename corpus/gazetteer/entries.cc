#include "corpus/gazetteer/entries.h"

#include <algorithm>
#include <string>

namespace chancery {

namespace {

std::string without_stops(std::string_view text) {
  std::string result(text);
  std::erase(result, '.');
  return result;
}

}  // namespace

bool names_entity(NameKind name, EntityKind kind) {
  switch (kind) {
    case EntityKind::Leader:
      return name == NameKind::Leader || name == NameKind::Surname;
    case EntityKind::Country:
      return name == NameKind::Country;
    case EntityKind::Organisation:
      return name == NameKind::Organisation;
  }
  return false;
}

bool Phrase::is_spelled(std::string_view text) const {
  return without_stops(text) == without_stops(surface);
}

bool Leader::in_office(const DateRange& days) const {
  return std::any_of(offices.begin(), offices.end(),
                     [&](const Office& office) { return office.term().covers(days); });
}

bool Leader::led_any_of(std::span<const std::string_view> places) const {
  return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
    return std::binary_search(places.begin(), places.end(), office.country.view());
  });
}

bool Title::means(std::string_view office) const {
  return std::any_of(offices.begin(), offices.end(),
                     [&](const FlatText& known) { return known.view() == office; });
}

}  // namespace chancery
