#include "corpus/gazetteer/gazetteer_reader.h"

#include <algorithm>

#include "corpus/text/fold.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/words.h"

namespace chancery {

namespace {

constexpr std::string_view kNothing = "-";  // the id of a name that is no entity

// What an editor's table can say of a name or a leader in an earlier one.
constexpr std::string_view kSilence = "silence";
constexpr std::string_view kMerge = "merge";

template <typename Value>
struct Keyword {
  std::string_view word;
  Value value;
};

constexpr std::array<Keyword<Rule>, 7> kPlaceKinds{{{"name", Rule::Name},
                                                    {"alias", Rule::Name},
                                                    {"demonym", Rule::Demonym},
                                                    {"capital", Rule::Capital},
                                                    {"seat", Rule::Seat},
                                                    {"city", Rule::City},
                                                    {"none", Rule::Name}}};
constexpr std::array<Keyword<NameKind>, 3> kLeaderKinds{
    {{"name", NameKind::Leader}, {"alias", NameKind::Leader}, {"surname", NameKind::Surname}}};
constexpr std::string_view kWeak = "weak";
constexpr std::string_view kElect = "elect";
constexpr std::array<Keyword<NameKind>, 6> kTitleKinds{{{"title", NameKind::Title},
                                                        {kWeak, NameKind::Title},
                                                        {kElect, NameKind::Title},
                                                        {"former", NameKind::Former},
                                                        {"address", NameKind::Address},
                                                        {"none", NameKind::None}}};

template <typename Value, std::size_t N>
Value keyword(const std::array<Keyword<Value>, N>& keywords, std::string_view word,
              const char* column, const Table& table, const Row& row) {
  for (const auto& known : keywords) {
    if (known.word == word) return known.value;
  }
  throw_bad_row(table, row, std::string("unknown ") + column + " \"" + std::string(word) + "\"");
}

void require(const Table& table, const Row& row, std::initializer_list<std::size_t> columns) {
  for (const std::size_t column : columns) {
    if (row.fields[column].empty()) throw_bad_row(table, row, "an id or a name is missing");
  }
}

/// "WHO", which is "who" in another case.
bool is_abbreviation(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The words between blanks.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

GazetteerDraft GazetteerReader::read(const std::vector<Table>& tables) {
  // Names refer to ids, so the tables that bring these come first.
  static constexpr std::array<Form, 7> kForms{{
      {"countries.tsv", {"country", "kind", "name", "rule", "from", "to", "source"},
       &GazetteerReader::read_country},
      {"organisations.tsv", {"organisation", "kind", "name", "rule", "from", "to", "source"},
       &GazetteerReader::read_organisation},
      {"leaders.tsv", {"leader", "kind", "name", "country", "from", "to", "source"},
       &GazetteerReader::read_leader},
      {"countries_", {"country", "kind", "language", "name", "source"},
       &GazetteerReader::read_country_name},
      {"leaders_", {"leader", "language", "kind", "name", "source"},
       &GazetteerReader::read_leader_name},
      {"titles.tsv", {"title", "kind", "offices", "language"}, &GazetteerReader::read_title},
      {"namesakes.tsv", {"name", "country", "signs", "source"}, &GazetteerReader::read_namesake},
  }};
  for (const Table& table : tables) {
    const bool is_known = std::any_of(kForms.begin(), kForms.end(), [&](const Form& form) {
      return table.file.starts_with(form.file);
    });
    if (!is_known) throw_bad_row(table, {1, {}}, "no table has this file name");
  }
  for (const Form& form : kForms) {
    for (const Table& table : tables) {
      if (!table.file.starts_with(form.file)) continue;
      const std::vector<std::string_view> columns(
          form.columns.begin(), std::find(form.columns.begin(), form.columns.end(), ""));
      for (const Row& row : read_rows(table, columns)) (this->*form.read)(table, row);
    }
  }
  finish();
  return std::move(draft_);
}

void GazetteerReader::read_country(const Table& table, const Row& row) {
  read_place(EntityKind::Country, table, row);
}

void GazetteerReader::read_organisation(const Table& table, const Row& row) {
  read_place(EntityKind::Organisation, table, row);
}

void GazetteerReader::read_place(EntityKind kind, const Table& table, const Row& row) {
  require(table, row, {0, 2});
  const std::string_view id = row.fields[0], name = row.fields[2], condition = row.fields[3];
  if (row.fields[1] == kSilence) return silence(kind, id, name);
  if (condition != "" && condition != "context" && condition != "exact") {
    throw_bad_row(table, row, "unknown rule \"" + std::string(condition) + "\"");
  }
  const bool is_country = kind == EntityKind::Country;
  Meaning meaning{is_country ? NameKind::Country : NameKind::Organisation,
                  keyword(kPlaceKinds, row.fields[1], "kind", table, row),
                  condition == "context",
                  condition == "exact" || (condition == "context" && is_abbreviation(name)),
                  Meaning::kNobody,
                  PackedRange::of(read_span(table, row, row.fields[4], row.fields[5]))};
  if (id == kNothing) {
    meaning.kind = NameKind::None;
  } else {
    meaning.entity = entity(kind, id);
    auto& entries = is_country ? draft_.countries : draft_.organisations;
    if (row.fields[1] == "name") entries[meaning.entity].name = name;
  }
  add_name(name, meaning);
}

void GazetteerReader::read_country_name(const Table& table, const Row& row) {
  require(table, row, {0, 3});
  const Rule rule = keyword(kPlaceKinds, row.fields[1], "kind", table, row);
  if (row.fields[0] == kNothing) return add_name(row.fields[3], {NameKind::None});
  const std::uint32_t country = known_entity(EntityKind::Country, table, row);
  add_name(row.fields[3], {.kind = NameKind::Country, .rule = rule, .entity = country});
}

void GazetteerReader::read_leader(const Table& table, const Row& row) {
  require(table, row, {0, 2});
  const std::string_view kind = row.fields[1], name = row.fields[2];
  const auto span = PackedRange::of(read_span(table, row, row.fields[4], row.fields[5]));
  if (kind == kSilence) return silence(EntityKind::Leader, row.fields[0], name);
  if (kind == kMerge) return note_merge(table, row);
  const std::uint32_t index = entity(EntityKind::Leader, row.fields[0]);
  if (kind == "office") {
    if (row.fields[3].empty()) throw_bad_row(table, row, "an office needs a country");
    draft_.leaders[index].offices.push_back({name, row.fields[3], span});
    auto& leaders = draft_.leaders_of[row.fields[3]];
    if (leaders.empty() || leaders.back() != index) leaders.push_back(index);
    return;
  }
  if (kind == "name") draft_.leaders[index].name = name;
  add_name(name, {.kind = keyword(kLeaderKinds, kind, "kind", table, row),
                  .entity = index,
                  .when = span});
}

void GazetteerReader::read_leader_name(const Table& table, const Row& row) {
  require(table, row, {0, 3});
  add_name(row.fields[3], {.kind = keyword(kLeaderKinds, row.fields[2], "kind", table, row),
                           .entity = known_entity(EntityKind::Leader, table, row)});
}

void GazetteerReader::read_title(const Table& table, const Row& row) {
  require(table, row, {0});
  const NameKind kind = keyword(kTitleKinds, row.fields[1], "kind", table, row);
  const auto index = static_cast<std::uint32_t>(draft_.titles.size());
  DraftTitle title{row.fields[0], split(row.fields[2]), row.fields[1] == kWeak,
                   row.fields[1] == kElect};
  if (kind == NameKind::Title && title.offices.empty()) {
    throw_bad_row(table, row, "a title needs an office");
  }
  draft_.titles.push_back(std::move(title));
  add_name(row.fields[0], {.kind = kind, .entity = index});
}

void GazetteerReader::read_namesake(const Table& table, const Row& row) {
  require(table, row, {0, 1, 2});
  DraftNamesake namesake{known_entity(EntityKind::Country, table, row, 1), {}};
  for (const std::string_view sign : split(row.fields[2])) namesake.signs.push_back(fold(sign));
  draft_.namesakes[fold(row.fields[0])].push_back(std::move(namesake));
}

std::uint32_t GazetteerReader::entity(EntityKind kind, std::string_view id) {
  auto& ids = draft_.ids_of(kind);
  const auto [known, is_new] = ids.try_emplace(id, static_cast<std::uint32_t>(ids.size()));
  if (!is_new) return known->second;
  if (kind == EntityKind::Leader) draft_.leaders.push_back({id, id, {}});
  if (kind == EntityKind::Country) draft_.countries.push_back({id, id});
  if (kind == EntityKind::Organisation) draft_.organisations.push_back({id, id});
  return known->second;
}

std::string_view GazetteerReader::id(EntityKind kind, std::uint32_t entity) const {
  if (kind == EntityKind::Leader) return draft_.leaders[entity].id;
  return (kind == EntityKind::Country ? draft_.countries : draft_.organisations)[entity].id;
}

std::uint32_t GazetteerReader::known_entity(EntityKind kind, const Table& table, const Row& row,
                                            std::size_t column) {
  const std::string_view id = row.fields[column];
  if (!draft_.ids_of(kind).contains(id)) {
    throw_bad_row(table, row, "unknown id \"" + std::string(id) + "\"");
  }
  return entity(kind, id);
}

void GazetteerReader::add_name(std::string_view surface, const Meaning& meaning) {
  std::vector<PhraseWord> words = phrase_words(surface);
  if (words.empty()) return;
  if (DraftPhrase* known = phrase(words)) {
    auto& meanings = known->meanings;
    if (std::find(meanings.begin(), meanings.end(), meaning) == meanings.end()) {
      meanings.push_back(meaning);
    }
  } else {
    draft_.phrases[words.front().id].push_back({surface, std::move(words), {meaning}});
  }
}

/// The phrase of these words, if there is one; makes room for one if not.
DraftPhrase* GazetteerReader::phrase(const std::vector<PhraseWord>& words) {
  if (draft_.phrases.size() < draft_.words.words().size()) {
    draft_.phrases.resize(draft_.words.words().size() * 2);
  }
  for (DraftPhrase& known : draft_.phrases[words.front().id]) {
    if (known.words == words) return &known;
  }
  return nullptr;
}

/// Takes from a name the meaning that it has for the id `wanted`; all of them if that is "-".
void GazetteerReader::silence(EntityKind kind, std::string_view wanted, std::string_view surface) {
  const std::vector<PhraseWord> words = phrase_words(surface);
  DraftPhrase* known = words.empty() ? nullptr : phrase(words);
  if (known == nullptr) return;
  std::erase_if(known->meanings, [&](const Meaning& meaning) {
    if (wanted == kNothing) return true;
    return names_entity(meaning.kind, kind) && id(kind, meaning.entity) == wanted;
  });
  if (known->meanings.empty()) known->meanings.push_back({NameKind::None});
}

void GazetteerReader::note_merge(const Table& table, const Row& row) {
  if (!draft_.ids_of(EntityKind::Leader).contains(row.fields[2])) {
    throw_bad_row(table, row, "unknown id \"" + std::string(row.fields[2]) + "\" to merge");
  }
  merges_.emplace_back(entity(EntityKind::Leader, row.fields[0]),
                       entity(EntityKind::Leader, row.fields[2]));
}

/// Gives names and offices of one leader to the other who is the same person.
void GazetteerReader::merge_leaders() {
  for (const auto& [leader, same] : merges_) {
    for (auto& phrases : draft_.phrases) {
      for (DraftPhrase& phrase : phrases) {
        for (Meaning& meaning : phrase.meanings) {
          if (names_entity(meaning.kind, EntityKind::Leader) && meaning.entity == same) {
            meaning.entity = leader;
          }
        }
      }
    }
    DraftLeader& from = draft_.leaders[same];
    for (const DraftOffice& office : from.offices) {
      draft_.leaders[leader].offices.push_back(office);
      draft_.leaders_of[office.country].push_back(leader);
    }
    draft_.ids_of(EntityKind::Leader)[from.id] = leader;
    from.offices.clear();
  }
}

std::vector<PhraseWord> GazetteerReader::phrase_words(std::string_view surface) {
  const Words words = split_ideographs(scan_words(surface), surface);
  std::vector<PhraseWord> result;
  for (const Word& word : words.words) {
    std::string folded(words.folded_form(word));
    if (word.end < surface.size() && surface[word.end] == '*') folded += '*';
    result.push_back({draft_.words.add(folded), word.has_capital(), word.gap == Gap::Mark});
  }
  return result;
}

void GazetteerReader::finish() {
  merge_leaders();
  draft_.phrases.resize(draft_.words.words().size());
  for (auto& phrases : draft_.phrases) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const DraftPhrase& a, const DraftPhrase& b) {
                       return a.words.size() > b.words.size();
                     });
  }
}

}  // namespace chancery
