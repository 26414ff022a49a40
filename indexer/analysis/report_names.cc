#include "indexer/analysis/report_names.h"

#include <algorithm>
#include <tuple>

namespace chancery {

namespace {

bool stands_before(const FoundName& a, const FoundName& b) {
  return std::tie(a.part, a.first) < std::tie(b.part, b.first);
}

}  // namespace

const FoundName* ReportNames::at(Part part, std::size_t index) const {
  const auto behind = std::partition_point(names.begin(), names.end(), [&](const FoundName& name) {
    return std::tie(name.part, name.first) <= std::tie(part, index);
  });
  if (behind == names.begin()) return nullptr;
  const FoundName& name = *(behind - 1);
  return name.part == part && index < name.last ? &name : nullptr;
}

void ReportNames::insert(std::vector<FoundName> added) {
  names.insert(names.end(), added.begin(), added.end());
  std::stable_sort(names.begin(), names.end(), stands_before);
}

}  // namespace chancery
