#include "indexer/analysis/person_name.h"

#include <algorithm>
#include <array>

#include "corpus/text/ascii.h"
#include "corpus/text/fold.h"
#include "corpus/text/word_list.h"

namespace chancery {

namespace {

constexpr std::size_t kMostWords = 6;

/// Offices whose holders are known by a given name.
constexpr std::array<std::string_view, 9> kRegnal{"king",   "queen",      "emperor",
                                                  "sultan", "emir",       "prince",
                                                  "pope",   "grand-duke", "crown-prince"};

/// Small words within names.
constexpr std::array<std::string_view, 26> kParticles{
    "al", "el", "bin", "ibn", "bint", "abu", "de", "da", "do", "dos", "das", "del", "della",
    "di", "du", "la",  "le",  "van", "von", "der", "den", "ten", "ter", "ould", "ag", "e"};

/// Words with a capital that are in no name of a person.
constexpr std::array<std::string_view, 74> kNotNames{
    "monday",     "tuesday",    "wednesday", "thursday",   "friday",     "saturday",
    "sunday",     "january",    "february",  "march",      "april",      "may",
    "june",       "july",       "august",    "september",  "october",    "november",
    "december",   "the",        "a",         "an",         "in",         "on",
    "at",         "of",         "and",       "but",        "he",         "she",
    "it",         "they",       "we",        "i",          "his",        "her",
    "administration", "government", "cabinet", "doctrine", "plan",       "university",
    "hospital",   "airport",    "hotel",     "street",     "avenue",     "square",
    "park",       "palace",     "house",     "office",     "ministry",   "committee",
    "council",    "assembly",   "parliament", "party",     "army",       "bank",
    "company",    "corp",       "inc",       "ltd",        "group",      "foundation",
    "institute",  "center",     "centre",    "cup",        "day",        "general",
    "for",        "to"};

/// Words that begin a sentence before a name without belonging to it.
constexpr std::array<std::string_view, 52> kSentenceStarters{
    "while",   "when",    "as",       "if",        "since",   "after",   "before",  "although",
    "though",  "then",    "now",      "today",     "yesterday", "meanwhile", "however", "also",
    "later",   "earlier", "both",     "with",      "from",    "by",      "under",   "against",
    "like",    "unlike",  "said",     "asked",     "yet",     "still",   "because", "until",
    "once",    "even",    "only",     "what",      "why",     "how",     "who",     "where",
    "whether", "had",     "has",      "did",       "does",    "is",      "was",     "will",
    "would",   "should",  "or",       "so"};

/// A word that can stand in a name: with a capital, and part of nothing known but a surname.
bool is_name_word(const ReportNames& report, std::uint32_t part, std::size_t i) {
  const PartText& text = report.parts()[part];
  return i < text.size() && text.has_capital(i) && report.at(part, i) == nullptr &&
         !contains(kNotNames, text.folded(i));
}

bool is_particle(const PartText& text, std::size_t i) {
  return i < text.size() && text.word(i).letters == Case::Lower &&
         contains(kParticles, text.folded(i));
}

bool continues_name(const PartText& text, std::size_t i) {
  if (i >= text.size()) return false;
  const bool after_initial = text.word(i).gap == Gap::Stop && i > 0 &&
                             (text.word(i - 1).folded_bytes <= 2 || text.folded(i - 1) == "jr");
  return text.is_joined(i) || after_initial;
}

}  // namespace

WordRun person_from(const ReportNames& report, std::uint32_t part, std::size_t first) {
  const PartText& text = report.parts()[part];
  std::size_t last = first;  // behind the last word with a capital
  for (std::size_t i = first; i < first + kMostWords; ++i) {
    if (i > first && !continues_name(text, i)) break;
    if (is_name_word(report, part, i)) {
      last = i + 1;
    } else if (!is_particle(text, i) || report.at(part, i) != nullptr) {
      break;
    }
  }
  return {first, last};
}

WordRun person_before(const ReportNames& report, std::uint32_t part, std::size_t last) {
  const PartText& text = report.parts()[part];
  std::size_t first = last;
  for (std::size_t i = last; i > 0 && last - i < kMostWords; --i) {
    if (i < last && !continues_name(text, i)) break;
    if (is_name_word(report, part, i - 1)) {
      first = i - 1;
    } else if (i == last || !is_particle(text, i - 1)) {
      break;
    }
  }
  return {first, last};
}

bool is_within_longer_name(const ReportNames& report, std::uint32_t part, std::size_t first,
                           std::size_t last) {
  const PartText& text = report.parts()[part];
  if (text.word(first).letters == Case::Upper) return false;
  if (first > 0 && report.at(part, first - 1) == nullptr) {
    const Word& before = text.word(first - 1);
    const Gap gap = text.word(first).gap;
    if (gap == Gap::Stop && before.folded_bytes == 1) return true;  // "O. Sharif"
    const bool is_forename = gap == Gap::Space && before.letters == Case::Capital &&
                             before.gap != Gap::Sentence &&
                             !contains(kNotNames, text.folded(first - 1));
    if (is_forename || gap == Gap::Hyphen) return true;
  }
  if (last >= text.size() || report.at(part, last) != nullptr) return false;
  const Word& next = text.word(last);
  if (next.gap == Gap::Hyphen && next.letters != Case::Lower) return true;
  return next.gap == Gap::Space && next.letters == Case::Capital &&
         !contains(kNotNames, text.folded(last));
}

bool may_have_forename(const ReportNames& report, std::uint32_t part, std::size_t surname) {
  const PartText& text = report.parts()[part];
  if (surname == 0 || text.word(surname).gap != Gap::Space) return false;
  const bool is_unknown_name =
      report.at(part, surname - 1) == nullptr && text.word(surname - 1).letters == Case::Capital;
  return is_unknown_name && !contains(kSentenceStarters, text.folded(surname - 1)) &&
         !contains(kNotNames, text.folded(surname - 1));
}

bool has_regnal_name(const Leader& leader) {
  return std::any_of(leader.offices.begin(), leader.offices.end(), [](const Office& office) {
    return contains(kRegnal, office.title);
  });
}

std::string slug(std::string_view name) {
  std::string id;
  for (const char c : fold(name)) {
    if (is_ascii_letter(c) || is_ascii_digit(c)) {
      id += c;
    } else if (c != '\'' && !id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace chancery
