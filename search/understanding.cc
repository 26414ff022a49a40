#include "search/understanding.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/schema/stop_words.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/word_list.h"
#include "corpus/text/words.h"

namespace chancery {

namespace {

constexpr std::size_t kMostBearers = 8;

/// Names that are everyday words, or parts of many people's names.
constexpr std::array<std::string_view, 110> kEverydayWords{
    "acre", "anchorage", "armour", "ban", "banana", "bay", "begin", "bell", "bio", "bird", "black",
    "borne", "brown", "car", "chambers", "chin", "christian", "cook", "cooper", "do", "don", "dong",
    "dore", "drew", "fall", "fares", "field", "fields", "frank", "friday", "good", "green", "grey",
    "gross", "hang", "henry", "hill", "ho", "home", "hong", "hope", "hung", "hunt", "isa", "junior",
    "key", "king", "le", "leone", "li", "lie", "lien", "long", "ma", "major", "male", "man",
    "manning", "march", "may", "mayor", "merino", "michel", "mills", "mock", "moon", "nice", "no",
    "noon", "note", "nova", "nu", "panic", "park", "parts", "paz", "price", "reunion", "rice", "ro",
    "rose", "rumor", "sharp", "short", "skate", "so", "son", "song", "sow", "split", "stone",
    "straw", "street", "sun", "swift", "ton", "van", "vital", "wade", "wang", "ward", "watt",
    "west", "white", "wood", "woods", "yen", "yong", "young", "zone"};

class Understander {
 public:
  Understander(std::string_view text, const Gazetteer& gazetteer, const DateRange& days)
      : text_(text),
        gazetteer_(gazetteer),
        days_(days),
        words_(split_ideographs(scan_words(text), text)) {
    for (const Word& word : words_.words) {
      ids_.push_back(gazetteer.lexicon().find(words_.folded_form(word)));
    }
  }

  std::vector<UnderstoodName> run() {
    for (std::size_t i = 0; i < words_.words.size();) {
      const Match match = longest_at(i);
      if (match.phrase != nullptr) matches_.push_back(match);
      i = match.phrase != nullptr ? match.last : i + 1;
    }
    for (const Match& match : matches_) add_place(match);
    for (std::size_t i = 0; i < matches_.size(); ++i) add_leaders(i);
    std::stable_sort(names_.begin(), names_.end(),
                     [](const UnderstoodName& a, const UnderstoodName& b) {
                       return a.begin < b.begin;
                     });
    return std::move(names_);
  }

 private:
  /// Words [first, last) that are a phrase of the gazetteer; none if `phrase` is null.
  struct Match {
    std::size_t first;
    std::size_t last;
    const Phrase* phrase;
  };

  Match longest_at(std::size_t first) const {
    Match best{first, first, nullptr};
    for (const WordId id : {ids_[first].word, ids_[first].stem}) {
      for (const Phrase& phrase : gazetteer_.phrases_from(id)) {
        const std::size_t last = first + phrase.words.size();
        if (last > best.last && stands_at(phrase, first)) best = {first, last, &phrase};
      }
    }
    return best;
  }

  bool stands_at(const Phrase& phrase, std::size_t first) const {
    const std::size_t last = first + phrase.words.size();
    if (last > words_.words.size()) return false;
    for (std::size_t k = 0; k < phrase.words.size(); ++k) {
      if (!ids_[first + k].is(phrase.words[k].id)) return false;
      if (k > 0 && words_.words[first + k].gap == Gap::Sentence) return false;
    }
    if (phrase.meanings.front().is_exact && is_word_too(first, last)) {
      return phrase.is_spelled(surface(first, last)) && !is_stop_word_in_capitals(phrase, first);
    }
    return phrase.words.size() > 1 || may_be_name(first);
  }

  bool may_be_name(std::size_t i) const {
    if (!is_word_too(i, i + 1)) return true;
    // Not "MAY": where all is in capitals they tell nothing. Nor does one that begins a question.
    const bool begins = i == 0 && words_.words.size() > 1;
    return words_.words[i].letters == Case::Capital && !begins;
  }

  /// Whether the name is also a word that a question may hold: "us", "may".
  bool is_word_too(std::size_t first, std::size_t last) const {
    const std::string_view folded = words_.folded_form(words_.words[first]);
    return last == first + 1 && (folded == "us" || contains(kEverydayWords, folded) ||
                                 schema::is_stop_word(folded));
  }

  /// "WHO" in a question that is all in capitals.
  bool is_stop_word_in_capitals(const Phrase& phrase, std::size_t first) const {
    if (phrase.words.size() > 1 || words_.words.size() == 1) return false;
    const bool is_among_capitals =
        std::none_of(words_.words.begin(), words_.words.end(),
                     [](const Word& word) { return word.letters == Case::Capital; }) &&
        std::count_if(words_.words.begin(), words_.words.end(), [](const Word& word) {
          return word.letters == Case::Upper;
        }) * 2 > static_cast<std::ptrdiff_t>(words_.words.size());
    return is_among_capitals &&
           schema::is_stop_word(words_.folded_form(words_.words[first]));
  }

  std::string_view surface(std::size_t first, std::size_t last) const {
    const std::size_t begin = words_.words[first].begin;
    return text_.substr(begin, words_.words[last - 1].end - begin);
  }

  void add(std::size_t first, std::size_t last, EntityKind kind, std::vector<std::string> ids,
           bool is_abbreviation = false) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.empty()) return;
    names_.push_back({words_.words[first].begin, words_.words[last - 1].end, kind, std::move(ids),
                      is_abbreviation});
  }

  void add_place(const Match& match) {
    for (const EntityKind kind : {EntityKind::Country, EntityKind::Organisation}) {
      std::vector<std::string> ids;
      for (const Meaning& meaning : match.phrase->meanings) {
        const bool is_meant = names_entity(meaning.kind, kind) &&
                              meaning.entity != Meaning::kNobody && meaning.valid().overlaps(days_);
        if (!is_meant) continue;
        ids.emplace_back(gazetteer_.id(kind, meaning.entity));
        if (kind == EntityKind::Country) countries_.emplace_back(ids.back());
      }
      add(match.first, match.last, kind, std::move(ids),
          match.phrase->meanings.front().is_exact && is_word_too(match.first, match.last));
    }
  }

  void add_leaders(std::size_t number) {
    const Match& match = matches_[number];
    const NameKind kind = match.phrase->meanings.front().kind;
    if (kind == NameKind::Title) return add_holders(number);
    std::vector<std::uint32_t> named = bearers(*match.phrase, NameKind::Leader);
    if (named.empty()) {
      named = narrowed(bearers(*match.phrase, NameKind::Surname));
      if (named.size() > kMostBearers) return;
    }
    add(match.first, match.last, EntityKind::Leader, ids_of(named));
  }

  std::vector<std::string> ids_of(const std::vector<std::uint32_t>& leaders) const {
    std::vector<std::string> ids;
    for (const std::uint32_t leader : leaders) {
      ids.emplace_back(gazetteer_.id(EntityKind::Leader, leader));
    }
    return ids;
  }

  std::vector<std::uint32_t> bearers(const Phrase& phrase, NameKind kind) const {
    std::vector<std::uint32_t> leaders;
    for (const Meaning& meaning : phrase.meanings) {
      if (meaning.kind == kind) leaders.push_back(meaning.entity);
    }
    return leaders;
  }

  /// Those of them in office on the days asked for, and of these those of countries that the
  /// question names; either only where it leaves somebody.
  std::vector<std::uint32_t> narrowed(std::vector<std::uint32_t> leaders) const {
    keep_if_any(leaders, [&](const Office& office) { return office.term().overlaps(days_); });
    keep_if_any(leaders, [&](const Office& office) {
      return std::find(countries_.begin(), countries_.end(), office.country.view()) != countries_.end();
    });
    return leaders;
  }

  template <typename Fits>
  void keep_if_any(std::vector<std::uint32_t>& leaders, Fits fits) const {
    std::vector<std::uint32_t> kept;
    std::copy_if(leaders.begin(), leaders.end(), std::back_inserter(kept), [&](std::uint32_t leader) {
      const auto& offices = gazetteer_.leader(leader).offices;
      return std::any_of(offices.begin(), offices.end(), fits);
    });
    if (!kept.empty()) leaders = std::move(kept);
  }

  /// "Russian president", "president of Russia".
  void add_holders(std::size_t number) {
    const Match& title = matches_[number];
    const Title& office = gazetteer_.title(title.phrase->meanings.front().entity);
    if (office.is_weak || office.is_elect) return;
    const Match* country = country_beside(number);
    if (country == nullptr || is_before_leader(number)) return;
    for (const std::string_view held : office.offices) {
      std::vector<std::string> ids = holders(held, *country);
      if (ids.empty()) continue;
      add(std::min(title.first, country->first), std::max(title.last, country->last),
          EntityKind::Leader, std::move(ids));
      return;
    }
  }

  /// "Vietnam's president Diem"
  bool is_before_leader(std::size_t number) const {
    if (number + 1 >= matches_.size() || matches_[number + 1].first != matches_[number].last) {
      return false;
    }
    const NameKind kind = matches_[number + 1].phrase->meanings.front().kind;
    return kind == NameKind::Leader || kind == NameKind::Surname;
  }

  const Match* country_beside(std::size_t number) const {
    const Match& title = matches_[number];
    if (number > 0 && matches_[number - 1].last == title.first && is_country(matches_[number - 1])) {
      return &matches_[number - 1];
    }
    const std::size_t behind = title.last;
    const bool has_of = behind < words_.words.size() &&
                        words_.folded_form(words_.words[behind]) == "of";
    if (!has_of || number + 1 >= matches_.size()) return nullptr;
    const Match& next = matches_[number + 1];
    const bool is_next = next.first == behind + 1 ||
                         (next.first == behind + 2 &&
                          words_.folded_form(words_.words[behind + 1]) == "the");
    return is_next && is_country(next) ? &next : nullptr;
  }

  static bool is_country(const Match& match) {
    const auto& meanings = match.phrase->meanings;
    return std::any_of(meanings.begin(), meanings.end(), [](const Meaning& meaning) {
      return meaning.kind == NameKind::Country && meaning.entity != Meaning::kNobody &&
             meaning.rule != Rule::City;
    });
  }

  std::vector<std::string> holders(std::string_view held, const Match& country) const {
    std::vector<std::string> ids;
    for (const Meaning& meaning : country.phrase->meanings) {
      if (meaning.kind != NameKind::Country || meaning.entity == Meaning::kNobody) continue;
      const std::string_view place = gazetteer_.id(EntityKind::Country, meaning.entity);
      for (const std::uint32_t leader : gazetteer_.leaders_of(place)) {
        const auto& offices = gazetteer_.leader(leader).offices;
        const bool has_held = std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
          return office.title.view() == held && office.country.view() == place && office.term().overlaps(days_);
        });
        if (has_held) ids.emplace_back(gazetteer_.id(EntityKind::Leader, leader));
      }
    }
    return ids;
  }

  std::string_view text_;
  const Gazetteer& gazetteer_;
  DateRange days_;
  Words words_;
  std::vector<Lexicon::Found> ids_;  // of each word
  std::vector<Match> matches_;           // disjoint, in their order
  std::vector<std::string> countries_;  // that the text names
  std::vector<UnderstoodName> names_;
};

}  // namespace

std::vector<UnderstoodName> understand(std::string_view text, const Gazetteer& gazetteer,
                                       const DateRange& days) {
  return Understander(text, gazetteer, days).run();
}

}  // namespace chancery
