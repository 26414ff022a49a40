#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/gazetteer/gazetteer.h"

namespace chancery {

/// Words of a question that name somebody or something.
struct UnderstoodName {
  std::size_t begin;  // bytes [begin, end) of the text
  std::size_t end;
  EntityKind kind;
  std::vector<std::string> ids;  // whom they can mean, sorted, at least one
  bool is_abbreviation = false;  // "US": the word itself means something else
};

/// The leaders, countries and organisations that `text`, plain words of a question, names: by name,
/// surname, demonym, capital, seat or city, by an office beside its country ("Russian president",
/// "president of Russia"), in any case. In their order; the longest name at a place wins, and one
/// that the gazetteer has as no name at all ("Warsaw Pact") hides the shorter ones within.
///
/// A name shared by several is all of them; those in office, or valid, on some of `days` where there
/// are any, and of a surname's bearers those of countries that the text names where there are any. A
/// name that is an everyday word needs a capital, and a surname that many bear tells nobody.
std::vector<UnderstoodName> understand(std::string_view text, const Gazetteer& gazetteer,
                                       const DateRange& days);

}  // namespace chancery
