#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/mention.h"
#include "corpus/text/words.h"

namespace chancery {

/// Words [first, last) of a part of a report that are a name, and what it was taken for so far.
struct FoundName {
  std::uint32_t part;  // index in ReportNames::parts()
  std::uint32_t first;
  std::uint32_t last;
  NameKind kind;
  std::uint32_t entity;  // as Meaning has it; of a Leader from kFirstFound on: ReportNames::found
  Rule rule;
  bool needs_context = false;
  bool is_titled = false;  // of a Leader: a title of office stands beside it
};

/// Words [first, last) of a part that are a surname of leaders; whose is not settled.
struct SurnamePlace {
  std::uint32_t part;
  std::uint32_t first;
  std::uint32_t last;
  const Phrase* phrase;
};

/// A leader whom no table has and whom a title made one.
struct FoundLeader {
  std::string id;       // slug of the name
  std::string name;     // as it stands in the text
  std::string surname;  // folded
  std::string office;   // "foreign-minister"
  std::string country;  // id of a country or organisation; empty if not told
};
inline constexpr std::uint32_t kFirstFound = 0x8000'0000;

/// One part of a report as the recogniser reads it.
struct PartText {
  Part part;
  std::string_view text;
  Words words;                       // ideographs split
  std::vector<Lexicon::Found> ids;   // of each word, as the lexicon has it
  std::vector<std::uint32_t> owner;  // of each word: one more than the number of its name; 0 if none

  std::size_t size() const { return words.words.size(); }
  const Word& word(std::size_t i) const { return words.words[i]; }
  std::string_view folded(std::size_t i) const { return words.folded_form(words.words[i]); }
  std::string_view surface(std::size_t first, std::size_t last) const {
    return text.substr(word(first).begin, word(last - 1).end - word(first).begin);
  }
  /// What stands between word `i` and the one before it.
  std::string_view gap_before(std::size_t i) const {
    return text.substr(word(i - 1).end, word(i).begin - word(i - 1).end);
  }
  /// Whether word `i` is written with a capital, in a script that has them.
  bool has_capital(std::size_t i) const { return word(i).has_capital(); }
  /// Whether an apostrophe stands behind word `i`: "Russia's", "the leaders'".
  bool is_possessive(std::size_t i) const {
    const std::string_view behind = text.substr(word(i).end);
    return behind.starts_with('\'') || behind.starts_with("’");
  }
  /// Whether word `i` follows the one before it within a name: a blank or a hyphen between them.
  bool is_joined(std::size_t i) const {
    return word(i).gap == Gap::Space || word(i).gap == Gap::Hyphen;
  }
};

/// The names of one report while the rules settle them.
class ReportNames {
 public:
  ReportNames(const Gazetteer& gazetteer, const Article& article, const Words& title_words,
              const Words& text_words);

  /// The day of the report, or of the first date in the text of an undated one.
  const std::optional<std::chrono::year_month_day>& day() const { return day_; }

  /// The days that the report may be of: its day, or those that were told with narrow_days().
  /// Without either any day is one.
  DateRange days() const { return day_ ? DateRange{day_, day_} : days_; }
  bool is_dated() const { return day_ || days_ != DateRange{}; }
  void narrow_days(const DateRange& days) { days_ = days; }

  const std::vector<PartText>& parts() const { return parts_; }
  std::vector<FoundName>& names() { return names_; }
  const std::vector<FoundName>& names() const { return names_; }

  /// The name that word `index` of part `part` belongs to; null if none.
  const FoundName* at(std::uint32_t part, std::size_t index) const;
  FoundName* at(std::uint32_t part, std::size_t index);

  /// Whether no word of [first, last) belongs to a name.
  bool is_free(std::uint32_t part, std::size_t first, std::size_t last) const;

  /// REQUIRES: its words are free, or belong to names that are none.
  void add(const FoundName& name);

  std::vector<SurnamePlace> surnames;  // by part and place

  /// Those of them from word `first` of `part` up to `last`.
  std::span<const SurnamePlace> surnames_in(std::uint32_t part, std::size_t first,
                                            std::size_t last) const;
  std::vector<FoundLeader> found;

  /// Ids of the countries and organisations that the report names, each once.
  std::vector<std::string_view> places(const Gazetteer& gazetteer) const;

 private:
  void add_part(const Gazetteer& gazetteer, Part part, std::string_view text, const Words& words);

  std::optional<std::chrono::year_month_day> day_{};
  DateRange days_{};  // where there is no day
  std::vector<PartText> parts_;  // title, if it has one of its own, then text
  std::vector<FoundName> names_;
};

/// The id of the country or organisation that `name` is.
std::string_view place_id(const Gazetteer& gazetteer, const FoundName& name);

inline bool is_place(const FoundName& name) {
  return (name.kind == NameKind::Country || name.kind == NameKind::Organisation) &&
         name.entity != Meaning::kNobody;
}

}  // namespace chancery
