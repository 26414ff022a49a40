#include "search/highlighter.h"

#include <algorithm>

#include "corpus/text/ngrams.h"

namespace chancery {

void Highlighter::add_word(const std::vector<std::string>& terms) { add_terms(terms, false); }

void Highlighter::add_title_word(const std::vector<std::string>& terms) { add_terms(terms, true); }

/// All of them are one target; that of an earlier word, where they share a term.
void Highlighter::add_terms(const std::vector<std::string>& terms, bool only_in_titles) {
  std::uint32_t number = targets_;
  for (const std::string& term : terms) {
    const auto known = terms_.find(term);
    if (known != terms_.end()) number = known->second.number;
  }
  if (number == targets_) ++targets_;
  for (const std::string& term : terms) {
    Target& target = terms_.try_emplace(term, Target{number, only_in_titles}).first->second;
    target.only_in_titles = target.only_in_titles && only_in_titles;
  }
}

void Highlighter::add_prefix(std::string_view folded) {
  prefixes_.push_back({std::string(folded), {targets_++, false}});
}

void Highlighter::add_phrase(const std::vector<std::string>& folded) {
  add_phrase(folded, false);
}

void Highlighter::add_title_prefix(std::string_view folded) {
  prefixes_.push_back({std::string(folded), {targets_++, true}});
}

void Highlighter::add_title_phrase(const std::vector<std::string>& folded) {
  add_phrase(folded, true);
}

void Highlighter::add_phrase(const std::vector<std::string>& folded, bool only_in_titles) {
  const bool is_of_characters = std::all_of(folded.begin(), folded.end(), is_ngram_character);
  phrases_.push_back({folded, {targets_++, only_in_titles}, is_of_characters});
}

void Highlighter::add_entity(EntityKind kind, std::string_view id) {
  if (entities_.try_emplace({kind, std::string(id)}, targets_).second) ++targets_;
}

std::vector<Occurrence> Highlighter::find(std::string_view text, const Words& words,
                                          const std::vector<Mention>& mentions,
                                          std::string_view language, Part part) const {
  const std::string stemmed_as = schema::stem_language(language);
  std::vector<Occurrence> found;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    const Word& word = words.words[i];
    const Target* target = find_word(text.substr(word.begin, word.end - word.begin),
                                     words.folded_form(word), stemmed_as, part);
    if (target != nullptr) found.push_back({word.begin, word.end, target->number, false});
    find_prefixes(words, word, part, found);
    find_phrases(words, i, part, found);
  }
  if (!entities_.empty()) find_entities(text, mentions, part, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
  return found;
}

const Highlighter::Target* Highlighter::find_term(const std::string& term, Part part) const {
  const auto known = terms_.find(term);
  return known != terms_.end() && known->second.is_found_in(part) ? &known->second : nullptr;
}

/// By the terms that the word has in an index.
const Highlighter::Target* Highlighter::find_word(std::string_view written, std::string_view folded,
                                                  std::string_view language, Part part) const {
  if (terms_.empty()) return nullptr;
  const std::string& stem = stems_->term(language, folded);
  if (const Target* target = find_term(stem.empty() ? std::string(folded) : stem, part)) return target;
  for (const std::string& form : schema::other_forms(language, folded, written)) {
    if (const Target* target = find_term(stems_->term(language, form), part)) return target;
  }
  return nullptr;
}

void Highlighter::find_prefixes(const Words& words, const Word& word, Part part,
                                std::vector<Occurrence>& found) const {
  for (const Prefix& prefix : prefixes_) {
    if (!prefix.target.is_found_in(part)) continue;
    if (!words.folded_form(word).starts_with(prefix.beginning)) continue;
    found.push_back({word.begin, word.end, prefix.target.number, false});
  }
}

/// Whether nothing, not even a blank, stands between the words.
bool Highlighter::stand_together(const Words& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (words.words[i].end != words.words[i + 1].begin) return false;
  }
  return true;
}

void Highlighter::find_phrases(const Words& words, std::size_t first, Part part,
                               std::vector<Occurrence>& found) const {
  for (const Phrase& phrase : phrases_) {
    const std::size_t last = first + phrase.words.size() - 1;
    if (last >= words.words.size() || !phrase.target.is_found_in(part)) continue;
    if (phrase.is_of_characters && !stand_together(words, first, last)) continue;
    const bool stands_here = std::equal(phrase.words.begin(), phrase.words.end(),
                                        words.words.begin() + static_cast<std::ptrdiff_t>(first),
                                        [&](const std::string& folded, const Word& word) {
                                          return words.folded_form(word) == folded;
                                        });
    if (!stands_here) continue;
    found.push_back({words.words[first].begin, words.words[last].end, phrase.target.number, false});
  }
}

void Highlighter::find_entities(std::string_view text, const std::vector<Mention>& mentions,
                                Part part, std::vector<Occurrence>& found) const {
  for (const Mention& mention : mentions) {
    // A record that does not fit its text is damaged; showing less is better than showing nothing.
    const bool is_here =
        mention.part == part && mention.begin < mention.end && mention.end <= text.size();
    if (!is_here) continue;
    const auto known = entities_.find({mention.kind, mention.id});
    if (known == entities_.end()) continue;
    found.push_back({mention.begin, mention.end, known->second, true});
  }
}

std::vector<ByteRange> marks(const std::vector<Occurrence>& occurrences, const ByteRange& place) {
  std::vector<ByteRange> ranges;
  for (const Occurrence& occurrence : occurrences) {
    const ByteRange range{std::max(occurrence.begin, place.begin),
                          std::min(occurrence.end, place.end)};
    if (range.begin >= range.end) continue;
    if (!ranges.empty() && range.begin <= ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
  return ranges;
}

}  // namespace chancery
