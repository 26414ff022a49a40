#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// A title of office with what belongs to it: "the former [Russian] president", "[the] prime minister
/// of Pakistan", "le président [russe]".
struct TitleGroup {
  std::uint32_t part;
  std::size_t first;  // words [first, last): the country before it and "of the country" included
  std::size_t last;
  const Title* title;
  std::string_view place;    // id of the country or organisation; empty if none stands with it
  bool is_former = false;    // "former", "late"
  bool is_definite = false;  // "the Russian president", "Russia's president"
  bool is_other = false;     // "next", "new", "a": not the holder of the day
  bool has_capital = false;  // "President"
};

/// The group around name number `title` of the report, which is a title.
TitleGroup title_group(const Gazetteer& gazetteer, const ReportNames& report,
                       const FoundName& title);

}  // namespace chancery
