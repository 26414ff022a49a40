#include "indexer/analysis/surnames.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "indexer/analysis/titles.h"

namespace chancery {

namespace {

constexpr std::size_t kMaxSurnameWords = 3;  // "bin Salman", "Suu Kyi", "Ortiz de Rozas"

/// Words written with a capital that follow a surname without being part of the name.
constexpr std::array<std::string_view, 24> kNotNames{
    "monday", "tuesday",  "wednesday", "thursday",  "friday",  "saturday",       "sunday",
    "january", "february", "march",    "april",     "may",     "june",           "july",
    "august", "september", "october",  "november",  "december", "administration", "government",
    "cabinet", "doctrine", "plan"};

bool has_capital(const Word& word) {
  return word.letters == Case::Capital || word.letters == Case::Upper;
}

bool is_joined(Gap gap) { return gap == Gap::Space || gap == Gap::Hyphen; }

/// Words [first, last) of a part that are a surname, and who bears it.
struct Surname {
  std::size_t first;
  std::size_t last;
  const std::vector<std::uint32_t>* bearers;
};

/// The longest surname that begins at word `first` and that `bearers_of` knows.
template <typename BearersOf>
Surname surname_at(const Words& words, std::size_t first, const BearersOf& bearers_of) {
  Surname found{first, first, nullptr};
  std::string folded;
  for (std::size_t last = first; last < words.words.size() && last < first + kMaxSurnameWords;) {
    if (last > first && !is_joined(words.words[last].gap)) break;
    if (last > first) folded += ' ';
    folded += words.folded_form(words.words[last]);
    ++last;
    if (!has_capital(words.words[last - 1])) continue;  // a name ends in a capital: "bin Salman"
    if (const auto* bearers = bearers_of(folded)) found = {first, last, bearers};
  }
  return found;
}

bool holds_office(const Office& office, const Title& title) {
  return std::find(title.offices.begin(), title.offices.end(), office.title) !=
         title.offices.end();
}

class TitledSurnames {
 public:
  TitledSurnames(const Gazetteer& gazetteer, const ReportNames& report)
      : gazetteer_(gazetteer), report_(report) {}

  std::vector<FoundName> run() const {
    std::vector<FoundName> found;
    for (const auto& part : report_.parts) find_in(part, found);
    return found;
  }

 private:
  void find_in(const ReportNames::PartText& part, std::vector<FoundName>& found) const {
    const Words& words = *part.words;
    for (std::size_t i = 1; i < words.words.size(); ++i) {
      if (words.words[i].gap == Gap::Sentence || report_.at(part.part, i) != nullptr) continue;
      const Title* title = title_before(words, i);
      if (title == nullptr) continue;
      const Surname surname = surname_at(words, i, [&](const std::string& folded) {
        return gazetteer_.leaders_by_surname(folded);
      });
      if (surname.bearers == nullptr || goes_on(part, surname)) continue;
      if (const auto leader = bearer(part, surname, *title)) {
        found.push_back({part.part, surname.first, surname.last, EntityKind::Leader, *leader,
                         Rule::Title, false});
        i = surname.last - 1;
      }
    }
  }

  /// "President Johnson Sirleaf": the surname is only the beginning of a name.
  bool goes_on(const ReportNames::PartText& part, const Surname& surname) const {
    if (surname.last >= part.words->words.size()) return false;
    const Word& next = part.words->words[surname.last];
    return next.gap == Gap::Hyphen && next.letters != Case::Lower;
  }

  std::optional<std::uint32_t> bearer(const ReportNames::PartText& part, const Surname& surname,
                                      const Title& title) const {
    const bool is_former = chancery::is_former(*part.words, surname.first, title);
    std::vector<std::uint32_t> fitting;
    for (const std::uint32_t leader : *surname.bearers) {
      if (fits(leader, title, is_former)) fitting.push_back(leader);
    }
    if (fitting.size() > 1) narrow(fitting, title, countries_near(part.part, surname.first));
    if (fitting.size() > 1) narrow(fitting, title, countries_near(part.part, std::nullopt));
    if (fitting.size() != 1) return std::nullopt;
    return fitting.front();
  }

  bool fits(std::uint32_t leader, const Title& title, bool is_former) const {
    const auto& offices = gazetteer_.leader(leader).offices;
    return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
      if (!holds_office(office, title)) return false;
      if (!report_.day) return true;
      if (is_former) return !office.term.first || *office.term.first <= *report_.day;
      return office.term.contains(*report_.day);
    });
  }

  /// Countries named right before word `before` of a part, or in the whole report.
  std::vector<std::string_view> countries_near(Part part, std::optional<std::size_t> before) const {
    constexpr std::size_t kNear = 6;  // "Tajikistan's long-serving President and commander"
    std::vector<std::string_view> ids;
    for (const FoundName& name : report_.names) {
      if (name.kind != EntityKind::Country || name.entity == Meaning::kNobody) continue;
      const bool is_near = !before || (name.part == part && name.last <= *before &&
                                       name.last + kNear > *before);
      if (is_near) ids.push_back(gazetteer_.country(name.entity).id);
    }
    return ids;
  }

  void narrow(std::vector<std::uint32_t>& leaders, const Title& title,
              const std::vector<std::string_view>& countries) const {
    std::vector<std::uint32_t> narrowed;
    for (const std::uint32_t leader : leaders) {
      const auto& offices = gazetteer_.leader(leader).offices;
      if (std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
            return holds_office(office, title) &&
                   std::find(countries.begin(), countries.end(), office.country) !=
                       countries.end();
          })) {
        narrowed.push_back(leader);
      }
    }
    if (!narrowed.empty()) leaders = std::move(narrowed);
  }

  const Gazetteer& gazetteer_;
  const ReportNames& report_;
};

class BareSurnames {
 public:
  BareSurnames(const Gazetteer& gazetteer, const ReportNames& report) : report_(report) {
    for (const FoundName& name : report.names) {
      if (name.kind != EntityKind::Leader || name.entity == Meaning::kNobody) continue;
      for (const std::string_view surname : gazetteer.leader(name.entity).surnames) {
        auto& bearers = bearers_[std::string(surname)];
        if (std::find(bearers.begin(), bearers.end(), name.entity) == bearers.end()) {
          bearers.push_back(name.entity);
        }
      }
    }
  }

  std::vector<FoundName> run() const {
    std::vector<FoundName> found;
    if (bearers_.empty()) return found;
    for (const auto& part : report_.parts) find_in(part, found);
    return found;
  }

 private:
  void find_in(const ReportNames::PartText& part, std::vector<FoundName>& found) const {
    const Words& words = *part.words;
    for (std::size_t i = 0; i < words.words.size(); ++i) {
      if (report_.at(part.part, i) != nullptr) continue;
      const Surname surname = surname_at(words, i, [&](const std::string& folded) {
        const auto known = bearers_.find(folded);
        return known == bearers_.end() ? nullptr : &known->second;
      });
      if (surname.bearers == nullptr) continue;
      if (!is_free(part, surname) || is_other_person(part, surname)) continue;
      found.push_back({part.part, surname.first, surname.last, EntityKind::Leader,
                       nearest(part.part, surname), Rule::Surname, false});
      i = surname.last - 1;
    }
  }

  bool is_free(const ReportNames::PartText& part, const Surname& surname) const {
    for (std::size_t i = surname.first; i < surname.last; ++i) {
      if (report_.at(part.part, i) != nullptr) return false;
    }
    return true;
  }

  /// "Omar Sharif", "Kim Yo-jong": words with a capital stand around that are neither a title, nor
  /// another name, nor the beginning of a sentence. A headline in capitals does not tell.
  bool is_other_person(const ReportNames::PartText& part, const Surname& surname) const {
    const auto& words = part.words->words;
    if (words[surname.first].letters == Case::Upper) return false;
    return is_forename(part, surname.first) || is_name_behind(part, surname.last);
  }

  bool is_forename(const ReportNames::PartText& part, std::size_t first) const {
    const auto& words = part.words->words;
    if (first == 0 || report_.at(part.part, first - 1) != nullptr) return false;
    const Word& before = words[first - 1];
    const Gap gap = words[first].gap;
    if (gap == Gap::Stop && before.folded_bytes == 1) return true;  // "O. Sharif"
    if (gap != Gap::Space || before.letters != Case::Capital) return false;
    return before.gap != Gap::Sentence && !is_title_word(part.words->folded_form(before));
  }

  bool is_name_behind(const ReportNames::PartText& part, std::size_t last) const {
    const auto& words = part.words->words;
    if (last >= words.size() || report_.at(part.part, last) != nullptr) return false;
    const Word& next = words[last];
    if (next.gap != Gap::Space || next.letters != Case::Capital) return false;
    const std::string_view folded = part.words->folded_form(next);
    return !is_title_word(folded) &&
           std::find(kNotNames.begin(), kNotNames.end(), folded) == kNotNames.end();
  }

  std::uint32_t nearest(Part part, const Surname& surname) const {
    if (surname.bearers->size() == 1) return surname.bearers->front();
    std::optional<std::uint32_t> before;
    for (const FoundName& name : report_.names) {
      const bool is_bearer = name.kind == EntityKind::Leader &&
                             std::find(surname.bearers->begin(), surname.bearers->end(),
                                       name.entity) != surname.bearers->end();
      if (!is_bearer) continue;
      const bool is_behind =
          name.part > part || (name.part == part && name.first > surname.first);
      if (is_behind) return before.value_or(name.entity);
      before = name.entity;
    }
    return before.value_or(surname.bearers->front());
  }

  const ReportNames& report_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> bearers_;  // by folded surname
};

}  // namespace

void find_titled_surnames(const Gazetteer& gazetteer, ReportNames& report) {
  report.insert(TitledSurnames(gazetteer, report).run());
}

void find_bare_surnames(const Gazetteer& gazetteer, ReportNames& report) {
  report.insert(BareSurnames(gazetteer, report).run());
}

}  // namespace chancery
