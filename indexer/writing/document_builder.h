#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tsl/robin_map.h>
#include <xapian.h>

#include "corpus/schema/stems.h"
#include "corpus/text/text_map.h"
#include "corpus/text/words.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {

/// Makes the document that stands for a report in the index, as the table in
/// corpus/schema/index_schema.h says. Remembers the stems of words it has met, for nearly every
/// word of a report was in an earlier one; one for each thread.
class DocumentBuilder {
 public:
  /// `file` is the absolute path of the source that the report was read from, `run` the number of
  /// the run that added or changed it.
  Xapian::Document build(const AnalysedArticle& analysed, std::string_view file,
                         std::uint64_t run);

  /// The words with a stem, folded, that the reports built since the last call were the first to have, each
  /// once: what is to be in the vocabulary.
  std::vector<std::string> take_new_words();

  /// Every word is new again: what is built from now on goes into another part of an index.
  void begin_part() { ++part_; }

 private:
  /// A word with a stem.
  struct KnownWord {
    std::string stem;           // the term that stands for all its forms, without a field
    Xapian::termcount met = 0;  // how often, in the part of the report in hand
    unsigned told_in = 0;       // which part of the index has it in its vocabulary
  };
  /// By folded form, in a flat table: a lookup that misses the processor's caches waits for memory two or three
  /// times less often than in a table of nodes. The words lie side by side, too, and not among Xapian's nodes, or
  /// half of the gain is lost.
  struct KnownWords {
    KnownWords() { by_form.max_load_factor(0.8F); }  // half the memory of the default, 0.5

    tsl::robin_map<std::string, KnownWord*, TextHasher, std::equal_to<>,
                   std::allocator<std::pair<std::string, KnownWord*>>, /* StoreHash = */ true>
        by_form;
    std::deque<KnownWord> words;
  };

  void add_words(Xapian::Document& document, std::string_view text, const Words& words,
                 std::string_view prefix);
  void meet(KnownWord& word);
  std::string_view meet_word(std::string_view folded);
  void meet_other_forms(std::string_view written, std::string_view folded, std::string_view stem);
  void add_met(Xapian::Document& document, std::string_view prefix);
  KnownWord& known(std::string_view word);
  void forget_if_too_many();

  schema::Stems stems_{};
  std::string language_{};  // of the report
  std::map<std::string, KnownWords> known_{};  // by language
  KnownWords* words_ = nullptr;                // of language_
  std::size_t known_words_ = 0;
  std::vector<KnownWord*> met_{};  // in the part of the report in hand
  std::vector<std::string> new_words_{};
  unsigned part_ = 1;
};

}  // namespace chancery
