#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/mention.h"
#include "corpus/text/words.h"
#include "search/known_stems.h"
#include "search/page.h"

namespace chancery {

/// A place in a text that answers a part of a question.
struct Occurrence {
  std::size_t begin;  // bytes [begin, end) of the text
  std::size_t end;
  std::uint32_t target;  // which part of the question; below Highlighter::targets()
  bool is_filter;        // a leader or country that narrowed the question; else a word or phrase
};

/// The bytes within `place` that occurrences hold, ascending; what overlaps or touches is one. `occurrences`
/// ascend by begin.
std::vector<ByteRange> marks(const std::vector<Occurrence>& occurrences, const ByteRange& place);

/// Finds in a text what a question asked for. Its parts are numbered, so that a passage can be
/// judged by how many of them it shows.
class Highlighter {
 public:
  explicit Highlighter(std::shared_ptr<KnownStems> stems = std::make_shared<KnownStems>())
      : stems_(std::move(stems)) {}

  /// A word in any of its forms, by the terms that stand for them in an index (search/word_terms.h).
  void add_word(const std::vector<std::string>& terms);

  /// A word that begins so.
  void add_prefix(std::string_view folded);

  /// Words as they are written, next to each other. REQUIRES: there is one.
  void add_phrase(const std::vector<std::string>& folded);

  /// The same, but found in titles only.
  void add_title_word(const std::vector<std::string>& terms);
  void add_title_prefix(std::string_view folded);
  void add_title_phrase(const std::vector<std::string>& folded);

  void add_entity(EntityKind kind, std::string_view id);

  std::uint32_t targets() const { return targets_; }

  /// What stands in `text`, the title or the text of a report, by place; occurrences may overlap.
  /// `words` is scan_words(text) by split_ngrams; of `mentions` those of the part count; `language`
  /// is the report's.
  std::vector<Occurrence> find(std::string_view text, const Words& words,
                               const std::vector<Mention>& mentions, std::string_view language,
                               Part part) const;

 private:
  struct Target {
    std::uint32_t number;
    bool only_in_titles;

    bool is_found_in(Part part) const { return part == Part::Title || !only_in_titles; }
  };
  struct Prefix {
    std::string beginning;
    Target target;
  };
  struct Phrase {
    std::vector<std::string> words;
    Target target;
    bool is_of_characters;  // of scripts without blanks: they are found where they touch
  };

  void add_phrase(const std::vector<std::string>& folded, bool only_in_titles);
  static bool stand_together(const Words& words, std::size_t first, std::size_t last);
  void add_terms(const std::vector<std::string>& terms, bool only_in_titles);
  const Target* find_term(const std::string& term, Part part) const;
  const Target* find_word(std::string_view written, std::string_view folded,
                          std::string_view language, Part part) const;
  void find_prefixes(const Words& words, const Word& word, Part part,
                     std::vector<Occurrence>& found) const;
  void find_phrases(const Words& words, std::size_t first, Part part,
                     std::vector<Occurrence>& found) const;
  void find_entities(std::string_view text, const std::vector<Mention>& mentions, Part part,
                     std::vector<Occurrence>& found) const;

  std::shared_ptr<KnownStems> stems_;
  std::uint32_t targets_ = 0;
  std::unordered_map<std::string, Target> terms_;  // as an index has them -> target
  std::vector<Prefix> prefixes_;
  std::vector<Phrase> phrases_;
  std::map<std::pair<EntityKind, std::string>, std::uint32_t> entities_;
};

}  // namespace chancery
