#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "corpus/text/words.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {

/// Makes the document that stands for a report in the index, as the table in
/// corpus/schema/index_schema.h says. Remembers the stems of words it has met, for nearly every
/// word of a report was in an earlier one; one for each thread.
class DocumentBuilder {
 public:
  DocumentBuilder();

  /// `file` is the absolute path of the source that the report was read from, `run` the number of
  /// the run that added or changed it.
  Xapian::Document build(const AnalysedArticle& analysed, std::string_view file,
                         std::uint64_t run);

 private:
  /// Adds the words of one field, the first at `position` + 1; returns the position of the last.
  Xapian::termpos add_words(Xapian::Document& document, const Words& words,
                            std::string_view prefix, Xapian::termpos position);
  const std::string& stem_term(std::string_view folded);

  Xapian::Stem stem_;
  std::unordered_map<std::string, std::string> stem_terms_;
};

}  // namespace chancery
