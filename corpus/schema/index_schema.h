#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/mention.h"
#include "corpus/schema/packing.h"

namespace Xapian {
class Database;
}  // namespace Xapian

/// The index schema: the only place that says how a report becomes Xapian terms and values.
///
/// The indexer writes by this table and the search tool asks by it. Neither spells a prefix, a slot
/// or a metadata key of its own (scripts/check_layers fails if one does).
namespace chancery::schema {

/// Stored in the index. Raise it whenever an index written before the change would answer a
/// question differently; the search tool then refuses the old index by name.
inline constexpr int kVersion = 11;

inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFF;  // equals Xapian::BAD_VALUENO

enum class Field {
  Id, Title, Text, Leader, Country, Organisation, About, Source, Language, Date, Fingerprint, File,
  Run, Positions, Record, Day, Month, Year, Count
};

enum class Indexed {
  Slot,    // in its value slot only
  Words,   // stemmed; where words stand as they are written is told by the slot of Positions
  Filter,  // exact terms: narrow a question without changing the rank
};

struct FieldSpec {
  Field field;
  std::string_view name;  // what an analyst types before the colon; empty if not for asking
  std::string_view prefix;
  Indexed indexed;
  std::uint32_t slot;  // never reuse a number: old indexes still hold it
  std::string_view example;
  std::string_view help;  // one line for --help
};

// Prefixes follow Xapian's conventions (omega's termprefixes): single letters as there, our own
// begin with X.
// clang-format off
inline constexpr std::array<FieldSpec, static_cast<std::size_t>(Field::Count)> kFields{{
    {Field::Id,          "",        "Q",  Indexed::Filter, kNoSlot, "",                       ""},
    {Field::Title,       "title",   "S",  Indexed::Words,  kNoSlot, "title:summit",           "words of the title"},
    {Field::Text,        "",        "",   Indexed::Words,  kNoSlot, "energy",                 ""},
    {Field::Leader,      "leader",  "XL", Indexed::Filter, 0,       "leader:putin",           "a leader, by any name"},
    {Field::Country,     "country", "XC", Indexed::Filter, 1,       "country:russia",         "a country, by any name"},
    {Field::Organisation, "organisation", "XO", Indexed::Filter, 4, "organisation:nato",      "an organisation, by any name"},
    {Field::About,       "about",   "XA", Indexed::Filter, kNoSlot, "about:pakistan",         "what a report is about, not only mentions"},
    {Field::Source,      "source",  "XP", Indexed::Filter, 5,       "source:reuters",         "who published it"},
    {Field::Language,    "language", "L", Indexed::Filter, 6,       "language:en",            "the language it is in, by code or English name"},
    {Field::Date,        "date",    "",   Indexed::Slot,   2,       "date:2024-01..2025-03",  "a year, month, day, last-week, 30d, or a range"},
    {Field::Fingerprint, "",        "",   Indexed::Slot,   3,       "",                       ""},
    {Field::File,        "",        "XF", Indexed::Filter, kNoSlot, "",                       ""},
    {Field::Run,         "",        "",   Indexed::Slot,   7,       "",                       ""},
    {Field::Positions,   "",        "",   Indexed::Slot,   9,       "",                       ""},
    {Field::Record,      "",        "",   Indexed::Slot,   10,      "",                       ""},
    {Field::Day,         "",        "D",  Indexed::Filter, kNoSlot, "",                       ""},
    {Field::Month,       "",        "M",  Indexed::Filter, kNoSlot, "",                       ""},
    {Field::Year,        "",        "Y",  Indexed::Filter, kNoSlot, "",                       ""},
}};
// clang-format on

/// True if the rows stand in the order of Field, and no two share a name, a prefix or a slot.
constexpr bool is_consistent() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i].field != static_cast<Field>(i)) return false;
    for (std::size_t j = 0; j < i; ++j) {
      const bool both_terms =
          kFields[i].indexed != Indexed::Slot && kFields[j].indexed != Indexed::Slot;
      if (kFields[i].slot != kNoSlot && kFields[i].slot == kFields[j].slot) return false;
      if (!kFields[i].name.empty() && kFields[i].name == kFields[j].name) return false;
      if (both_terms && kFields[i].prefix == kFields[j].prefix) return false;
    }
  }
  return true;
}
static_assert(is_consistent(), "kFields: wrong order, or a name, prefix or slot used twice");

constexpr const FieldSpec& spec(Field field) { return kFields[static_cast<std::size_t>(field)]; }
constexpr Field field_of(EntityKind kind) {
  constexpr std::array<Field, kEntityKinds> kFieldOf{Field::Leader, Field::Country,
                                                     Field::Organisation};
  return kFieldOf[static_cast<std::size_t>(kind)];
}

/// Whether terms of `field` hold ids of entities of `kind`.
constexpr bool has_ids_of(Field field, EntityKind kind) {
  return field == Field::About || field == field_of(kind);
}

/// Words longer than this many bytes of their folded form are not indexed, as Xapian's own
/// TermGenerator has it: they are never words.
inline constexpr std::size_t kMaxWordBytes = 64;

/// The term that stands for `value` in a Filter field. Glass refuses terms of more than 245 bytes,
/// counting each NUL twice; a value that could be too long is replaced by its hash, never cut, so
/// that two long ids stay two.
std::string term(Field field, std::string_view value);

/// Whether `term` stands for a word of the text and not of the title: for a stem, or for two
/// characters of a script without blanks.
bool is_word_of_text(std::string_view term);

/// The term of a publisher, in any case and with or without accents. Its slot holds it as written.
std::string source_term(std::string_view source);

/// The term of a language: the first part of a tag, "en" of "en-GB". Its slot holds that part.
std::string language_term(std::string_view tag);
std::string_view language_of(std::string_view tag);

/// The value for which `term` stands in a Filter field, as far as terms keep it: a source folded.
/// nullopt for one that was replaced by its hash. REQUIRES: it is a term of that field.
std::optional<std::string> value_of(Field field, std::string_view term);

/// The term of `value` in a Source or Language field, by the functions above.
std::string publication_term(Field field, std::string_view value);

/// The value of a facet slot: the ids, most central first.
std::string encode_ids(const std::vector<EntityCount>& entities);

/// Calls visit(std::string_view) with each id of a facet slot; stops at damage.
template <typename Visit>
void for_each_id(std::string_view slot, Visit visit) {
  packing::Unpacker unpacker(slot);
  while (const auto id = unpacker.text()) visit(*id);
}

/// The value of the date slot sorts as text: "20250902", or "20250902140500" with a time of day.
std::string encode_date(const Date& date);

/// The day of a value of the date slot; nullopt if it is none.
std::optional<std::chrono::year_month_day> decode_day(std::string_view slot);

/// The value of the run slot: the number of the run that added or changed a report. Sorts as text.
std::string encode_run(std::uint64_t run);
std::uint64_t decode_run(std::string_view slot);  // 0 if it is none

/// Keys of an index's metadata.
namespace metadata {
inline constexpr std::string_view kVersion = "chancery-schema";  // decimal

/// Tells this index from every other; stays when it is rebuilt. Hexadecimal.
inline constexpr std::string_view kIdentity = "chancery-id";

/// The number of the last run that came to its end having changed something; decimal, none is 0.
/// Reports with a higher one are of a run that still goes on, or was cut off.
inline constexpr std::string_view kFinishedRun = "chancery-run";
inline constexpr std::string_view kFinishedAt = "chancery-run-time";  // "2025-09-02T02:00:41Z"

/// By which rules and tables reports were tagged, and how far a tagging anew has come (what it tags
/// by, a blank, the last document done).
inline constexpr std::string_view kTags = "chancery-tags";
inline constexpr std::string_view kTagging = "chancery-tagging";

/// The display name of an entity, so that an index explains itself where the tables have changed.
std::string name_key(EntityKind kind, std::string_view id);

/// Not empty while another source may have the right to a report that left the index or moved.
inline constexpr std::string_view kContests = "chancery-contests";

/// While an index is built in bulk: on how many segments its ledger rests, decimal; and the reports that it
/// has no longer, though they are in these, packed document numbers.
inline constexpr std::string_view kSegments = "chancery-segments";
inline constexpr std::string_view kErased = "chancery-erased";

/// What the keys of all display names, and of all ledger entries, begin with.
inline constexpr std::string_view kNames = "name-";
inline constexpr std::string_view kLedger = "ledger-";

/// The vocabulary: a key for each word that has a stem, in its folded form. The stem alone is a term. A word
/// stays when its last report leaves.
inline constexpr std::string_view kVocabulary = "word-";
std::string word_key(std::string_view folded);

/// The ledger's entry for a file, by its absolute path.
std::string ledger_key(std::string_view file);

/// What the keys of columns begin with (corpus/schema/columns.h): of what they hold as a whole, of a
/// block of one, and of the texts for which the numbers of one stand.
inline constexpr std::string_view kColumns = "column-";
inline constexpr std::string_view kColumnState = "column-state";
std::string_view column_name(Field field);  // the field's, but "length" of that of Text
std::string column_key(Field field, std::uint32_t block);
std::string column_values_key(Field field);
}  // namespace metadata

}  // namespace chancery::schema
