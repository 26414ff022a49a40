#include "search/columns.h"

#include <algorithm>

namespace chancery {

const schema::ValueColumn* Columns::of(schema::Field field) {
  if (!are_there_) return nullptr;
  const auto* const found =
      std::find(schema::kColumnFields.begin(), schema::kColumnFields.end(), field);
  Known& known = known_[static_cast<std::size_t>(found - schema::kColumnFields.begin())];
  if (!known.is_read) {
    // Read in the place where it stays: its texts are views into it.
    if (!schema::read_column(database_, field, known.column.emplace())) known.column.reset();
    known.is_read = true;
  }
  return known.column ? &*known.column : nullptr;
}

}  // namespace chancery
