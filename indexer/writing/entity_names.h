#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {

/// Tells of which entities an index has to be given the display names.
class EntityNames {
 public:
  explicit EntityNames(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  /// Calls write(key, name) for each entity of a report that no report before had; the key is that
  /// of the index's metadata. One that throws is told again.
  using Write = std::function<void(const std::string& key, const std::string& name)>;
  void tell_new(const AnalysedArticle& analysed, const Write& write);

 private:
  void tell(EntityKind kind, std::string_view id, std::string_view name, const Write& write);

  const Gazetteer& gazetteer_;
  std::unordered_set<std::string> told_;  // keys
};

}  // namespace chancery
