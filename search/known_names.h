#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "corpus/gazetteer/gazetteer.h"
#include "corpus/mention.h"
#include "corpus/schema/index_schema.h"

namespace chancery {

/// What the entities of one commit of an index are called; remembers the names that it has looked up.
/// Refers to the gazetteer.
class KnownNames {
 public:
  KnownNames(Xapian::Database database, const Gazetteer& gazetteer)
      : database_(std::move(database)), gazetteer_(gazetteer) {}

  /// The name to show: as the index has it, else as the gazetteer does, else the id.
  const std::string& display_name(EntityKind kind, std::string_view id) const;

  const Gazetteer& gazetteer() const { return gazetteer_; }

  /// The ids that an analyst can mean by `name`, none if it is not known. An id that stands in the
  /// index means itself, whether the gazetteer knows it or not.
  std::vector<std::string> resolve(EntityKind kind, std::string_view name) const;

  /// Whether a report has `value` in a Source or Language field.
  bool has(schema::Field field, std::string_view value) const;

  /// Up to three names or values of `field` that `value`, which is not known, can be a misspelling
  /// of or a part of, as they can be asked for; the nearest first. Looks at every name in the
  /// gazetteer or every source of the index.
  std::vector<std::string> near(schema::Field field, std::string_view value) const;

 private:
  Xapian::Database database_;
  const Gazetteer& gazetteer_;
  mutable std::map<std::pair<EntityKind, std::string>, std::string> shown_{};
};

}  // namespace chancery
