#include "indexer/analysis/titles.h"

#include <algorithm>
#include <array>

namespace chancery {

namespace {

using Offices = std::array<std::string_view, 4>;

constexpr Offices kPresident{"president", "chairman", "head-of-state", ""};
constexpr Offices kPrimeMinister{"prime-minister", "head-of-government", "chairman", ""};
constexpr Offices kChancellor{"chancellor", "", "", ""};
constexpr Offices kMonarch{"king", "queen", "emperor", ""};
constexpr Offices kPrince{"sultan", "emir", "prince", "grand-duke"};
constexpr Offices kCrownPrince{"crown-prince", "", "", ""};
constexpr Offices kForeignMinister{"foreign-minister", "secretary-of-state", "", ""};
constexpr Offices kGeneralSecretary{"general-secretary", "secretary-general", "", ""};
constexpr Offices kDirector{"director-general", "", "", ""};
constexpr Offices kPope{"pope", "", "", ""};
constexpr Offices kSupremeLeader{"supreme-leader", "general-secretary", "de-facto-leader", ""};
constexpr Offices kChairman{"chairman", "general-secretary", "president", ""};

// Longest first, so that "prime minister" is found before a bare "minister" could be.
constexpr std::array<Title, 26> kTitles{{
    {"general secretary", kGeneralSecretary}, {"secretary general", kGeneralSecretary},
    {"secretary of state", kForeignMinister}, {"director general", kDirector},
    {"foreign minister", kForeignMinister},   {"foreign secretary", kForeignMinister},
    {"external affairs minister", kForeignMinister},
    {"prime minister", kPrimeMinister},       {"supreme leader", kSupremeLeader},
    {"crown prince", kCrownPrince},           {"party leader", kSupremeLeader},
    {"president", kPresident},                {"premier", kPrimeMinister},
    {"pm", kPrimeMinister},                   {"chancellor", kChancellor},
    {"taoiseach", kPrimeMinister},            {"king", kMonarch},
    {"queen", kMonarch},                      {"emperor", kMonarch},
    {"sultan", kPrince},                      {"emir", kPrince},
    {"prince", kPrince},                      {"pope", kPope},
    {"ayatollah", kSupremeLeader},            {"chairman", kChairman},
    {"marshal", kPresident},
}};

constexpr std::array<std::string_view, 34> kTitleWords{
    "president", "prime",   "minister", "premier",   "pm",     "chancellor", "king",
    "queen",     "emperor", "sultan",   "emir",      "prince", "pope",       "ayatollah",
    "chairman",  "marshal", "mr",       "mrs",       "ms",     "dr",         "gen",
    "general",   "colonel", "col",      "secretary", "leader", "comrade",    "sir",
    "lord",      "lady",    "sheikh",   "senator",   "state",  "taoiseach"};

constexpr std::array<std::string_view, 7> kFormer{"former",  "ex",   "late", "then",
                                                  "onetime", "past", "deposed"};

std::size_t count_words(std::string_view phrase) {
  return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

/// Whether the words of `phrase` stand right before word `end`, joined to it and one another.
bool ends_before(const Words& words, std::size_t end, std::string_view phrase) {
  const std::size_t count = count_words(phrase);
  if (end < count) return false;
  for (std::size_t i = end - count; i < end; ++i) {
    const std::string_view wanted = phrase.substr(0, phrase.find(' '));
    if (words.folded_form(words.words[i]) != wanted) return false;
    const Gap gap = words.words[i + 1].gap;
    if (gap != Gap::Space && gap != Gap::Hyphen) return false;
    phrase.remove_prefix(std::min(wanted.size() + 1, phrase.size()));
  }
  return true;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

const Title* title_before(const Words& words, std::size_t name) {
  for (const Title& title : kTitles) {
    if (ends_before(words, name, title.words)) return &title;
  }
  return nullptr;
}

bool is_title_word(std::string_view folded) { return contains(kTitleWords, folded); }

bool is_former(const Words& words, std::size_t name, const Title& title) {
  const std::size_t first = name - count_words(title.words);
  // "former President", "former Soviet President"
  for (std::size_t back = 1; back <= 2 && back <= first; ++back) {
    if (words.words[first - back + 1].gap == Gap::Sentence) return false;
    if (contains(kFormer, words.folded_form(words.words[first - back]))) return true;
  }
  return false;
}

}  // namespace chancery
