#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

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

 private:
  /// The stem of a word: its term without a field, empty if it has none.
  struct KnownStem {
    std::string term;
    Xapian::termcount met = 0;  // how often, in the part of the report in hand
  };
  using KnownStems = TextMap<KnownStem>;

  /// Where the words of one part of a report go.
  struct Place {
    std::string_view prefix;  // of the field
    Xapian::termpos position;
  };

  /// Adds the words of `text`, the first at the position behind `place`; returns that of the last.
  Xapian::termpos add_words(Xapian::Document& document, std::string_view text, const Words& words,
                            Place place);
  void meet_stem(KnownStem& stem);
  void meet_stems(std::string_view written, std::string_view folded);
  void add_met_stems(Xapian::Document& document, std::string_view prefix);
  KnownStem& stem(std::string_view word);
  void forget_if_too_many();

  schema::Stems stems_{};
  std::string language_{};  // of the report
  std::map<std::string, KnownStems> known_{};  // by language
  KnownStems* stem_terms_ = nullptr;           // of language_
  std::size_t known_words_ = 0;
  std::vector<KnownStem*> met_{};  // in the part of the report in hand
};

}  // namespace chancery
