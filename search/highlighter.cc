#include "search/highlighter.h"

#include <algorithm>

#include "corpus/schema/index_schema.h"

namespace chancery {

Highlighter::Highlighter() : stem_(schema::stemmer()) {}

std::string Highlighter::term_of(std::string_view folded) const {
  std::string term = schema::stem_term(stem_, folded);
  return term.empty() ? std::string(folded) : term;
}

void Highlighter::add_word(std::string_view folded) { add_term(term_of(folded)); }

void Highlighter::add_term(const std::string& term) {
  if (terms_.try_emplace(term, targets_).second) ++targets_;
}

void Highlighter::add_prefix(std::string_view folded) {
  prefixes_.emplace_back(folded, targets_++);
}

void Highlighter::add_phrase(const std::vector<std::string>& folded) {
  phrases_.push_back({folded, targets_++});
}

void Highlighter::add_entity(EntityKind kind, std::string_view id) {
  if (entities_.try_emplace({kind, std::string(id)}, targets_).second) ++targets_;
}

std::vector<Occurrence> Highlighter::find(std::string_view text, const Words& words,
                                          const std::vector<Mention>& mentions) const {
  std::vector<Occurrence> found;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (!terms_.empty()) {
      const Word& word = words.words[i];
      const auto known = terms_.find(term_of(words.folded_form(word)));
      if (known != terms_.end()) found.push_back({word.begin, word.end, known->second, false});
    }
    find_prefixes(words, words.words[i], found);
    find_phrases(words, i, found);
  }
  if (!entities_.empty()) find_entities(text, mentions, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
  return found;
}

void Highlighter::find_prefixes(const Words& words, const Word& word,
                                std::vector<Occurrence>& found) const {
  for (const auto& [beginning, target] : prefixes_) {
    if (!words.folded_form(word).starts_with(beginning)) continue;
    found.push_back({word.begin, word.end, target, false});
  }
}

void Highlighter::find_phrases(const Words& words, std::size_t first,
                               std::vector<Occurrence>& found) const {
  for (const Phrase& phrase : phrases_) {
    const std::size_t last = first + phrase.words.size() - 1;
    if (last >= words.words.size()) continue;
    const bool stands_here = std::equal(phrase.words.begin(), phrase.words.end(),
                                        words.words.begin() + static_cast<std::ptrdiff_t>(first),
                                        [&](const std::string& folded, const Word& word) {
                                          return words.folded_form(word) == folded;
                                        });
    if (!stands_here) continue;
    found.push_back({words.words[first].begin, words.words[last].end, phrase.target, false});
  }
}

void Highlighter::find_entities(std::string_view text, const std::vector<Mention>& mentions,
                                std::vector<Occurrence>& found) const {
  for (const Mention& mention : mentions) {
    // A record that does not fit its text is damaged; showing less is better than showing nothing.
    const bool is_here =
        mention.part == Part::Text && mention.begin < mention.end && mention.end <= text.size();
    if (!is_here) continue;
    const auto known = entities_.find({mention.kind, mention.id});
    if (known == entities_.end()) continue;
    found.push_back({mention.begin, mention.end, known->second, true});
  }
}

}  // namespace chancery
