#include "search/suggestion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/positions.h"
#include "corpus/schema/stop_words.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"
#include "corpus/text/edit_distance.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/utf8.h"
#include "corpus/text/words.h"
#include "search/lexer.h"
#include "search/proximity.h"

namespace chancery {

namespace {

using schema::Field;

constexpr std::uint32_t kFewReports = 3;
constexpr Xapian::doccount kRare = 2;  // reports
constexpr double kRareNeeds = 10;      // times as many for what replaces a rare word
constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kMostSuggestions = 3;
constexpr std::size_t kMostWords = 200'000;

// How much likelier a word is if it is a name, has one edit less, or the same first letter: people
// ask for names, and seldom miss the first letter.
constexpr double kName = 4;
constexpr double kEdit = 20;
constexpr double kFirstLetter = 10;
constexpr double kAbsentName = 0.1;   // as so many reports counts a name that no report spells so
constexpr double kLeastShare = 0.05;  // of the likeliest, for a second to be offered

/// A word of the question that is asked for.
struct AskedWord {
  ByteRange place;  // within the text
  std::string folded;
  Field field;
};

void add_words(std::string_view text, ByteRange place, Field field, std::vector<AskedWord>& asked) {
  const Words words = scan_words(text.substr(place.begin, place.end - place.begin));
  for (const Word& word : words.words) {
    asked.push_back({{place.begin + word.begin, place.begin + word.end},
                     std::string(words.folded_form(word)),
                     field});
  }
}

/// The words that `text`, which can be understood, asks for; none of what is excluded.
std::vector<AskedWord> asked_words(std::string_view text) {
  std::vector<AskedWord> asked;
  std::size_t open = 0, excluded_from = 0;  // parentheses; the one at which NOT began, from 1
  bool is_negated = false;
  for (const Lexeme& lexeme : lex(text)) {
    const bool is_excluded = is_negated || excluded_from > 0;
    if (lexeme.kind == Lexeme::Kind::Open) {
      ++open;
      if (is_negated && excluded_from == 0) excluded_from = open;
    } else if (lexeme.kind == Lexeme::Kind::Close) {
      if (open-- == excluded_from) excluded_from = 0;
    } else if (lexeme.kind == Lexeme::Kind::Words || lexeme.kind == Lexeme::Kind::Phrase) {
      if (!is_excluded) add_words(text, lexeme.place, Field::Text, asked);
    } else if (lexeme.kind == Lexeme::Kind::Field &&
               ascii_lower(lexeme.field) == schema::spec(Field::Title).name) {
      const ByteRange value{lexeme.value_begin, lexeme.value_begin + lexeme.value.size()};
      if (!is_excluded && lexeme.value.find('*') == std::string::npos) {
        add_words(text, value, Field::Title, asked);
      }
    }
    is_negated = lexeme.kind == Lexeme::Kind::Not;
  }
  return asked;
}

bool can_be_misspelt(std::string_view folded) {
  return count_characters(folded) >= kLeastLetters &&
         std::none_of(folded.begin(), folded.end(), is_ascii_digit) &&
         !schema::is_stop_word(folded) && !has_ngrams(folded);
}

/// A word that can have been meant.
struct Candidate {
  std::size_t edits;
  bool is_name;
  double likelihood = 0;
  bool is_in_archive = false;
};

/// A doubted word and what can have been meant by it.
struct Doubt {
  AskedWord word;
  Xapian::doccount reports;  // that have it
  std::size_t most_edits;
  std::size_t letters;
  std::map<std::string, Candidate> candidates{};

  void try_word(std::string_view folded, bool is_name) {
    const std::size_t count = count_characters(folded);
    if (std::max(count, letters) - std::min(count, letters) > most_edits) return;
    if (folded == word.folded || !can_be_misspelt(folded)) return;
    const std::size_t edits = edit_distance(word.folded, folded);
    if (edits > most_edits) return;
    Candidate& candidate =
        candidates.try_emplace(std::string(folded), Candidate{edits, false}).first->second;
    candidate.is_name = candidate.is_name || is_name;
  }

  /// Of two letters that stand first, either can be the first of what was meant.
  std::vector<std::string> beginnings() const {
    const std::size_t first = decode_utf8(word.folded, 0).bytes;
    const std::size_t second = decode_utf8(word.folded, first).bytes;
    std::vector<std::string> result{word.folded.substr(0, first)};
    if (word.folded.substr(first, second) != result[0]) {
      result.push_back(word.folded.substr(first, second));
    }
    return result;
  }
};

/// The words of an index with their frequency.
class ArchiveWords {
 public:
  ArchiveWords(const Xapian::Database& database, const WordTerms& terms)
      : database_(database), terms_(terms) {}

  /// In how many reports the word stands in any form.
  Xapian::doccount reports(Field field, const std::string& folded) const {
    Xapian::doccount reports = 0;
    for (const std::string& term : terms_.of(field, {folded, folded})) {
      reports += database_.get_termfreq(term);
    }
    return reports;
  }

  /// In how many reports it stands as it is written, by the first of those that have a form of it.
  double reports_as_written(Field field, const std::string& folded) const {
    constexpr int kLookedAt = 50;
    Proximity as_written(field, 1, true);
    as_written.add(folded);
    const Xapian::valueno slot = schema::spec(Field::Positions).slot;
    double reports = 0;
    for (const std::string& term : terms_.of_written(field, folded)) {
      const auto end = database_.postlist_end(term);
      int looked_at = 0, having = 0;
      for (auto at = database_.postlist_begin(term); at != end && looked_at < kLookedAt; ++at) {
        schema::Positions positions;
        positions.read(database_.get_document(*at).get_value(slot));
        const auto parts = positions.parts(field);
        having += std::any_of(parts.begin(), parts.end(),
                              [&](const auto& part) { return as_written.holds(part); })
                      ? 1
                      : 0;
        ++looked_at;
      }
      if (looked_at > 0) {
        reports += static_cast<double>(database_.get_termfreq(term)) * having / looked_at;
      }
    }
    return reports;
  }

  /// Tries the words that begin as the doubted one, until `words_left` have been looked at.
  void try_words(Doubt& doubt, std::size_t& words_left) const {
    for (const std::string& beginning : doubt.beginnings()) {
      schema::for_each_word(database_, beginning, [&](const std::string& folded) {
        if (words_left == 0) return false;
        --words_left;
        doubt.try_word(folded, false);
        return true;
      });
    }
  }

 private:
  const Xapian::Database& database_;
  const WordTerms& terms_;
};

std::string joined_words(const Phrase& phrase, const FlatSpan<FlatText>& words) {
  std::string text;
  for (const PhraseWord& word : phrase.words) {
    if (!text.empty()) text += ' ';
    text += words[word.id].view();
  }
  return text;
}

bool names_anyone(const Phrase& phrase) {
  return std::any_of(phrase.meanings.begin(), phrase.meanings.end(), [](const Meaning& meaning) {
    return std::any_of(kAllEntityKinds.begin(), kAllEntityKinds.end(),
                       [&](EntityKind kind) { return names_entity(meaning.kind, kind); });
  });
}

/// Tries every name of the gazetteer and each of its words; a word once, for names share many.
void try_names(const Gazetteer& gazetteer, std::vector<Doubt>& doubts) {
  const auto& words = gazetteer.lexicon().words.texts;
  std::vector<bool> is_tried(words.size());
  const auto try_word = [&](std::string_view folded) {
    for (Doubt& doubt : doubts) doubt.try_word(folded, true);
  };
  gazetteer.for_each_name([&](const Phrase& phrase) {
    const bool is_stem = phrase.surface.view().find('*') != std::string_view::npos;
    if (is_stem || !names_anyone(phrase)) return;
    for (const PhraseWord& word : phrase.words) {
      if (!is_tried[word.id]) try_word(words[word.id]);
      is_tried[word.id] = true;
    }
    if (phrase.words.size() > 1) try_word(joined_words(phrase, words));  // "Srilanka"
  });
}

/// Leaves the words that no name in the gazetteer has.
void remove_names(const Gazetteer& gazetteer, std::vector<Doubt>& doubts) {
  doubts.erase(std::remove_if(doubts.begin(), doubts.end(),
                              [&](const Doubt& doubt) {
                                return gazetteer.lexicon().find(doubt.word.folded).is_known();
                              }),
               doubts.end());
}

/// How many reports have all words of a candidate, at most.
double reports_of(const ArchiveWords& archive, Field field, const std::string& words) {
  double least = 0;
  bool is_first = true;
  for (const std::string& word : folded_words(words)) {
    const double reports = archive.reports_as_written(field, word);
    least = is_first ? reports : std::min(least, reports);
    is_first = false;
  }
  return least;
}

/// What was meant by the doubted word, the likeliest first.
std::vector<std::pair<std::string, Candidate>> ranked(const ArchiveWords& archive, Doubt& doubt) {
  std::vector<std::pair<std::string, Candidate>> result;
  for (auto& [folded, candidate] : doubt.candidates) {
    const double reports = reports_of(archive, doubt.word.field, folded);
    if (doubt.reports > 0 && reports < kRareNeeds * doubt.reports) continue;
    candidate.is_in_archive = reports > 0;
    candidate.likelihood = (reports + (candidate.is_name ? kAbsentName : 0)) *
                           std::pow(kEdit, -static_cast<double>(candidate.edits));
    if (candidate.is_name) candidate.likelihood *= kName;
    if (folded.front() == doubt.word.folded.front()) candidate.likelihood *= kFirstLetter;
    result.emplace_back(folded, candidate);
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return a.second.likelihood > b.second.likelihood;
  });
  const auto unlikely = std::find_if(result.begin(), result.end(), [&](const auto& other) {
    return other.second.likelihood < kLeastShare * result.front().second.likelihood;
  });
  result.erase(unlikely, result.end());
  return result;
}

/// `folded` with a capital where the word that it replaces has one.
std::string in_case_of(std::string_view word, std::string folded) {
  const bool has_capital =
      is_ascii_letter(word.front()) && ascii_lower(word.front()) != word.front();
  if (has_capital && is_ascii_letter(folded.front())) {
    folded.front() = ascii_upper(folded.substr(0, 1)).front();
  }
  return folded;
}

/// A doubted word with one of its candidates.
struct Choice {
  ByteRange place;
  std::string folded;
  bool is_in_archive;
};

/// The question with the choices, which stand in the order of their places, in it.
Suggestion replaced(std::string_view text, const std::vector<Choice>& choices) {
  Suggestion suggestion{};
  std::size_t at = 0;
  for (const Choice& choice : choices) {
    const ByteRange place = choice.place;
    const std::string_view word = text.substr(place.begin, place.end - place.begin);
    const std::string by = in_case_of(word, choice.folded);
    suggestion.text.append(text.substr(at, place.begin - at)).append(by);
    suggestion.replacements.push_back({std::string(word), by});
    at = place.end;
  }
  suggestion.text += text.substr(at);
  return suggestion;
}

/// The best for every doubted word together; where only one is doubted, the next best too.
std::vector<std::vector<Choice>> choices(const ArchiveWords& archive, std::vector<Doubt>& doubts) {
  std::vector<Choice> best;
  std::vector<std::vector<Choice>> result;
  for (Doubt& doubt : doubts) {
    const auto candidates = ranked(archive, doubt);
    if (candidates.empty()) continue;
    for (const auto& [folded, candidate] : candidates) {
      if (doubts.size() > 1 || result.size() == kMostSuggestions) break;
      result.push_back({{doubt.word.place, folded, candidate.is_in_archive}});
    }
    best.push_back(
        {doubt.word.place, candidates.front().first, candidates.front().second.is_in_archive});
  }
  if (result.empty() && !best.empty()) result.push_back(std::move(best));
  return result;
}

std::vector<Doubt> doubts(std::string_view text, std::uint32_t reports,
                          const ArchiveWords& archive) {
  const Xapian::doccount most = reports < kFewReports ? kRare : 0;
  std::vector<Doubt> result;
  for (AskedWord& word : asked_words(text)) {
    if (!can_be_misspelt(word.folded)) continue;
    const Xapian::doccount known = archive.reports(word.field, word.folded);
    if (known > most) continue;
    const std::size_t letters = count_characters(word.folded);
    result.push_back({std::move(word), known, most_edits(letters), letters});
  }
  return result;
}

}  // namespace

std::vector<Suggestion> suggest(const Question& question, std::uint32_t reports,
                                const Xapian::Database& database, const KnownNames& names,
                                const WordTerms& terms, const CountReports& count) {
  const std::string text = clean_line(question.text);
  const ArchiveWords archive(database, terms);
  std::vector<Doubt> doubted = doubts(text, reports, archive);
  if (doubted.empty()) return {};
  remove_names(names.gazetteer(), doubted);
  if (doubted.empty()) return {};
  try_names(names.gazetteer(), doubted);
  std::size_t words_left = kMostWords;
  for (Doubt& doubt : doubted) archive.try_words(doubt, words_left);

  std::vector<Suggestion> suggestions;
  for (const std::vector<Choice>& choice : choices(archive, doubted)) {
    Suggestion suggestion = replaced(text, choice);
    suggestion.reports = count(suggestion.text);
    const bool is_in_archive =
        std::all_of(choice.begin(), choice.end(), [](const Choice& c) { return c.is_in_archive; });
    if (suggestion.reports > reports || (is_in_archive && suggestion.reports > 0)) {
      suggestions.push_back(std::move(suggestion));
    }
  }
  return suggestions;
}

}  // namespace chancery
