#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "corpus/mention.h"
#include "corpus/text/words.h"

namespace chancery {

/// A place in a text that answers a part of a question.
struct Occurrence {
  std::size_t begin;  // bytes [begin, end) of the text
  std::size_t end;
  std::uint32_t target;  // which part of the question; below Highlighter::targets()
  bool is_filter;        // a leader or country that narrowed the question; else a word or phrase
};

/// Finds in a text what a question asked for. Its parts are numbered, so that a passage can be
/// judged by how many of them it shows.
class Highlighter {
 public:
  Highlighter();

  /// A word in any form that has its stem.
  void add_word(std::string_view folded);

  /// A word by its term in the index, as schema::stem_term has it.
  void add_term(const std::string& term);

  /// A word that begins so.
  void add_prefix(std::string_view folded);

  /// Words as they are written, next to each other. REQUIRES: there is one.
  void add_phrase(const std::vector<std::string>& folded);

  void add_entity(EntityKind kind, std::string_view id);

  std::uint32_t targets() const { return targets_; }

  /// What stands in the text of a report, by place; occurrences may overlap. `words` is
  /// scan_words(text); of `mentions` those of the text count.
  std::vector<Occurrence> find(std::string_view text, const Words& words,
                               const std::vector<Mention>& mentions) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::uint32_t target;
  };

  std::string term_of(std::string_view folded) const;
  void find_prefixes(const Words& words, const Word& word, std::vector<Occurrence>& found) const;
  void find_phrases(const Words& words, std::size_t first, std::vector<Occurrence>& found) const;
  void find_entities(std::string_view text, const std::vector<Mention>& mentions,
                     std::vector<Occurrence>& found) const;

  Xapian::Stem stem_;
  std::uint32_t targets_ = 0;
  std::unordered_map<std::string, std::uint32_t> terms_;         // as an index has them -> target
  std::vector<std::pair<std::string, std::uint32_t>> prefixes_;  // with their targets
  std::vector<Phrase> phrases_;
  std::map<std::pair<EntityKind, std::string>, std::uint32_t> entities_;
};

}  // namespace chancery
