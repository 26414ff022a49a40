#include "search/known_names.h"

#include "corpus/schema/index_schema.h"

namespace chancery {

std::string KnownNames::display_name(EntityKind kind, std::string_view id) const {
  std::string name = database_.get_metadata(schema::metadata::name_key(kind, id));
  return name.empty() ? std::string(gazetteer_().display_name(kind, id)) : name;
}

std::vector<std::string> KnownNames::resolve(EntityKind kind, std::string_view name) const {
  if (name.empty()) return {};
  if (database_.term_exists(schema::term(schema::field_of(kind), name))) return {std::string(name)};
  return gazetteer_().resolve(kind, name);
}

}  // namespace chancery
