#include "indexer/analysis/name_matcher.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/text/word_list.h"
#include "indexer/analysis/meaning_chooser.h"
#include "indexer/analysis/person_name.h"

namespace chancery {

namespace {

/// Abbreviations that a headline in capitals can mean as plain words.
constexpr std::array<std::string_view, 3> kWordsInCapitals{"us", "who", "car"};

bool is_only_surname(const Phrase& phrase) {
  return std::all_of(phrase.meanings.begin(), phrase.meanings.end(),
                     [](const Meaning& meaning) { return meaning.kind == NameKind::Surname; });
}

bool has_surname(const Phrase& phrase) {
  return std::any_of(phrase.meanings.begin(), phrase.meanings.end(),
                     [](const Meaning& meaning) { return meaning.kind == NameKind::Surname; });
}

class Matcher {
 public:
  Matcher(const Gazetteer& gazetteer, ReportNames& report, std::uint32_t part)
      : gazetteer_(gazetteer),
        report_(report),
        part_(part),
        text_(report.parts()[part]),
        chooser_(gazetteer, report.day()) {}

  void run() {
    for (std::size_t i = 0; i < text_.size();) {
      if (!text_.ids[i].is_known()) {
        ++i;
        continue;
      }
      i = match_at(i);
    }
  }

 private:
  struct Match {
    std::size_t last;
    const Phrase* phrase;
  };

  /// Notes what begins at word `i`; returns where to go on.
  std::size_t match_at(std::size_t i) {
    Match name{i, nullptr}, surname{i, nullptr};
    const bool has_capital = counts_as_capital(i);
    for (const WordId first : {text_.ids[i].word, text_.ids[i].stem}) {
      // Most words that begin names do so with a capital only: do not look at these.
      if (!has_capital && !gazetteer_.has_plain_phrase_from(first)) continue;
      for (const Phrase& phrase : gazetteer_.phrases_from(first)) {
        const std::size_t last = end_of_match(phrase, i);
        if (last > surname.last && has_surname(phrase)) surname = {last, &phrase};
        if (last > name.last && !is_only_surname(phrase)) name = {last, &phrase};
      }
    }
    const bool is_given_name = name.phrase != nullptr && is_mere_given_name(i, name);
    if (surname.phrase != nullptr && (name.phrase == nullptr || is_given_name)) {
      report_.surnames.push_back({part_, index(i), index(surname.last), surname.phrase});
    }
    if (name.phrase == nullptr || is_given_name) return i + 1;
    add(i, name);
    return name.last;
  }

  void add(std::size_t first, const Match& match) {
    const Meaning* meaning = chooser_.choose(match.phrase->meanings);
    FoundName name{part_, index(first), index(match.last), NameKind::None, Meaning::kNobody,
                   Rule::Name};
    if (meaning != nullptr) {
      name.kind = meaning->kind;
      name.entity = meaning->entity;
      name.rule = meaning->rule;
      name.needs_context = meaning->needs_context;
    }
    report_.add(name);
  }

  /// A leader known by one name, where it stands within the longer name of somebody else ("Faisal
  /// Al-Falih"); the name of a monarch or pope anywhere but behind a title ("King Charles").
  bool is_mere_given_name(std::size_t first, const Match& match) const {
    if (match.last != first + 1) return false;
    const auto& meanings = match.phrase->meanings;
    if (meanings.front().kind != NameKind::Leader && meanings.front().kind != NameKind::Surname) {
      return false;
    }
    if (is_regnal(meanings)) {
      const FoundName* before = first > 0 ? report_.at(part_, first - 1) : nullptr;
      return before == nullptr || before->kind != NameKind::Title || goes_on(match.last);
    }
    if (text_.word(first).letters == Case::Upper) return false;
    const bool has_forename = first > 0 && text_.word(first).gap == Gap::Space &&
                              text_.has_capital(first - 1) &&
                              text_.word(first - 1).gap != Gap::Sentence &&
                              report_.at(part_, first - 1) == nullptr;
    return has_forename || goes_on(match.last);
  }

  bool is_regnal(std::span<const Meaning> meanings) const {
    return std::any_of(meanings.begin(), meanings.end(), [&](const Meaning& meaning) {
      return meaning.kind == NameKind::Leader && has_regnal_name(gazetteer_.leader(meaning.entity));
    });
  }

  /// "Faisal Al-Falih", "Khalid bin Ahmed"
  bool goes_on(std::size_t next) const {
    if (next >= text_.size()) return false;
    if (text_.word(next).gap == Gap::Hyphen) return true;
    if (text_.word(next).gap != Gap::Space) return false;
    const std::string_view folded = text_.folded(next);
    return text_.word(next).letters == Case::Capital || folded == "bin" || folded == "ibn" ||
           folded == "al";
  }

  /// The word behind the last one of `phrase` if it stands at word `i`; else `i`.
  std::size_t end_of_match(const Phrase& phrase, std::size_t i) const {
    const bool may_have_initials = phrase.meanings.front().kind == NameKind::Leader;
    std::size_t at = i;
    for (std::size_t k = 0; k < phrase.words.size(); ++k) {
      const PhraseWord& wanted = phrase.words[k];
      bool is_behind_nickname = false;
      if (k > 0 && may_have_initials && !is_word(wanted, at)) {
        is_behind_nickname = is_nickname(at);
        if (is_behind_nickname || is_initial(at)) ++at;
      }
      if (!is_word(wanted, at)) return i;
      if (k > 0 && !is_behind_nickname && !may_follow(wanted, text_.word(at).gap)) return i;
      ++at;
    }
    return phrase.meanings.front().is_exact && !is_exactly(phrase, i, at) ? i : at;
  }

  bool is_word(const PhraseWord& wanted, std::size_t at) const {
    if (at >= text_.size() || !text_.ids[at].is(wanted.id)) return false;
    return !wanted.has_capital || counts_as_capital(at);
  }

  /// Behind a hyphen either will do: "Jong-un".
  bool counts_as_capital(std::size_t at) const {
    return text_.has_capital(at) || text_.word(at).gap == Gap::Hyphen ||
           has_capital_behind_article(at);
  }

  /// "l'Ukraine", "d'Iran"
  bool has_capital_behind_article(std::size_t at) const {
    const std::string_view folded = text_.folded(at);
    return text_.word(at).letters == Case::Mixed && folded.size() > 2 && folded[1] == '\'';
  }

  /// "V." in "Vladimir V. Putin".
  bool is_initial(std::size_t at) const {
    return at + 1 < text_.size() && text_.word(at).letters == Case::Capital &&
           text_.word(at).folded_bytes == 1 && text_.word(at).gap != Gap::Sentence &&
           text_.word(at).gap != Gap::Mark;
  }

  /// "Bongbong" in 'Ferdinand "Bongbong" Marcos'.
  bool is_nickname(std::size_t at) const {
    if (at == 0 || at + 1 >= text_.size()) return false;
    constexpr std::array<std::string_view, 4> kOpening{" \"", " “", " '", " ‘"};
    constexpr std::array<std::string_view, 4> kClosing{"\" ", "” ", "' ", "’ "};
    return contains(kOpening, text_.gap_before(at)) && contains(kClosing, text_.gap_before(at + 1));
  }

  static bool may_follow(const PhraseWord& wanted, Gap gap) {
    if (gap == Gap::Sentence) return false;
    return gap != Gap::Mark || wanted.after_mark;  // "Lebanon, Ohio"
  }

  /// Letter by letter, full stops aside; and no plain word in a headline of capitals.
  bool is_exactly(const Phrase& phrase, std::size_t first, std::size_t last) const {
    const std::string_view found = text_.surface(first, last);
    if (!phrase.is_spelled(found)) return false;
    const bool can_be_word =
        found.find('.') == std::string_view::npos &&
        contains(kWordsInCapitals, text_.folded(first));
    return !can_be_word || !is_among_capitals(first, last);
  }

  bool is_among_capitals(std::size_t first, std::size_t last) const {
    const bool before = first == 0 || text_.word(first - 1).letters == Case::Upper;
    const bool behind = last >= text_.size() || text_.word(last).letters == Case::Upper;
    return before && behind && text_.size() > 1;
  }

  static std::uint32_t index(std::size_t i) { return static_cast<std::uint32_t>(i); }

  const Gazetteer& gazetteer_;
  ReportNames& report_;
  std::uint32_t part_;
  const PartText& text_;
  MeaningChooser chooser_;
};

}  // namespace

void match_names(const Gazetteer& gazetteer, ReportNames& report) {
  for (std::uint32_t part = 0; part < report.parts().size(); ++part) {
    Matcher(gazetteer, report, part).run();
  }
}

}  // namespace chancery
