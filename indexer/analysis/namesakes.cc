#include "indexer/analysis/namesakes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "corpus/text/fold.h"

namespace chancery {

namespace {

std::string folded_name(const ReportNames& report, const FoundName& name) {
  return fold(report.parts()[name.part].surface(name.first, name.last));
}

/// What a report has for and against the namesakes of the places in it. All is looked at once, for a
/// long report can name a place ten thousand times.
class Signs {
 public:
  Signs(const Gazetteer& gazetteer, const ReportNames& report) {
    for (const FoundName& name : report.names()) add(gazetteer, report, name);
    for (const PartText& text : report.parts()) {
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.has_capital(i)) ++words_[std::string(text.folded(i))];
      }
    }
  }

  /// Whether the report has another sign of the country than places of this name.
  bool has_other_sign(std::string_view country, const std::string& folded) const {
    const auto known = names_of_.find(country);
    if (known == names_of_.end()) return false;
    return known->second.size() > 1 || *known->second.begin() != folded;
  }

  /// The namesake of which the report has most signs; null if it has none of any.
  const Namesake* likeliest(std::span<const Namesake> namesakes) const {
    const Namesake* best = nullptr;
    std::size_t most = 0;
    for (const Namesake& namesake : namesakes) {
      std::size_t count = 0;
      for (const std::string_view sign : namesake.signs) {
        const auto known = words_.find(std::string(sign));
        if (known != words_.end()) count += known->second;
      }
      if (count <= most) continue;
      most = count;
      best = &namesake;
    }
    return best;
  }

 private:
  void add(const Gazetteer& gazetteer, const ReportNames& report, const FoundName& name) {
    if (name.kind == NameKind::Leader && name.entity < kFirstFound) {
      for (const Office& office : gazetteer.leader(name.entity).offices) {
        names_of_[office.country].insert("");  // no name of a place
      }
    } else if (name.kind == NameKind::Country && name.entity != Meaning::kNobody &&
               !name.needs_context) {
      names_of_[gazetteer.id(EntityKind::Country, name.entity)].insert(folded_name(report, name));
    }
  }

  std::map<std::string_view, std::set<std::string>> names_of_;  // by country
  std::unordered_map<std::string, std::size_t> words_;          // with a capital: how often
};

/// Whether some place in the report has a namesake; most reports end here.
bool has_namesakes(const Gazetteer& gazetteer, const ReportNames& report) {
  std::set<std::string_view> seen;
  return std::any_of(report.names().begin(), report.names().end(), [&](const FoundName& name) {
    if (name.kind != NameKind::Country || name.rule == Rule::Demonym) return false;
    const std::string_view surface = report.parts()[name.part].surface(name.first, name.last);
    return seen.insert(surface).second && !gazetteer.namesakes(fold(surface)).empty();
  });
}

}  // namespace

void move_namesakes(const Gazetteer& gazetteer, ReportNames& report) {
  if (!has_namesakes(gazetteer, report)) return;
  const Signs signs(gazetteer, report);
  for (FoundName& name : report.names()) {
    const bool is_own_name = name.kind == NameKind::Country && name.rule != Rule::Demonym;
    if (!is_own_name || name.entity == Meaning::kNobody) continue;
    const std::string folded = folded_name(report, name);
    const auto namesakes = gazetteer.namesakes(folded);
    if (namesakes.empty()) continue;
    if (signs.has_other_sign(gazetteer.id(EntityKind::Country, name.entity), folded)) continue;
    const Namesake* namesake = signs.likeliest(namesakes);
    if (namesake == nullptr) continue;
    name.entity = namesake->country;
    name.rule = Rule::City;
    name.needs_context = false;
  }
}

}  // namespace chancery
