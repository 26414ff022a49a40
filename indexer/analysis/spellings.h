#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/report_names.h"

namespace chancery {

/// What is alike in the spellings of a foreign name in Latin letters: "pashinyan" and "pashinian",
/// "mohammed" and "muhamad". `folded` is one word. Words of less than five letters have to be alike
/// but for doubled letters.
std::string spelling_key(std::string_view folded);

/// The names of the tables' leaders by their spelling, so that other spellings of them are found.
class Spellings {
 public:
  explicit Spellings(const Gazetteer& gazetteer);

  /// The name that alone is spelled like `key`: the keys of its words with a blank between them.
  /// Null if there is none, or names of several leaders are.
  const Phrase* find(const std::string& key) const;

  /// Whether some name of several words has a last one of this key.
  bool ends_name(const std::string& key) const;

 private:
  void add(const Phrase& phrase);

  std::unordered_map<std::string, const Phrase*> phrases_;
  std::unordered_set<std::string> last_words_;
};

/// Finds leaders whose full name is spelled otherwise than in the tables, where the report names a
/// country or organisation that they led; and surnames spelled so. Words of names that were found
/// before are left alone.
void match_spellings(const Gazetteer& gazetteer, const Spellings& spellings, ReportNames& report);

}  // namespace chancery
