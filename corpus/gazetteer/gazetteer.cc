#include "corpus/gazetteer/gazetteer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/gazetteer/embedded_tables.h"
#include "corpus/text/ascii.h"

namespace chancery {

namespace {

constexpr std::string_view kNoCountry = "-";  // a name that is no country

struct KindOfName {
  std::string_view kind;
  Rule rule;
};
constexpr std::array<KindOfName, 7> kCountryKinds{{{"name", Rule::Name},
                                                   {"alias", Rule::Name},
                                                   {"demonym", Rule::Demonym},
                                                   {"capital", Rule::Capital},
                                                   {"seat", Rule::Seat},
                                                   {"city", Rule::City},
                                                   {"none", Rule::Name}}};

std::optional<Rule> rule_of(std::string_view kind) {
  for (const KindOfName& row : kCountryKinds) {
    if (row.kind == kind) return row.rule;
  }
  return std::nullopt;
}

void add_once(std::vector<std::uint32_t>& indexes, std::uint32_t index) {
  if (std::find(indexes.begin(), indexes.end(), index) == indexes.end()) indexes.push_back(index);
}

}  // namespace

bool Leader::in_office(std::chrono::year_month_day day) const {
  return std::any_of(offices.begin(), offices.end(),
                     [&](const Office& office) { return office.term.contains(day); });
}

std::string folded_phrase(const Words& words) {
  std::string phrase;
  for (const Word& word : words.words) {
    if (!phrase.empty()) phrase += ' ';
    phrase += words.folded_form(word);
  }
  return phrase;
}

const Gazetteer& Gazetteer::built_in() {
  static const Gazetteer kBuiltIn({"countries.tsv", embedded_countries()},
                                  {"leaders.tsv", embedded_leaders()});
  return kBuiltIn;
}

Gazetteer::Gazetteer(const Table& countries, const Table& leaders) {
  read_countries(countries);
  read_leaders(leaders);
  sort_phrases();
}

void Gazetteer::read_countries(const Table& table) {
  for (const Row& row :
       read_rows(table, {"country", "kind", "name", "rule", "from", "to", "source"})) {
    add_country_row(table, row);
  }
}

void Gazetteer::add_country_row(const Table& table, const Row& row) {
  const std::string_view id = row.fields[0], kind = row.fields[1], name = row.fields[2];
  const auto rule = rule_of(kind);
  if (!rule) throw_bad_row(table, row, "unknown kind \"" + std::string(kind) + "\"");
  if (name.empty() || id.empty()) throw_bad_row(table, row, "a country or a name is missing");
  const std::string_view condition = row.fields[3];
  if (condition != "" && condition != "context" && condition != "exact") {
    throw_bad_row(table, row, "unknown rule \"" + std::string(condition) + "\"");
  }
  Meaning meaning{EntityKind::Country, Meaning::kNobody,      *rule, condition == "context",
                  condition == "exact", read_span(table, row, row.fields[4], row.fields[5])};
  if (id != kNoCountry) {
    meaning.entity = entity_index(EntityKind::Country, id);
    if (kind == "name") countries_[meaning.entity].name = name;
  }
  add_name(name, meaning);
}

void Gazetteer::read_leaders(const Table& table) {
  for (const Row& row :
       read_rows(table, {"leader", "kind", "name", "country", "from", "to", "source"})) {
    add_leader_row(table, row);
  }
}

void Gazetteer::add_leader_row(const Table& table, const Row& row) {
  const std::string_view id = row.fields[0], kind = row.fields[1], name = row.fields[2];
  if (name.empty() || id.empty()) throw_bad_row(table, row, "a leader or a name is missing");
  const DateRange span = read_span(table, row, row.fields[4], row.fields[5]);
  const std::uint32_t index = entity_index(EntityKind::Leader, id);
  Leader& leader = leaders_[index];
  if (kind == "name" || kind == "alias") {
    if (kind == "name") leader.name = name;
    add_name(name, {EntityKind::Leader, index, Rule::Name, false, false, span});
  } else if (kind == "surname") {
    const std::string folded = folded_phrase(scan_words(name));
    const auto known = surnames_.try_emplace(folded).first;
    add_once(known->second, index);
    leader.surnames.emplace_back(known->first);
    add_once(leader_names_[folded], index);
  } else if (kind == "office") {
    if (row.fields[3].empty()) throw_bad_row(table, row, "an office needs a country");
    leader.offices.push_back({name, row.fields[3], span});
  } else {
    throw_bad_row(table, row, "unknown kind \"" + std::string(kind) + "\"");
  }
}

std::uint32_t Gazetteer::entity_index(EntityKind kind, std::string_view id) {
  const bool is_leader = kind == EntityKind::Leader;
  auto& ids = is_leader ? leader_ids_ : country_ids_;
  const auto next =
      static_cast<std::uint32_t>(is_leader ? leaders_.size() : countries_.size());
  const auto [known, is_new] = ids.try_emplace(id, next);
  if (is_new && is_leader) leaders_.push_back({id, id, {}, {}});
  if (is_new && !is_leader) countries_.push_back({id, id});
  return known->second;
}

void Gazetteer::add_name(std::string_view surface, const Meaning& meaning) {
  Words words = scan_words(surface);
  if (words.words.empty()) return;
  const std::string folded = folded_phrase(words);
  if (meaning.entity != Meaning::kNobody) {
    auto& names = meaning.kind == EntityKind::Leader ? leader_names_ : country_names_;
    add_once(names[folded], meaning.entity);
  }
  auto& phrases = phrases_[std::string(words.folded_form(words.words.front()))];
  for (Phrase& phrase : phrases) {
    if (phrase.surface == surface) {
      phrase.meanings.push_back(meaning);
      return;
    }
  }
  phrases.push_back({std::string(surface), std::move(words), {meaning}});
}

void Gazetteer::sort_phrases() {
  for (auto& [first, phrases] : phrases_) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
      return a.words.words.size() > b.words.words.size();
    });
  }
}

const std::vector<Phrase>* Gazetteer::phrases_from(std::string_view folded_word) const {
  const auto found = phrases_.find(std::string(folded_word));
  return found == phrases_.end() ? nullptr : &found->second;
}

const std::vector<std::uint32_t>* Gazetteer::leaders_by_surname(std::string_view folded) const {
  const auto found = surnames_.find(std::string(folded));
  return found == surnames_.end() ? nullptr : &found->second;
}

std::string_view Gazetteer::id(EntityKind kind, std::uint32_t index) const {
  return kind == EntityKind::Leader ? leaders_[index].id : countries_[index].id;
}

std::string_view Gazetteer::display_name(EntityKind kind, std::string_view id) const {
  const bool is_leader = kind == EntityKind::Leader;
  const auto& ids = is_leader ? leader_ids_ : country_ids_;
  const auto found = ids.find(id);
  if (found == ids.end()) return id;
  return is_leader ? leaders_[found->second].name : countries_[found->second].name;
}

std::vector<std::string> Gazetteer::resolve(EntityKind kind, std::string_view name) const {
  const bool is_leader = kind == EntityKind::Leader;
  // An id wins over a name that reads the same: "in" is India.
  const std::string as_id = is_leader ? ascii_lower(name) : ascii_upper(name);
  if ((is_leader ? leader_ids_ : country_ids_).contains(as_id)) return {as_id};
  const auto& names = is_leader ? leader_names_ : country_names_;
  std::vector<std::string> result;
  if (const auto found = names.find(folded_phrase(scan_words(name))); found != names.end()) {
    for (const std::uint32_t index : found->second) result.emplace_back(id(kind, index));
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace chancery
