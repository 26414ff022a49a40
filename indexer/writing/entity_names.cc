#include "indexer/writing/entity_names.h"

#include <utility>

#include "corpus/schema/index_schema.h"

namespace chancery {

void EntityNames::tell_new(const AnalysedArticle& analysed, const Write& write) {
  for (const FoundLeader& leader : analysed.found) {
    tell(EntityKind::Leader, leader.id, leader.name, write);
  }
  for (const EntityKind kind : kAllEntityKinds) {
    for (const EntityCount& entity : analysed.entities.of(kind)) {
      tell(kind, entity.id, gazetteer_.display_name(kind, entity.id), write);
    }
  }
}

void EntityNames::tell(EntityKind kind, std::string_view id, std::string_view name,
                       const Write& write) {
  std::string key = schema::metadata::name_key(kind, id);
  if (told_.contains(key)) return;
  write(key, std::string(name));
  told_.insert(std::move(key));
}

}  // namespace chancery
