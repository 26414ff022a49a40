#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/date.h"
#include "corpus/gazetteer/lexicon.h"
#include "corpus/gazetteer/table.h"
#include "corpus/mention.h"

/// Who and what is known: the names of countries, leaders and organisations, and who held which
/// office when. The tables' format stands in SOURCES.md.
namespace chancery {

/// What a name in the gazetteer is.
enum class NameKind : std::uint8_t {
  Leader,   // a full name or an alias
  Surname,  // what stands alone once the full name has been given
  Country,
  Organisation,
  Title,    // an office: "prime minister"
  Former,   // says that an office is over: "former"
  Address,  // belongs to names without being an office: "Mr", "finance minister"
  None,     // a name that is none of these: "New Mexico", "vice president"
};

/// One thing that a name can stand for.
struct Meaning {
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

  NameKind kind;
  std::uint32_t entity;        // index among the leaders, countries, organisations or titles
  Rule rule = Rule::Name;      // of a country: by what kind of name
  bool needs_context = false;  // ambiguous: counts only where there is another sign of the entity
  bool is_exact = false;       // capitals as in the table: "US" is not "us"
  DateRange valid{};           // when the name was in use, or the capital was one

  bool operator==(const Meaning&) const = default;
};

struct PhraseWord {
  WordId id;
  bool has_capital;  // the text must have one, too
  bool after_mark;   // a comma stands before it: "Lebanon, Ohio"

  bool operator==(const PhraseWord&) const = default;
};

/// A name as a sequence of words.
struct Phrase {
  std::string_view surface;  // as the table spells it
  std::vector<PhraseWord> words;
  std::vector<Meaning> meanings;  // at least one; more if the name is shared

  /// Whether `text` is the name letter by letter, full stops aside: "US" and "U.S.".
  bool is_spelled(std::string_view text) const;
};

struct Office {
  std::string_view title;    // "president", "prime-minister", ...
  std::string_view country;  // id of a country, or of an organisation
  DateRange term;
};

struct Leader {
  std::string_view id;
  std::string_view name;
  std::vector<Office> offices;

  /// Whether on all of these days.
  bool in_office(const DateRange& days) const;

  /// Whether an office was in one of these countries and organisations, which are sorted.
  bool led_any_of(std::span<const std::string_view> places) const;
};


/// An office as texts name it, and the offices of the leaders' table that it can mean.
struct Title {
  std::string_view words;
  std::vector<std::string_view> offices;  // the likelier first
  bool is_weak;   // many bear it who are no leaders: "chairman"
  bool is_elect;  // of one who is to hold the office: "president-elect"

  bool means(std::string_view office) const;
};

/// Whether a name of kind `name` stands for an entity of `kind`.
bool names_entity(NameKind name, EntityKind kind);

/// Another country in which a place of some name lies, and what tells that it is meant.
struct Namesake {
  std::uint32_t country;
  std::vector<std::string> signs;  // words, folded
};

class Gazetteer {
 public:
  /// The tables that the program was built with; read once, at the first call.
  static const Gazetteer& built_in();

  /// Made of tables in any order; their file names say what they hold (SOURCES.md). A later table
  /// adds to an earlier one. Throws Error BadTable, naming file and line, for one that cannot be
  /// understood. The tables' texts must outlive the gazetteer.
  explicit Gazetteer(const std::vector<Table>& tables);
  Gazetteer(const Gazetteer&) = delete;  // its parts point into one another
  Gazetteer& operator=(const Gazetteer&) = delete;

  /// Hash of the tables: another where any line of them is.
  std::uint64_t fingerprint() const { return fingerprint_; }

  const Lexicon& lexicon() const { return lexicon_; }

  /// Names whose first word is `first`, those of most words first; none for kUnknownWord.
  std::span<const Phrase> phrases_from(WordId first) const { return phrases_[first]; }

  /// Whether a name begins with `first` that needs no capital there.
  bool has_plain_phrase_from(WordId first) const { return has_plain_phrase_[first]; }

  /// Calls visit(const Phrase&) with every name, some hundred thousand.
  template <typename Visit>
  void for_each_name(Visit visit) const {
    for (const std::vector<Phrase>& phrases : phrases_) {
      for (const Phrase& phrase : phrases) visit(phrase);
    }
  }

  const Leader& leader(std::uint32_t index) const { return leaders_[index]; }
  const Title& title(std::uint32_t index) const { return titles_[index]; }
  std::string_view id(EntityKind kind, std::uint32_t index) const;

  /// Leaders who have held an office in the country or organisation `id`, by index.
  std::span<const std::uint32_t> leaders_of(std::string_view id) const;

  /// Where else a place of this name, folded, lies: London in Ontario.
  std::span<const Namesake> namesakes(std::string_view folded_name) const;

  /// The name to show; the id itself if the tables do not know it.
  std::string_view display_name(EntityKind kind, std::string_view id) const;

  bool knows(EntityKind kind, std::string_view id) const;

  /// The ids that an analyst can mean by `name`: an id, or any name, demonym, capital, seat or
  /// surname in the tables, without regard to case and accents. Sorted; empty if nothing is known.
  std::vector<std::string> resolve(EntityKind kind, std::string_view name) const;

 private:
  struct Entry {
    std::string_view id;
    std::string_view name;
  };
  using Ids = std::unordered_map<std::string_view, std::uint32_t>;

  friend class GazetteerReader;

  const Ids& ids(EntityKind kind) const { return ids_[static_cast<std::size_t>(kind)]; }

  std::uint64_t fingerprint_ = 0;
  Lexicon lexicon_;
  std::vector<std::vector<Phrase>> phrases_;  // by first word
  std::vector<bool> has_plain_phrase_;        // so
  std::vector<Leader> leaders_;
  std::vector<Entry> countries_;
  std::vector<Entry> organisations_;
  std::vector<Title> titles_;
  std::array<Ids, kEntityKinds> ids_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> leaders_of_;
  std::unordered_map<std::string, std::vector<Namesake>> namesakes_;
};

}  // namespace chancery
