#include "indexer/analysis/name_matcher.h"

#include <algorithm>
#include <array>
#include <string>

namespace chancery {

namespace {

/// Abbreviations of countries that a headline in capitals can mean as plain words.
constexpr std::array<std::string_view, 2> kWordsInCapitals{"us", "car"};

bool has_capital(Case letters) { return letters == Case::Capital || letters == Case::Upper; }

class Matcher {
 public:
  Matcher(const Gazetteer& gazetteer, std::string_view text, const Words& words)
      : gazetteer_(gazetteer), text_(text), words_(words) {}

  std::vector<NameMatch> run() const {
    std::vector<NameMatch> matches;
    for (std::size_t i = 0; i < words_.words.size();) {
      const NameMatch match = longest_at(i);
      if (match.phrase == nullptr) {
        ++i;
      } else {
        matches.push_back(match);
        i = match.last;
      }
    }
    return matches;
  }

 private:
  NameMatch longest_at(std::size_t i) const {
    NameMatch longest{i, i, nullptr};
    const auto* phrases = gazetteer_.phrases_from(words_.folded_form(words_.words[i]));
    if (phrases == nullptr) return longest;
    for (const Phrase& phrase : *phrases) {
      const std::size_t last = end_of_match(phrase, i);
      if (last > longest.last) longest = {i, last, &phrase};
    }
    return longest;
  }

  /// The word behind the last one of `phrase` if it stands at word `i`; else `i`.
  std::size_t end_of_match(const Phrase& phrase, std::size_t i) const {
    const bool is_leader = phrase.meanings.front().kind == EntityKind::Leader;
    std::size_t at = i;
    for (std::size_t k = 0; k < phrase.words.words.size(); ++k) {
      const Word& wanted = phrase.words.words[k];
      if (k > 0 && is_leader && !is_word(phrase, wanted, at) && is_initial(at)) ++at;
      if (!is_word(phrase, wanted, at)) return i;
      if (k > 0 && !is_joined(wanted.gap, words_.words[at].gap)) return i;
      ++at;
    }
    return phrase.meanings.front().is_exact && !is_exactly(phrase, i, at) ? i : at;
  }

  bool is_word(const Phrase& phrase, const Word& wanted, std::size_t at) const {
    if (at >= words_.words.size()) return false;
    const Word& word = words_.words[at];
    if (words_.folded_form(word) != phrase.words.folded_form(wanted)) return false;
    return !has_capital(wanted.letters) || has_capital(word.letters);
  }

  /// "V." in "Vladimir V. Putin".
  bool is_initial(std::size_t at) const {
    return at + 1 < words_.words.size() && words_.words[at].letters == Case::Capital &&
           words_.words[at].folded_bytes == 1 && words_.words[at].gap != Gap::Sentence &&
           words_.words[at].gap != Gap::Mark;
  }

  static bool is_joined(Gap wanted, Gap found) {
    if (found == Gap::Sentence) return false;
    return found != Gap::Mark || wanted == Gap::Mark;  // "Lebanon, Ohio"
  }

  /// Letter by letter, full stops aside; and no plain word in a headline of capitals.
  bool is_exactly(const Phrase& phrase, std::size_t first, std::size_t last) const {
    const std::size_t begin = words_.words[first].begin, end = words_.words[last - 1].end;
    const std::string_view found = text_.substr(begin, end - begin);
    if (without_stops(found) != without_stops(phrase.surface)) return false;
    const auto& words = kWordsInCapitals;
    const std::string_view folded = words_.folded_form(words_.words[first]);
    const bool can_be_word = std::find(words.begin(), words.end(), folded) != words.end() &&
                             found.find('.') == std::string_view::npos;
    return !can_be_word || !is_among_capitals(first, last);
  }

  static std::string without_stops(std::string_view text) {
    std::string result(text);
    std::erase(result, '.');
    return result;
  }

  bool is_among_capitals(std::size_t first, std::size_t last) const {
    const bool before = first == 0 || words_.words[first - 1].letters == Case::Upper;
    const bool behind =
        last >= words_.words.size() || words_.words[last].letters == Case::Upper;
    return before && behind && words_.words.size() > 1;
  }

  const Gazetteer& gazetteer_;
  std::string_view text_;
  const Words& words_;
};

}  // namespace

std::vector<NameMatch> match_names(const Gazetteer& gazetteer, std::string_view text,
                                   const Words& words) {
  return Matcher(gazetteer, text, words).run();
}

}  // namespace chancery
