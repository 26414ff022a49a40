#pragma once

#include <memory>
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

  const std::shared_ptr<KnownStems>& stems() const { return stems_; }

 private:
  const Xapian::Database& database_;
  std::vector<std::string> languages_{};
  std::shared_ptr<KnownStems> stems_ = std::make_shared<KnownStems>();
};

}  // namespace chancery
