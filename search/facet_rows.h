#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/facet_request.h"
#include "search/known_names.h"
#include "search/page.h"

namespace chancery {

/// A value, or a pair of values, and how many reports have it. Of dates the value is digits: "2025",
/// "202509".
struct CountedValue {
  std::uint32_t count;
  std::string_view first;
  std::string_view second;  // empty if not of a pair
};

/// The rows that `request` wants of all that was counted, which has each value once, in any order.
/// `without`: reports that have no value. A name is looked up only for what is shown.
Facet make_facet(const FacetRequest& request, std::vector<CountedValue> counted,
                 std::uint32_t without, const KnownNames& names);

/// The same of the years or months. `undated`: reports that have none.
Timeline make_timeline(FacetKind unit, const std::vector<CountedValue>& counted,
                       std::uint32_t undated);

}  // namespace chancery
