#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/writing/database_store.h"

namespace chancery {

class Recognizer;

/// By which rules and tables a run tags reports; another where they would tag otherwise.
std::string tags_of(const Gazetteer& gazetteer);

/// Tags the reports of an index anew that were tagged by other rules or tables, from what the index
/// holds of them, without their archive. Goes on where a run was cut off.
class Tagging {
 public:
  Tagging(DatabaseStore& store, const Gazetteer& gazetteer);

  /// Whether there is anything to do.
  bool is_needed() const { return is_needed_; }

  /// `after_each` is called after each report and says whether to go on; it may commit. How many
  /// reports are tagged otherwise now.
  std::uint64_t run(const Recognizer& recognizer, const std::function<bool()>& after_each);

 private:
  void note_done(Xapian::docid document);

  DatabaseStore& store_;
  std::string tags_;
  bool is_needed_ = false;
  Xapian::docid done_ = 0;  // the last one that was looked at before
};

}  // namespace chancery
