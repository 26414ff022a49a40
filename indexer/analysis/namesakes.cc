#include "indexer/analysis/namesakes.h"

#include <algorithm>

#include "corpus/text/fold.h"

namespace chancery {

namespace {

std::string folded_name(const ReportNames& report, const FoundName& name) {
  return fold(report.parts()[name.part].surface(name.first, name.last));
}

/// Whether the report has another sign of the country than places of this name.
bool has_other_sign(const Gazetteer& gazetteer, const ReportNames& report, std::uint32_t country,
                    std::string_view folded) {
  const std::string_view id = gazetteer.id(EntityKind::Country, country);
  return std::any_of(report.names().begin(), report.names().end(), [&](const FoundName& name) {
    if (name.kind == NameKind::Leader && name.entity < kFirstFound) {
      const auto& offices = gazetteer.leader(name.entity).offices;
      return std::any_of(offices.begin(), offices.end(),
                         [&](const Office& office) { return office.country == id; });
    }
    return name.kind == NameKind::Country && name.entity == country && !name.needs_context &&
           folded_name(report, name) != folded;
  });
}

std::size_t count_signs(const ReportNames& report, const std::vector<std::string>& signs) {
  std::size_t count = 0;
  for (const PartText& text : report.parts()) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool is_sign = text.has_capital(i) &&
                           std::find(signs.begin(), signs.end(), text.folded(i)) != signs.end();
      if (is_sign) ++count;
    }
  }
  return count;
}

/// The namesake of which the report has most signs; null if it has none of any.
const Namesake* likeliest(const ReportNames& report, std::span<const Namesake> namesakes) {
  const Namesake* best = nullptr;
  std::size_t most = 0;
  for (const Namesake& namesake : namesakes) {
    const std::size_t count = count_signs(report, namesake.signs);
    if (count <= most) continue;
    most = count;
    best = &namesake;
  }
  return best;
}

}  // namespace

void move_namesakes(const Gazetteer& gazetteer, ReportNames& report) {
  for (FoundName& name : report.names()) {
    const bool is_own_name = name.kind == NameKind::Country && name.rule != Rule::Demonym;
    if (!is_own_name || name.entity == Meaning::kNobody) continue;
    const std::string folded = folded_name(report, name);
    const auto namesakes = gazetteer.namesakes(folded);
    if (namesakes.empty()) continue;
    if (has_other_sign(gazetteer, report, name.entity, folded)) continue;
    const Namesake* namesake = likeliest(report, namesakes);
    if (namesake == nullptr) continue;
    name.entity = namesake->country;
    name.rule = Rule::City;
    name.needs_context = false;
  }
}

}  // namespace chancery
