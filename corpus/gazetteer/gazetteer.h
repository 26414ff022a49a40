#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/date.h"
#include "corpus/gazetteer/table.h"
#include "corpus/mention.h"
#include "corpus/text/words.h"

/// Who and what is known: the names of countries and leaders, and who held which office when.
/// The tables' format stands in SOURCES.md.
namespace chancery {

struct Office {
  std::string_view title;    // "president", "prime-minister", ...
  std::string_view country;  // id of a country, or of an organisation
  DateRange term;
};

struct Leader {
  std::string_view id;
  std::string_view name;
  std::vector<std::string_view> surnames;  // folded, as the press uses them alone; may be two words
  std::vector<Office> offices;

  bool in_office(std::chrono::year_month_day day) const;
};

struct Country {
  std::string_view id;
  std::string_view name;
};

/// What a name stands for.
struct Meaning {
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;  // a name that is no entity: "New Mexico"

  EntityKind kind;
  std::uint32_t entity;  // index among the leaders or countries, or kNobody
  Rule rule;             // Name, Demonym, Capital, Seat or City
  bool needs_context;    // ambiguous: counts only where a plain name of the country stands too
  bool is_exact;         // capitals as in the table: "US" is not "us"
  DateRange valid;       // when the name was in use, or the capital was one
};

/// A name as a sequence of words.
struct Phrase {
  std::string surface;           // as the table spells it
  Words words;                   // of `surface`
  std::vector<Meaning> meanings;  // more than one if entities share the name
};

class Gazetteer {
 public:
  /// The tables that the program was built with; read once, at the first call.
  static const Gazetteer& built_in();

  /// Throws Error BadTable, naming file and line, for a table that cannot be understood. The tables'
  /// texts must outlive the gazetteer.
  Gazetteer(const Table& countries, const Table& leaders);
  Gazetteer(const Gazetteer&) = delete;  // its parts point into one another
  Gazetteer& operator=(const Gazetteer&) = delete;

  /// Phrases whose first word has this folded form, those of most words first; null if none.
  const std::vector<Phrase>* phrases_from(std::string_view folded_word) const;

  /// Leaders whom the press calls so by surname alone, by index; null if none. `folded` may hold
  /// two words with a space between.
  const std::vector<std::uint32_t>* leaders_by_surname(std::string_view folded) const;

  const Leader& leader(std::uint32_t index) const { return leaders_[index]; }
  const Country& country(std::uint32_t index) const { return countries_[index]; }

  std::string_view id(EntityKind kind, std::uint32_t index) const;

  /// The name to show; the id itself if the tables do not know it.
  std::string_view display_name(EntityKind kind, std::string_view id) const;

  /// The ids that an analyst can mean by `name`: an id, or any name, demonym, capital, seat or
  /// surname in the tables, without regard to case and accents. Sorted; empty if nothing is known.
  std::vector<std::string> resolve(EntityKind kind, std::string_view name) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  void read_countries(const Table& table);
  void read_leaders(const Table& table);
  void add_country_row(const Table& table, const Row& row);
  void add_leader_row(const Table& table, const Row& row);
  std::uint32_t entity_index(EntityKind kind, std::string_view id);
  void add_name(std::string_view surface, const Meaning& meaning);
  void sort_phrases();

  std::vector<Leader> leaders_;
  std::vector<Country> countries_;
  std::unordered_map<std::string_view, std::uint32_t> leader_ids_;
  std::unordered_map<std::string_view, std::uint32_t> country_ids_;
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // by first folded word
  Index surnames_;
  Index country_names_;  // every name, folded words with spaces between
  Index leader_names_;
};

/// The folded forms of all words with one space between: how names are compared.
std::string folded_phrase(const Words& words);

}  // namespace chancery
