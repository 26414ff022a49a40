#include "indexer/analysis/title_group.h"

#include <algorithm>
#include <array>

#include "corpus/text/word_list.h"

namespace chancery {

namespace {

constexpr std::array<std::string_view, 12> kOf{"of", "de", "du",  "des", "del", "do",
                                               "da", "d'", "dos", "von", "der", "for"};
constexpr std::array<std::string_view, 8> kThe{"the", "la", "le", "les", "los", "el", "der", "die"};

/// Words between a country and a title, or before both, that do not part them.
constexpr std::array<std::string_view, 22> kAdjectives{
    "current",   "visiting", "embattled", "veteran",    "longtime", "newly", "elected",
    "interim",   "acting",   "caretaker", "long",       "serving",  "military", "civilian",
    "communist", "islamist", "hardline",  "reformist",  "populist", "new",   "federal", "own"};

/// Words by which somebody else than the holder of the day is meant.
constexpr std::array<std::string_view, 17> kOthers{
    "a",     "an",   "any",  "next", "future", "first", "every",  "no",     "another",
    "each",  "new",  "some", "one",  "incoming", "last", "second", "female"};

class GroupReader {
 public:
  GroupReader(const Gazetteer& gazetteer, const ReportNames& report, const FoundName& title)
      : gazetteer_(gazetteer), report_(report), text_(report.parts()[title.part]) {
    group_.part = title.part;
    group_.first = title.first;
    group_.last = title.last;
    group_.title = &gazetteer.title(title.entity);
    group_.has_capital = text_.has_capital(title.first);
  }

  TitleGroup run() {
    while (take_before()) {
    }
    while (take_behind()) {
    }
    read_determiner();
    return group_;
  }

 private:
  /// Takes one name or adjective before the group.
  bool take_before() {
    if (group_.first == 0 || !text_.is_joined(group_.first)) return false;
    const std::size_t before = group_.first - 1;
    if (const FoundName* name = report_.at(group_.part, before)) return take_name(*name, true);
    const std::string_view word = text_.folded(before);
    if (contains(kOthers, word)) group_.is_other = true;
    if (!contains(kAdjectives, word)) return false;
    group_.first = before;
    return true;
  }

  bool take_behind() {
    const std::size_t next = group_.last;
    if (next >= text_.size() || text_.word(next).gap != Gap::Space) return false;
    if (const FoundName* name = report_.at(group_.part, next)) return take_name(*name, false);
    if (has_of_ || !contains(kOf, text_.folded(next))) return false;
    std::size_t at = next + 1;
    if (at < text_.size() && contains(kThe, text_.folded(at))) ++at;
    const FoundName* name = report_.at(group_.part, at);
    // "Of the bank", "of the American Soybean Association", "of Costa Rica's central bank".
    const bool is_country = name != nullptr && is_state(*name) && name->rule != Rule::Demonym &&
                            text_.word(at).gap == Gap::Space &&
                            !text_.is_possessive(name->last - 1);
    if (!is_country) {
      group_.is_other = true;
      return false;
    }
    has_of_ = true;
    group_.place = place_id(gazetteer_, *name);
    group_.is_definite = true;
    group_.last = name->last;
    return true;
  }

  bool take_name(const FoundName& name, bool is_before) {
    if (name.kind == NameKind::Former) {
      group_.is_former = true;
    } else if (is_place(name) && !is_state(name)) {
      group_.is_other = true;  // "Manitoba Premier"
      return false;
    } else if (is_place(name) && group_.place.empty()) {
      group_.place = place_id(gazetteer_, name);
      // "Russia's president" needs no article.
      if (is_before) group_.is_definite = text_.is_possessive(name.last - 1);
    } else {
      return false;
    }
    if (is_before) {
      group_.first = name.first;
    } else {
      group_.last = name.last;
    }
    return true;
  }

  /// Whether the name is of a country or organisation itself, not of a town or region in it.
  static bool is_state(const FoundName& name) {
    return is_place(name) && name.rule != Rule::City;
  }

  void read_determiner() {
    if (group_.first == 0 || text_.word(group_.first).gap != Gap::Space) return;
    const std::string_view word = text_.folded(group_.first - 1);
    if (contains(kThe, word)) group_.is_definite = true;
    if (contains(kOthers, word)) group_.is_other = true;
  }

  const Gazetteer& gazetteer_;
  const ReportNames& report_;
  const PartText& text_;
  TitleGroup group_{};
  bool has_of_ = false;
};

}  // namespace

TitleGroup title_group(const Gazetteer& gazetteer, const ReportNames& report,
                       const FoundName& title) {
  return GroupReader(gazetteer, report, title).run();
}

}  // namespace chancery
