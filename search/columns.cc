#include "search/columns.h"

namespace chancery {

const schema::ValueColumn* Columns::of(schema::Field field) {
  if (!are_there_) return nullptr;
  Known& known = known_[schema::column_index(field)];
  if (!known.is_read) {
    // Read in the place where it stays: its texts are views into it.
    if (!schema::read_column(database_, field, known.column.emplace())) known.column.reset();
    known.is_read = true;
  }
  return known.column ? &*known.column : nullptr;
}

const schema::ValueColumn* Columns::read_before(schema::Field field) const {
  const Known& known = known_[schema::column_index(field)];
  return known.is_read && known.column ? &*known.column : nullptr;
}

}  // namespace chancery
