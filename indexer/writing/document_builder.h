#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "corpus/schema/stems.h"
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
  /// Where the words of one part of a report go.
  struct Place {
    std::string_view prefix;  // of the field
    Xapian::termpos position;
  };

  /// Adds the words of `text`, the first at the position behind `place`; returns that of the last.
  Xapian::termpos add_words(Xapian::Document& document, std::string_view text, const Words& words,
                            Place place);
  void add_stems(Xapian::Document& document, std::string_view prefix, std::string_view written,
                 std::string_view folded);
  const std::string& stem_term(std::string_view word);

  schema::Stems stems_{};
  std::string language_{};  // of the report
  std::map<std::string, std::unordered_map<std::string, std::string>> known_{};  // by language
  std::unordered_map<std::string, std::string>* stem_terms_ = nullptr;           // of language_
  std::size_t known_words_ = 0;
};

}  // namespace chancery
