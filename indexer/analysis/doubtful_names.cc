#include "indexer/analysis/doubtful_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "corpus/text/ascii.h"
#include "corpus/text/word_list.h"
#include "indexer/analysis/namesakes.h"
#include "indexer/analysis/person_name.h"

namespace chancery {

namespace {

/// States of the USA and provinces of Canada as news writes them behind a town, folded.
constexpr std::array<std::string_view, 104> kStates{
    "ala",  "alaska", "ariz", "arizona", "ark", "arkansas", "calif", "california", "colo",
    "colorado", "conn", "connecticut", "del", "delaware", "fla", "florida", "ga", "hawaii", "idaho",
    "ill", "illinois", "ind", "indiana", "iowa", "kan", "kansas", "ky", "kentucky", "la",
    "louisiana", "maine", "md", "maryland", "mass", "massachusetts", "mich", "michigan", "minn",
    "minnesota", "miss", "mississippi", "mo", "missouri", "mont", "montana", "neb", "nebraska",
    "nev", "nevada", "n.h", "n.j", "n.m", "n.y", "n.c", "n.d", "ohio", "okla", "oklahoma", "ore",
    "oregon", "pa", "pennsylvania", "r.i", "s.c", "s.d", "tenn", "tennessee", "texas", "tex",
    "utah", "vt", "vermont", "va", "virginia", "wash", "wis", "wisconsin", "w.va", "wyo",
    "wyoming", "ont", "ontario", "que", "quebec", "alta", "alberta", "b.c", "man", "manitoba",
    "sask", "saskatchewan", "n.s", "n.b", "nh", "nj", "nm", "ny", "nc", "nd", "ri", "sc", "sd",
    "tx", "oh"};

/// From an election to office it is seldom longer (USA: 75 days, Mexico then: 150).
constexpr std::chrono::days kUntilOffice{120};

/// What is named after leaders, folded, as it stands behind their names.
constexpr std::array<std::string_view, 29> kNamedThings{
    "building", "convention",
    "airport",  "international", "national",   "university", "hospital", "bridge",  "street",
    "avenue",   "square",        "park",       "stadium",    "library",  "center",  "centre",
    "school",   "college",       "foundation", "institute",  "prize",    "award",   "highway",
    "boulevard", "theatre",      "theater",    "museum",     "memorial", "2"};

/// Things that bear a leader's name, folded, as they stand before it.
constexpr std::array<std::string_view, 6> kBearers{"carrier", "ship",  "liner",
                                                   "uss",     "hms",   "airport"};

constexpr std::array<std::string_view, 6> kSpeaking{"spoke",    "speak",  "speaks",
                                                    "speaking", "fluent", "spoken"};

constexpr std::array<std::string_view, 8> kTowns{"city",     "town",   "port",     "village",
                                                 "province", "region", "district", "resort"};

/// Place names that are given names too: with a surname behind them they are no places.
constexpr std::array<std::string_view, 18> kGivenNames{
    "israel", "jordan",  "chad",     "georgia",  "sydney", "paris",   "india",  "kenya", "austin",
    "milan",  "sofia",   "florence", "victoria", "adelaide", "london", "chelsea", "dakota",
    "savannah"};

/// What stands behind a hyphen where a town only says whence or whither something is.
constexpr std::array<std::string_view, 6> kSeated{"based",         "bound",   "headquartered",
                                                  "registered", "trained", "educated"};

constexpr std::array<std::string_view, 4> kDollars{"dlr", "dlrs", "dollar", "dollars"};

constexpr std::array<std::string_view, 3> kQuarters{"little", "petit", "petite"};

void make_none(FoundName& name) {
  name.kind = NameKind::None;
  name.entity = Meaning::kNobody;
}

/// Whether word `i` is "Ohio" or "Ky." behind a comma.
bool is_state_behind_comma(const PartText& text, std::size_t i) {
  return i > 0 && i < text.size() && text.word(i).gap == Gap::Mark && text.has_capital(i) &&
         contains(kStates, text.folded(i)) && text.gap_before(i).find(',') != std::string_view::npos;
}

/// The town that a state behind it puts elsewhere; empty if `name` is none. The gazetteer has some
/// of them as names that are none, state and all.
std::string_view town_in_state(const PartText& text, const FoundName& name) {
  if (name.kind == NameKind::None && name.last - name.first > 1) {
    return is_state_behind_comma(text, name.last - 1) ? text.surface(name.first, name.last - 1)
                                                      : std::string_view();
  }
  const bool may_be_town = is_place(name) && name.rule != Rule::Demonym;
  return may_be_town && is_state_behind_comma(text, name.last) ? text.surface(name.first, name.last)
                                                               : std::string_view();
}

/// Such a town is meant wherever its name stands in the report.
void drop_towns_in_states(ReportNames& report) {
  std::vector<std::string_view> towns;
  for (const FoundName& name : report.names()) {
    const std::string_view town = town_in_state(report.parts()[name.part], name);
    if (!town.empty()) towns.push_back(town);
  }
  if (towns.empty()) return;
  for (FoundName& name : report.names()) {
    if (!is_place(name)) continue;
    const std::string_view surface = report.parts()[name.part].surface(name.first, name.last);
    if (std::find(towns.begin(), towns.end(), surface) != towns.end()) make_none(name);
  }
}

/// "Spoke French, Chinese and Arabic", "fluent German": names of languages. One follows another.
void drop_languages(ReportNames& report) {
  const FoundName* last = nullptr;
  for (FoundName& name : report.names()) {
    if (name.kind != NameKind::Country || name.rule != Rule::Demonym || name.first == 0) continue;
    const PartText& text = report.parts()[name.part];
    const bool is_near = last != nullptr && last->part == name.part;
    const bool follows_language =
        is_near && (last->last == name.first ||
                    (last->last + 1 == name.first && text.folded(last->last) == "and"));
    const bool is_spoken =
        text.is_joined(name.first) && contains(kSpeaking, text.folded(name.first - 1));
    if (!follows_language && !is_spoken) continue;
    make_none(name);
    last = &name;
  }
}

/// "The Lebanese city of Tripoli": the country before the town says whose it is.
void move_towns(ReportNames& report) {
  for (FoundName& name : report.names()) {
    if (name.kind != NameKind::Country || name.first < 3) continue;
    if (name.rule != Rule::Capital && name.rule != Rule::City) continue;
    const PartText& text = report.parts()[name.part];
    const bool is_town_of = text.folded(name.first - 1) == "of" &&
                            contains(kTowns, text.folded(name.first - 2));
    const FoundName* country = is_town_of ? report.at(name.part, name.first - 3) : nullptr;
    if (country == nullptr || country->kind != NameKind::Country) continue;
    name.entity = country->entity;
    name.needs_context = false;
  }
}

/// "The New York-based group" does not speak of the country.
void doubt_seats_of_others(ReportNames& report) {
  for (FoundName& name : report.names()) {
    if (name.rule != Rule::Capital && name.rule != Rule::City) continue;
    const PartText& text = report.parts()[name.part];
    const bool is_seat = name.last < text.size() && text.word(name.last).gap == Gap::Hyphen &&
                         contains(kSeated, text.folded(name.last));
    if (is_seat) name.needs_context = true;
  }
}

/// "US$250 million", "U.S. dlrs 1 million": sums of money.
void doubt_currencies(ReportNames& report) {
  for (FoundName& name : report.names()) {
    if (name.kind != NameKind::Country || name.rule != Rule::Name) continue;
    const PartText& text = report.parts()[name.part];
    const bool has_sign = text.text.substr(text.word(name.last - 1).end).starts_with('$');
    const bool has_sum = name.last + 1 < text.size() && contains(kDollars, text.folded(name.last)) &&
                         is_ascii_digit(text.folded(name.last + 1).front());
    if (has_sign || has_sum) name.needs_context = true;
  }
}

/// "Little Portugal", the "Petit Cambodge": a quarter, a restaurant.
void drop_quarters(ReportNames& report) {
  for (FoundName& name : report.names()) {
    if (!is_place(name) || name.rule == Rule::Demonym || name.first == 0) continue;
    const PartText& text = report.parts()[name.part];
    const bool is_quarter = text.has_capital(name.first - 1) && text.is_joined(name.first) &&
                            contains(kQuarters, text.folded(name.first - 1));
    if (is_quarter) make_none(name);
  }
}

/// "Israel Adesanya": a given name with an unknown word behind it that begins with a capital.
bool may_be_given_name(const ReportNames& report, const FoundName& name) {
  const PartText& text = report.parts()[name.part];
  if (name.last != name.first + 1 || name.rule == Rule::Demonym || name.last >= text.size()) {
    return false;
  }
  const bool has_surname = text.word(name.last).gap == Gap::Space &&
                           text.word(name.last).letters == Case::Capital &&
                           !text.ids[name.last].is_known();
  return has_surname && contains(kGivenNames, text.folded(name.first));
}

bool is_title_word(const Gazetteer& gazetteer, WordId id) {
  const auto phrases = gazetteer.phrases_from(id);
  return std::any_of(phrases.begin(), phrases.end(), [](const Phrase& phrase) {
    return phrase.words.size() == 1 && phrase.meanings.front().kind == NameKind::Title;
  });
}

/// "Georgia's president", "King Abdullah of Jordan": an office goes with a country.
bool is_beside_title(const Gazetteer& gazetteer, const ReportNames& report,
                     const FoundName& name) {
  const PartText& text = report.parts()[name.part];
  const FoundName* behind = report.at(name.part, name.last);
  const bool is_before_title = behind != nullptr && behind->kind == NameKind::Title &&
                               text.word(name.last).gap == Gap::Space;
  if (is_before_title || name.first < 2 || text.folded(name.first - 1) != "of") {
    return is_before_title;
  }
  constexpr std::size_t kNear = 4;
  for (std::size_t back = 2; back <= kNear && back <= name.first; ++back) {
    if (text.word(name.first - back + 1).gap == Gap::Sentence) return false;
    if (is_title_word(gazetteer, text.ids[name.first - back].word)) return true;
  }
  return false;
}

/// "The border with Georgia and Azerbaijan": one of a list of countries.
bool is_listed(const ReportNames& report, const FoundName& name) {
  const PartText& text = report.parts()[name.part];
  const auto is_country = [&](std::size_t i) {
    const FoundName* other = report.at(name.part, i);
    return other != nullptr && other->kind == NameKind::Country && other->rule == Rule::Name &&
           !other->needs_context;
  };
  const auto is_and = [&](std::size_t i) {
    return i < text.size() && (text.folded(i) == "and" || text.folded(i) == "or");
  };
  if (name.rule != Rule::Name) return false;
  if (is_and(name.last) && is_country(name.last + 1)) return true;
  if (name.last < text.size() && text.word(name.last).gap == Gap::Mark && is_country(name.last)) {
    return true;
  }
  if (name.first >= 2 && is_and(name.first - 1) && is_country(name.first - 2)) return true;
  return name.first >= 1 && text.word(name.first).gap == Gap::Mark && is_country(name.first - 1);
}

/// Ids of the countries and organisations of which a report speaks beyond doubt: by a plain name,
/// by one of their leaders, or beside a title.
std::set<std::string_view> undoubted_places(const Gazetteer& gazetteer, const ReportNames& report) {
  std::set<std::string_view> ids;
  for (const FoundName& name : report.names()) {
    if (is_place(name)) {
      if (!name.needs_context || is_beside_title(gazetteer, report, name) ||
          is_listed(report, name)) {
        ids.insert(place_id(gazetteer, name));
      }
    } else if (name.kind == NameKind::Leader && name.entity < kFirstFound) {
      for (const Office& office : gazetteer.leader(name.entity).offices) ids.insert(office.country);
    }
  }
  return ids;
}

void drop_ambiguous(const Gazetteer& gazetteer, ReportNames& report) {
  for (FoundName& name : report.names()) {
    if (is_place(name) && may_be_given_name(report, name)) name.needs_context = true;
  }
  const std::set<std::string_view> places = undoubted_places(gazetteer, report);
  for (FoundName& name : report.names()) {
    const bool is_doubtful = is_place(name) && name.needs_context;
    if (is_doubtful && !places.contains(place_id(gazetteer, name))) make_none(name);
  }
}

bool is_roman_numeral(std::string_view word) {
  return word.find_first_not_of("IVX") == std::string_view::npos;
}

/// "Queen Elizabeth I", where a leader known by a given name is not the first.
bool is_other_monarch(const Gazetteer& gazetteer, const PartText& text, const FoundName& name) {
  if (name.entity >= kFirstFound || name.last >= text.size()) return false;
  return text.word(name.last).gap == Gap::Space &&
         is_roman_numeral(text.surface(name.last, name.last + 1)) &&
         has_regnal_name(gazetteer.leader(name.entity));
}

}  // namespace

void drop_doubtful_places(const Gazetteer& gazetteer, ReportNames& report) {
  drop_languages(report);
  move_towns(report);
  drop_towns_in_states(report);
  doubt_seats_of_others(report);
  doubt_currencies(report);
  drop_quarters(report);
  move_namesakes(gazetteer, report);
  drop_ambiguous(gazetteer, report);
}

void drop_things_named_after_leaders(const Gazetteer& gazetteer, ReportNames& report) {
  for (FoundName& name : report.names()) {
    if (name.kind != NameKind::Leader) continue;
    const PartText& text = report.parts()[name.part];
    const bool before_thing = name.last < text.size() &&
                              text.word(name.last).gap == Gap::Space &&
                              contains(kNamedThings, text.folded(name.last));
    const bool behind_thing = name.first > 0 && text.word(name.first).gap == Gap::Space &&
                              contains(kBearers, text.folded(name.first - 1));
    if (before_thing || behind_thing || is_other_monarch(gazetteer, text, name)) make_none(name);
  }
}

void drop_other_offices(const Gazetteer& gazetteer, ReportNames& report) {
  for (FoundName& name : report.names()) {
    if (name.kind != NameKind::Leader || name.entity >= kFirstFound || name.first == 0) continue;
    const PartText& text = report.parts()[name.part];
    const FoundName* before = report.at(name.part, name.first - 1);
    const bool has_other_office = before != nullptr && before->kind == NameKind::Address &&
                                  before->last - before->first > 1 && text.is_joined(name.first);
    if (!has_other_office) continue;
    const Leader& leader = gazetteer.leader(name.entity);
    if (!report.is_dated() || !leader.in_office(report.days())) make_none(name);
  }
}

void drop_future_leaders(const Gazetteer& gazetteer, ReportNames& report) {
  const DateRange days = report.days();
  if (!days.last) return;
  std::vector<std::uint32_t> titled;
  for (const FoundName& name : report.names()) {
    if (name.kind == NameKind::Leader && name.is_titled) titled.push_back(name.entity);
  }
  for (FoundName& name : report.names()) {
    if (name.kind != NameKind::Leader || name.entity >= kFirstFound) continue;
    const auto& offices = gazetteer.leader(name.entity).offices;
    const bool is_future =
        !offices.empty() &&
        std::all_of(offices.begin(), offices.end(), [&](const Office& office) {
          const auto first = office.term().first;
          return first && std::chrono::sys_days(*days.last) + kUntilOffice <
                              std::chrono::sys_days(*first);
        });
    const bool is_titled =
        std::find(titled.begin(), titled.end(), name.entity) != titled.end();
    if (is_future && !is_titled) make_none(name);
  }
}

}  // namespace chancery
