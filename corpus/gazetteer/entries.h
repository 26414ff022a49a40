#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "corpus/date.h"
#include "corpus/gazetteer/flat.h"
#include "corpus/gazetteer/lexicon.h"
#include "corpus/gazetteer/packed_range.h"
#include "corpus/mention.h"

/// What the gazetteer has of names, leaders and offices, as it stands in an image.
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

/// Whether a name of kind `name` stands for an entity of `kind`.
bool names_entity(NameKind name, EntityKind kind);

/// One thing that a name can stand for.
struct Meaning {
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

  NameKind kind;
  Rule rule = Rule::Name;      // of a country: by what kind of name
  bool needs_context = false;  // ambiguous: counts only where there is another sign of the entity
  bool is_exact = false;       // capitals as in the table: "US" is not "us"
  std::uint32_t entity = kNobody;  // index among the leaders, countries, organisations or titles
  PackedRange when{};

  /// When the name was in use, or the capital was one.
  DateRange valid() const { return when.range(); }

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
  FlatText surface;  // as the table spells it
  FlatSpan<PhraseWord> words;
  FlatSpan<Meaning> meanings;  // at least one; more if the name is shared

  /// Whether `text` is the name letter by letter, full stops aside: "US" and "U.S.".
  bool is_spelled(std::string_view text) const;
};

struct Office {
  FlatText title;    // "president", "prime-minister", ...
  FlatText country;  // id of a country, or of an organisation
  PackedRange when;

  DateRange term() const { return when.range(); }
};

struct Leader {
  FlatText id;
  FlatText name;
  FlatSpan<Office> offices;

  /// Whether on all of these days.
  bool in_office(const DateRange& days) const;

  /// Whether an office was in one of these countries and organisations, which are sorted.
  bool led_any_of(std::span<const std::string_view> places) const;
};

/// A country or an organisation.
struct Place {
  FlatText id;
  FlatText name;
};

/// An office as texts name it, and the offices of the leaders' table that it can mean.
struct Title {
  FlatText words;
  FlatSpan<FlatText> offices;  // the likelier first
  bool is_weak;                // many bear it who are no leaders: "chairman"
  bool is_elect;               // of one who is to hold the office: "president-elect"

  bool means(std::string_view office) const;
};

/// Another country in which a place of some name lies, and what tells that it is meant.
struct Namesake {
  std::uint32_t country;
  FlatSpan<FlatText> signs;  // words, folded
};

static_assert(sizeof(Meaning) == 16 && sizeof(PhraseWord) == 8 && sizeof(Phrase) == 24);
static_assert(sizeof(Office) == 24 && sizeof(Leader) == 24 && sizeof(Place) == 16);
static_assert(sizeof(Title) == 20 && sizeof(Namesake) == 12);

}  // namespace chancery
