#include "indexer/analysis/offices.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/text/word_list.h"
#include "indexer/analysis/person_name.h"
#include "indexer/analysis/title_group.h"

namespace chancery {

namespace {

constexpr std::array<std::string_view, 3> kLeading{"supreme-leader", "general-secretary",
                                                   "secretary-general"};

/// Offices that an organisation has; any other beside it is of some body within it.
constexpr std::array<std::string_view, 3> kOfOrganisations{"secretary-general",
                                                           "director-general", "foreign-minister"};

constexpr std::array<std::string_view, 2> kMinisters{"prime-minister", "foreign-minister"};

class OfficeReader {
 public:
  OfficeReader(const Gazetteer& gazetteer, ReportNames& report)
      : gazetteer_(gazetteer), report_(report), places_(report.places(gazetteer)) {}

  void run() {
    // Names are added on the way; the titles are those that were there before.
    const std::size_t count = report_.names().size();
    for (std::size_t i = 0; i < count; ++i) {
      const FoundName name = report_.names()[i];
      if (name.kind != NameKind::Title) continue;
      read(title_group(gazetteer_, report_, name));
    }
  }

 private:
  void read(const TitleGroup& group) {
    if (mark_known_beside(group)) return;
    if (const auto run = name_behind(group)) {
      if (take_person(group, *run)) return;
    } else if (const auto before = name_before(group)) {
      if (take_person(group, *before)) return;
    }
    take_holder(group);
  }

  const PartText& text(const TitleGroup& group) const { return report_.parts()[group.part]; }

  /// Whether a comma stands before word `i`.
  bool has_comma_before(const PartText& part, std::size_t i) const {
    if (i == 0 || i >= part.size() || part.word(i).gap != Gap::Mark) return false;
    const std::string_view gap = part.gap_before(i);
    return gap.find(',') != std::string_view::npos && gap.size() <= 5;
  }

  /// Where a name behind the group begins: right behind it, or behind a comma where the group has a
  /// country ("the foreign minister of Ruritania, Rupert Elphberg").
  std::optional<std::size_t> place_behind(const TitleGroup& group) const {
    const PartText& part = text(group);
    if (group.last >= part.size()) return std::nullopt;
    // "The president's Honor Roll": what follows is no name.
    if (part.is_possessive(group.last - 1)) return std::nullopt;
    const Gap gap = part.word(group.last).gap;
    if (gap == Gap::Space || gap == Gap::Stop) return group.last;
    if (!group.place.empty() && has_comma_before(part, group.last)) return group.last;
    return std::nullopt;
  }

  /// The word behind a name that stands before the group: "Rupert Elphberg, [the] Ruritanian ...".
  std::optional<std::size_t> end_before(const TitleGroup& group) const {
    const PartText& part = text(group);
    for (std::size_t at = group.first; at > 0 && group.first - at <= 1; --at) {
      if (has_comma_before(part, at)) return at;
      if (part.word(at).gap != Gap::Space || part.folded(at - 1) != "the") break;
    }
    return std::nullopt;
  }

  /// Marks a leader known by name beside the group as titled.
  bool mark_known_beside(const TitleGroup& group) {
    FoundName* name = nullptr;
    if (const auto at = place_behind(group)) name = report_.at(group.part, *at);
    if (name == nullptr || name->kind != NameKind::Leader) {
      if (const auto end = end_before(group)) name = report_.at(group.part, *end - 1);
    }
    if (name == nullptr || name->kind != NameKind::Leader) return false;
    name->is_titled = true;
    return true;
  }

  std::optional<WordRun> name_behind(const TitleGroup& group) const {
    const auto at = place_behind(group);
    if (!at) return std::nullopt;
    const WordRun run = person_from(report_, group.part, *at);
    if (run.size() > 0) return run;
    // A surname in a script without capitals.
    for (const SurnamePlace& place : report_.surnames_in(group.part, *at, *at + 1)) {
      return WordRun{place.first, place.last};
    }
    return std::nullopt;
  }

  std::optional<WordRun> name_before(const TitleGroup& group) const {
    const auto end = end_before(group);
    if (!end) return std::nullopt;
    const WordRun run = person_before(report_, group.part, *end);
    return run.size() >= 2 ? std::optional(run) : std::nullopt;
  }

  /// A person beside the title: a bearer of the surname, or a found leader.
  bool take_person(const TitleGroup& group, const WordRun& run) {
    if (const SurnamePlace* surname = surname_in(group.part, run)) {
      if (const auto leader = bearer(group, run, *surname)) {
        add(group.part, run, *leader, Rule::Title);
        return true;
      }
    }
    if (run.size() < 2) return false;
    if (const auto leader = holder_spelled_otherwise(group, run)) {
      add(group.part, run, *leader, Rule::Title);
      return true;
    }
    return take_found(group, run);
  }

  /// The surname that ends a name, or that is all of it.
  const SurnamePlace* surname_in(std::uint32_t part, const WordRun& run) const {
    const SurnamePlace* best = nullptr;
    for (const SurnamePlace& place : report_.surnames_in(part, run.first, run.last)) {
      if (place.last > run.last) continue;
      const bool ends_name = place.last == run.last;
      const bool begins_name = place.first == run.first;  // "Xi Jinping", in other spellings
      if (!ends_name && !begins_name) continue;
      if (best == nullptr || ends_name) best = &place;
    }
    return best;
  }

  std::optional<std::uint32_t> bearer(const TitleGroup& group, const WordRun& run,
                                      const SurnamePlace& surname) const {
    std::vector<std::uint32_t> fitting;
    for (const Meaning& meaning : surname.phrase->meanings) {
      if (!names_entity(meaning.kind, EntityKind::Leader)) continue;
      if (fits(group, run, surname, meaning.entity)) fitting.push_back(meaning.entity);
    }
    if (fitting.size() > 1) narrow(fitting);
    if (fitting.size() != 1) return std::nullopt;
    return fitting.front();
  }

  bool fits(const TitleGroup& group, const WordRun& run, const SurnamePlace& surname,
            std::uint32_t leader) const {
    const bool has_more = run.size() > surname.last - surname.first;
    if (has_more && !shares_initial(group.part, run, leader)) return false;
    const auto& offices = gazetteer_.leader(leader).offices;
    return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
      return group.title->means(office.title) &&
             is_of_place(group, office, has_more) && is_of_its_day(group, office);
    });
  }

  /// Without a country beside the title, one with a forename that is spelled otherwise must be of a
  /// country that the report names.
  bool is_of_place(const TitleGroup& group, const Office& office, bool has_forename) const {
    if (!group.place.empty()) return office.country == group.place;
    return !has_forename || std::binary_search(places_.begin(), places_.end(), office.country);
  }

  /// "Gurbanguly Berdimuhamedov" can be Gurbanguly Berdimuhamedow and not Serdar.
  bool shares_initial(std::uint32_t part, const WordRun& run, std::uint32_t leader) const {
    const Words words = scan_words(gazetteer_.leader(leader).name);
    return !words.words.empty() && words.folded_form(words.words.front()).front() ==
                                       report_.parts()[part].folded(run.first).front();
  }

  /// "Moussa Faki" for Moussa Faki Mahamat, "Gurbanguly Berdymukhammedov": of those who held this
  /// very office the only one who shares a name.
  std::optional<std::uint32_t> holder_spelled_otherwise(const TitleGroup& group,
                                                        const WordRun& run) const {
    std::optional<std::uint32_t> holder;
    for (const std::uint32_t leader : gazetteer_.leaders_of(group.place)) {
      const auto& offices = gazetteer_.leader(leader).offices;
      const bool held = std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
        return office.country == group.place && group.title->means(office.title) &&
               is_of_its_day(group, office);
      });
      if (!held || !shares_word(group.part, run, leader) || holder == leader) continue;
      if (holder) return std::nullopt;
      holder = leader;
    }
    return holder;
  }

  bool shares_word(std::uint32_t part, const WordRun& run, std::uint32_t leader) const {
    constexpr std::size_t kLeastBytes = 4;  // "Ali" and "Kim" are shared by too many
    const Words words = scan_words(gazetteer_.leader(leader).name);
    for (std::size_t i = run.first; i < run.last; ++i) {
      const std::string_view folded = report_.parts()[part].folded(i);
      if (folded.size() < kLeastBytes) continue;
      for (const Word& word : words.words) {
        if (words.folded_form(word) == folded) return true;
      }
    }
    return false;
  }

  bool is_of_its_day(const TitleGroup& group, const Office& office) const {
    const DateRange days = report_.days(), term = office.term();
    if (group.title->is_elect) {
      return !days.first || (term.first && *term.first > *days.first);
    }
    if (group.is_former) {
      return !days.last || !term.first || *term.first <= *days.last;
    }
    return term.overlaps(days);
  }

  /// Leaves those whose country the report names.
  void narrow(std::vector<std::uint32_t>& leaders) const {
    std::vector<std::uint32_t> narrowed;
    std::copy_if(leaders.begin(), leaders.end(), std::back_inserter(narrowed),
                 [&](std::uint32_t leader) {
                   return gazetteer_.leader(leader).led_any_of(places_);
                 });
    if (!narrowed.empty()) leaders = std::move(narrowed);
  }

  bool take_found(const TitleGroup& group, const WordRun& run) {
    if (group.title->is_weak || group.is_other) return false;
    // In a headline every word has a capital: the text must name him.
    if (text(group).part == Part::Title) return false;
    const bool is_of_organisation = gazetteer_.knows(EntityKind::Organisation, group.place);
    const std::string_view office = group.title->offices.front();
    if (is_of_organisation && !contains(kOfOrganisations, office)) return false;
    // Presidents there are of everything; of ministers only states have these.
    const bool is_minister = contains(kMinisters, office);
    if (group.place.empty() && !(group.has_capital && is_minister)) return false;
    const PartText& part = text(group);
    for (std::size_t i = run.first; i < run.last; ++i) {
      if (part.word(i).letters == Case::Upper && part.word(i).folded_bytes > 3) return false;
    }
    // "Manitoba Premier Howard Pawley": of some other body.
    const bool has_body = group.place.empty() && group.first > 0 &&
                          part.is_joined(group.first) && part.has_capital(group.first - 1) &&
                          !part.is_possessive(group.first - 1);
    if (has_body) return false;
    FoundLeader found;
    found.name = std::string(part.surface(run.first, run.last));
    found.id = slug(found.name);
    found.surname = std::string(part.folded(run.last - 1));
    found.office = std::string(office);
    found.country = std::string(group.place);
    if (found.id.empty()) return false;
    add(group.part, run, number_of(std::move(found)), Rule::Found);
    return true;
  }

  std::uint32_t number_of(FoundLeader found) {
    auto& all = report_.found;
    const auto known = std::find_if(all.begin(), all.end(), [&](const FoundLeader& other) {
      return other.id == found.id;
    });
    const auto number = static_cast<std::uint32_t>(known - all.begin());
    if (known == all.end()) all.push_back(std::move(found));
    return kFirstFound + number;
  }

  /// "The Russian president": whoever holds the office at the report's date.
  void take_holder(const TitleGroup& group) {
    if (!report_.is_dated() || !group.is_definite || group.is_former || group.is_other ||
        group.title->is_elect) {
      return;
    }
    const bool is_pope = group.title->offices.front().view() == "pope";
    const std::string_view place = is_pope ? "VA" : group.place;
    for (const std::string_view office : group.title->offices) {
      // Of the many who lead, only these do so beyond doubt: "the Soviet leader".
      if (group.title->is_weak && !contains(kLeading, office)) continue;
      const std::vector<std::uint32_t> holders = holders_of(office, place);
      if (holders.empty()) continue;
      if (holders.size() == 1) mark_office(group, holders.front());
      return;
    }
  }

  std::vector<std::uint32_t> holders_of(std::string_view title, std::string_view place) const {
    std::vector<std::uint32_t> holders;
    for (const std::uint32_t leader : gazetteer_.leaders_of(place)) {
      const auto& offices = gazetteer_.leader(leader).offices;
      const bool holds = std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
        return office.title == title && office.country == place &&
               office.term().covers(report_.days());
      });
      if (holds) holders.push_back(leader);
    }
    return holders;
  }

  /// The words of the title become the leader's; those of the country stay the country's.
  void mark_office(const TitleGroup& group, std::uint32_t leader) {
    for (std::size_t i = group.first; i < group.last; ++i) {
      FoundName* name = report_.at(group.part, i);
      if (name == nullptr || name->kind != NameKind::Title) continue;
      name->kind = NameKind::Leader;
      name->entity = leader;
      name->rule = Rule::Office;
      name->is_titled = true;
      return;
    }
  }

  void add(std::uint32_t part, const WordRun& run, std::uint32_t leader, Rule rule) {
    if (!report_.is_free(part, run.first, run.last)) return;
    FoundName name{part, static_cast<std::uint32_t>(run.first),
                   static_cast<std::uint32_t>(run.last), NameKind::Leader, leader, rule};
    name.is_titled = true;
    report_.add(name);
  }

  const Gazetteer& gazetteer_;
  ReportNames& report_;
  std::vector<std::string_view> places_;  // that the report names, sorted
};

}  // namespace

void read_offices(const Gazetteer& gazetteer, ReportNames& report) {
  OfficeReader(gazetteer, report).run();
}

}  // namespace chancery
