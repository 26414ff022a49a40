#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "search/known_stems.h"
#include "search/lexer.h"

namespace chancery {

/// The terms of an index that stand for a word in any form.
class WordTerms {
 public:
  /// Asks the index which languages its reports are in.
  explicit WordTerms(const Xapian::Database& database);

  /// The stems of the word in every language where the index has it; if in none the one of English.
  /// A word without a stem (it begins with a digit) is the term itself.
  std::vector<std::string> of(schema::Field field, const AskedForms& word) const;

  /// Terms of which every report has one that has the word as it is written. The only one is the word itself
  /// if it has no stem, and for a character of a script without blanks; none of the others has it for sure.
  std::vector<std::string> of_written(schema::Field field, const std::string& folded) const;

  const std::shared_ptr<KnownStems>& stems() const { return stems_; }

 private:
  std::vector<std::string> known(schema::Field field, const std::set<std::string>& stems) const;
  std::vector<std::string> unknown(schema::Field field, const std::string& folded) const;

  const Xapian::Database& database_;
  std::vector<std::string> languages_{};
  std::shared_ptr<KnownStems> stems_ = std::make_shared<KnownStems>();
};

}  // namespace chancery
