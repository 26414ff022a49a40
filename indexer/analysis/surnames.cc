#include "indexer/analysis/surnames.h"

#include <algorithm>
#include <array>
#include <set>

#include "corpus/text/word_list.h"
#include "indexer/analysis/person_name.h"

namespace chancery {

namespace {

bool has_bearer(const SurnamePlace& place, std::uint32_t leader) {
  return std::any_of(place.phrase->meanings.begin(), place.phrase->meanings.end(),
                     [&](const Meaning& meaning) {
                       return names_entity(meaning.kind, EntityKind::Leader) &&
                              meaning.entity == leader;
                     });
}

bool stands_before(const FoundName& name, const SurnamePlace& place) {
  return name.part < place.part || (name.part == place.part && name.first < place.first);
}

/// The bearer named last before the place, else the first behind it; null if none is named. `named`
/// is by part and place.
const FoundName* nearest_bearer(const std::vector<FoundName>& named, const SurnamePlace& place) {
  const auto here = std::partition_point(
      named.begin(), named.end(), [&](const FoundName& name) { return stands_before(name, place); });
  for (auto before = here; before != named.begin();) {
    if (has_bearer(place, (--before)->entity)) return &*before;
  }
  const auto behind = std::find_if(here, named.end(), [&](const FoundName& name) {
    return has_bearer(place, name.entity);
  });
  return behind == named.end() ? nullptr : &*behind;
}

/// The leaders that a report has so far, by part and place.
std::vector<FoundName> named_leaders(const ReportNames& report) {
  std::vector<FoundName> named;
  std::copy_if(report.names().begin(), report.names().end(), std::back_inserter(named),
               [](const FoundName& name) {
                 return name.kind == NameKind::Leader && name.entity != Meaning::kNobody;
               });
  std::sort(named.begin(), named.end(), [](const FoundName& a, const FoundName& b) {
    return a.part != b.part ? a.part < b.part : a.first < b.first;
  });
  return named;
}

bool may_stand_alone(const ReportNames& report, const SurnamePlace& place) {
  return report.is_free(place.part, place.first, place.last) &&
         !is_within_longer_name(report, place.part, place.first, place.last);
}

void find_surnames_of_found(ReportNames& report) {
  for (std::uint32_t number = 0; number < report.found.size(); ++number) {
    const std::string& surname = report.found[number].surname;
    for (std::uint32_t part = 0; part < report.parts().size(); ++part) {
      const PartText& text = report.parts()[part];
      for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!text.has_capital(i) || text.folded(i) != surname) continue;
        if (!may_stand_alone(report, {part, i, i + 1, nullptr})) continue;
        report.add({part, i, i + 1, NameKind::Leader, kFirstFound + number, Rule::Surname});
      }
    }
  }
}

constexpr std::array<std::string_view, 8> kHighOffices{
    "president", "prime-minister", "chancellor",      "king",
    "queen",     "supreme-leader", "general-secretary", "secretary-general"};

/// Whose leaders the press names without their country.
constexpr std::array<std::string_view, 8> kGreatPowers{"US", "SU", "RU", "GB",
                                                       "FR", "CN", "DE", "VA"};

/// Surnames that are words too, or borne by half a nation: alone they tell nobody.
constexpr std::array<std::string_view, 48> kTellNobody{
    "major", "brown", "king",   "bush", "may",   "rice",   "park",  "kim",   "lee",   "li",
    "le",    "do",    "long",   "ho",   "an",    "so",     "no",    "young", "singh", "khan",
    "ali",   "ahmed", "hassan", "hussein", "mohamed", "mohammed", "ibrahim", "silva", "santos",
    "garcia", "gonzalez", "lopez", "johnson", "smith", "jones", "williams", "wilson", "taylor",
    "clark", "lewis", "turner", "hill", "ford", "carter", "de", "van", "abdullah", "salman"};

std::string folded_surface(const PartText& text, const SurnamePlace& place) {
  std::string folded;
  for (std::size_t i = place.first; i < place.last; ++i) folded += text.folded(i);
  return folded;
}

class HolderFinder {
 public:
  HolderFinder(const Gazetteer& gazetteer, ReportNames& report)
      : gazetteer_(gazetteer), report_(report), places_(report.places(gazetteer)) {}

  void run() {
    for (const SurnamePlace& place : report_.surnames) {
      const PartText& text = report_.parts()[place.part];
      const std::string folded = folded_surface(text, place);
      if (contains(kTellNobody, folded) || !text.has_capital(place.last - 1)) continue;
      if (!may_stand_alone(report_, place)) continue;
      if (may_have_forename(report_, place.part, place.first)) continue;
      if (const auto leader = only_holder(place)) {
        report_.add({place.part, place.first, place.last, NameKind::Leader, *leader, Rule::Holder});
      }
    }
  }

 private:
  std::optional<std::uint32_t> only_holder(const SurnamePlace& place) const {
    std::optional<std::uint32_t> holder;
    for (const Meaning& meaning : place.phrase->meanings) {
      if (meaning.kind != NameKind::Surname || meaning.entity == holder) continue;
      const Leader& leader = gazetteer_.leader(meaning.entity);
      const bool is_given_name = place.last - place.first == 1 && has_regnal_name(leader);
      if (is_given_name || !holds_high_office(leader)) continue;
      if (holder) return std::nullopt;
      holder = meaning.entity;
    }
    return holder;
  }

  bool holds_high_office(const Leader& leader) const {
    return std::any_of(leader.offices.begin(), leader.offices.end(), [&](const Office& office) {
      return office.term().overlaps(report_.days()) && contains(kHighOffices, office.title) &&
             (std::binary_search(places_.begin(), places_.end(), office.country) ||
              (report_.is_dated() && contains(kGreatPowers, office.country)));
    });
  }

  const Gazetteer& gazetteer_;
  ReportNames& report_;
  std::vector<std::string_view> places_;
};

}  // namespace

void find_bare_surnames(ReportNames& report) {
  const std::vector<FoundName> named = named_leaders(report);
  if (!named.empty()) {
    std::set<std::uint32_t> leaders;
    for (const FoundName& name : named) leaders.insert(name.entity);
    const auto is_named = [&](const Meaning& meaning) { return leaders.contains(meaning.entity); };
    for (const SurnamePlace& place : report.surnames) {
      const auto& meanings = place.phrase->meanings;
      if (std::none_of(meanings.begin(), meanings.end(), is_named)) continue;
      const FoundName* bearer = nearest_bearer(named, place);
      if (bearer == nullptr || !may_stand_alone(report, place)) continue;
      report.add({place.part, place.first, place.last, NameKind::Leader, bearer->entity,
                  Rule::Surname});
    }
  }
  find_surnames_of_found(report);
}

void find_holders_by_surname(const Gazetteer& gazetteer, ReportNames& report) {
  HolderFinder(gazetteer, report).run();
}

}  // namespace chancery
