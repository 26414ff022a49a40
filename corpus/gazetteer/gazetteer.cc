#include "corpus/gazetteer/gazetteer.h"

#include <algorithm>

#include <xxhash.h>

#include "corpus/gazetteer/embedded_tables.h"
#include "corpus/gazetteer/gazetteer_reader.h"
#include "corpus/text/ascii.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/words.h"

namespace chancery {

namespace {

bool is_phrase(const Phrase& phrase, const std::vector<Lexicon::Found>& words) {
  return std::equal(phrase.words.begin(), phrase.words.end(), words.begin(), words.end(),
                    [](const PhraseWord& a, const Lexicon::Found& b) { return b.is(a.id); });
}

std::uint64_t hash_of(const std::vector<Table>& tables) {
  std::string hashes;
  for (const Table& table : tables) {
    hashes += std::to_string(XXH3_64bits(table.text.data(), table.text.size())) + table.file + '\n';
  }
  return XXH3_64bits(hashes.data(), hashes.size());
}

std::string without_stops(std::string_view text) {
  std::string result(text);
  std::erase(result, '.');
  return result;
}

}  // namespace

bool Phrase::is_spelled(std::string_view text) const {
  return without_stops(text) == without_stops(surface);
}

bool names_entity(NameKind name, EntityKind kind) {
  switch (kind) {
    case EntityKind::Leader:
      return name == NameKind::Leader || name == NameKind::Surname;
    case EntityKind::Country:
      return name == NameKind::Country;
    case EntityKind::Organisation:
      return name == NameKind::Organisation;
  }
  return false;
}

bool Leader::in_office(const DateRange& days) const {
  return std::any_of(offices.begin(), offices.end(),
                     [&](const Office& office) { return office.term.covers(days); });
}

bool Leader::led_any_of(std::span<const std::string_view> places) const {
  return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
    return std::binary_search(places.begin(), places.end(), office.country);
  });
}

bool Title::means(std::string_view office) const {
  return std::find(offices.begin(), offices.end(), office) != offices.end();
}

const Gazetteer& Gazetteer::built_in() {
  // Never destroyed: giving back its hundred thousand strings would take longer than most searches.
  static const Gazetteer& built_in = *new Gazetteer(embedded_tables());
  return built_in;
}

Gazetteer::Gazetteer(const std::vector<Table>& tables) : fingerprint_(hash_of(tables)) {
  GazetteerReader(*this).read(tables);
}

std::string_view Gazetteer::id(EntityKind kind, std::uint32_t index) const {
  if (kind == EntityKind::Leader) return leaders_[index].id;
  return (kind == EntityKind::Country ? countries_ : organisations_)[index].id;
}

std::span<const std::uint32_t> Gazetteer::leaders_of(std::string_view id) const {
  const auto found = leaders_of_.find(id);
  if (found == leaders_of_.end()) return {};
  return found->second;
}

std::span<const Namesake> Gazetteer::namesakes(std::string_view folded_name) const {
  const auto found = namesakes_.find(std::string(folded_name));
  if (found == namesakes_.end()) return {};
  return found->second;
}

std::string_view Gazetteer::display_name(EntityKind kind, std::string_view id) const {
  const auto found = ids(kind).find(id);
  if (found == ids(kind).end()) return id;
  if (kind == EntityKind::Leader) return leaders_[found->second].name;
  return (kind == EntityKind::Country ? countries_ : organisations_)[found->second].name;
}

bool Gazetteer::knows(EntityKind kind, std::string_view id) const {
  return ids(kind).contains(id);
}

std::vector<std::string> Gazetteer::resolve(EntityKind kind, std::string_view name) const {
  // An id wins over a name that reads the same: "in" is India.
  const std::string as_id = kind == EntityKind::Leader ? ascii_lower(name) : ascii_upper(name);
  if (knows(kind, as_id)) return {as_id};
  const Words words = split_ideographs(scan_words(name), name);
  std::vector<Lexicon::Found> wanted;
  for (const Word& word : words.words) wanted.push_back(lexicon_.find(words.folded_form(word)));
  std::vector<std::string> result;
  if (wanted.empty()) return result;
  for (const WordId first : {wanted.front().word, wanted.front().stem}) {
    for (const Phrase& phrase : phrases_from(first)) {
      if (!is_phrase(phrase, wanted)) continue;
      for (const Meaning& meaning : phrase.meanings) {
        if (names_entity(meaning.kind, kind)) result.emplace_back(id(kind, meaning.entity));
      }
    }
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace chancery
