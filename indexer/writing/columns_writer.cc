#include "indexer/writing/columns_writer.h"

#include <algorithm>

namespace chancery {

namespace {

namespace metadata = schema::metadata;
using schema::Column;
using schema::Field;
using schema::kColumnBlock;

std::uint32_t block_of(Xapian::docid document) { return (document - 1) / kColumnBlock; }
Xapian::docid first_of(std::uint32_t block) { return block * kColumnBlock + 1; }

}  // namespace

void ColumnsWriter::open(const Xapian::Database& database) {
  covers_all_ = schema::has_columns(database) &&
                std::all_of(schema::kColumnFields.begin(), schema::kColumnFields.end(),
                            [&](Field field) {
                              schema::ValueColumn column;
                              return schema::read_column(database, field, column);
                            });
}

void ColumnsWriter::write(Xapian::WritableDatabase& database) {
  if (covers_all_ && changed_.empty()) return;
  if (!has_values_) read_values(database);
  // What is damaged is made anew as what is missing: the slots say the same.
  if (!covers_all_ || !write_changed(database)) {
    for (const Field field : schema::kColumnFields) write_all(database, field);
  }
  write_values(database);
  database.set_metadata(std::string(metadata::kColumnState), schema::column_state(database));
  covers_all_ = true;
  changed_.clear();
}

std::uint32_t ColumnsWriter::Values::number(std::string_view value) {
  const auto [known, is_new] =
      numbers.try_emplace(std::string(value), static_cast<std::uint32_t>(numbers.size()));
  if (is_new) {
    schema::append_column_value(record, value);
    has_grown = true;
  }
  return known->second;
}

ColumnsWriter::Values& ColumnsWriter::values(Field field) {
  return values_[schema::column_index(field)];
}

/// What a document has now; nothing where it is gone.
std::vector<std::uint32_t> ColumnsWriter::row(const Xapian::Database& database,
                                              Xapian::docid document, Field field) {
  try {
    if (field == Field::Text) return {database.get_doclength(document)};
    return numbers(field, database.get_document(document).get_value(schema::spec(field).slot));
  } catch (const Xapian::DocNotFoundError&) {
    return {};
  }
}

std::vector<std::uint32_t> ColumnsWriter::numbers(Field field, std::string_view slot) {
  std::vector<std::uint32_t> result;
  if (field == Field::Date) {
    if (const std::uint32_t day = schema::number_of_date(slot); day != 0) result.push_back(day);
  } else if (field == Field::Source || field == Field::Language) {
    if (!slot.empty()) result.push_back(values(field).number(slot));
  } else {
    schema::for_each_id(
        slot, [&](std::string_view id) { result.push_back(values(field).number(id)); });
  }
  return result;
}

/// Columns that do not cover the database, and their numbers, are forgotten.
void ColumnsWriter::read_values(const Xapian::Database& database) {
  has_values_ = true;
  if (!covers_all_) return;
  for (const Field field : schema::kColumnFields) {
    if (schema::has_plain_numbers(field)) continue;
    Values& known = values(field);
    known.record = database.get_metadata(metadata::column_values_key(field));
    for (const std::string_view value : schema::decode_column_values(known.record)) {
      known.numbers.emplace(value, static_cast<std::uint32_t>(known.numbers.size()));
    }
  }
}

void ColumnsWriter::write_values(Xapian::WritableDatabase& database) {
  for (const Field field : schema::kColumnFields) {
    Values& known = values(field);
    if (!known.has_grown) continue;
    database.set_metadata(metadata::column_values_key(field), known.record);
    known.has_grown = false;
  }
}

/// The blocks with changed documents; false if one of them is damaged.
bool ColumnsWriter::write_changed(Xapian::WritableDatabase& database) {
  std::set<std::uint32_t> blocks;
  for (const Xapian::docid document : changed_) blocks.insert(block_of(document));
  for (const Field field : schema::kColumnFields) {
    for (const std::uint32_t block : blocks) {
      if (!write_block(database, field, block)) return false;
    }
  }
  return true;
}

void ColumnsWriter::write_all(Xapian::WritableDatabase& database, Field field) {
  if (field == Field::Text) {
    const auto end = database.postlist_end("");
    auto at = database.postlist_begin("");
    write_rows(database, field, [&](Xapian::docid document, bool) {
      std::vector<std::uint32_t> lengths;
      if (at != end && *at == document) {
        lengths.push_back(at.get_doclength());
        ++at;
      }
      return lengths;
    });
    return;
  }
  const Xapian::valueno slot = schema::spec(field).slot;
  const auto end = database.valuestream_end(slot);
  auto value = database.valuestream_begin(slot);
  write_rows(database, field, [&](Xapian::docid document, bool is_wanted) {
    std::vector<std::uint32_t> result;
    if (value != end && value.get_docid() == document) {
      if (is_wanted) result = numbers(field, *value);
      ++value;
    }
    return result;
  });
}

/// `next` is asked for the committed row of each document in turn, and told whether it is wanted.
template <typename Next>
void ColumnsWriter::write_rows(Xapian::WritableDatabase& database, Field field, Next next) {
  const Xapian::docid last = database.get_lastdocid();
  auto changed = changed_.begin();
  Column column;
  for (Xapian::docid document = 1; document <= last; ++document) {
    const bool has_changed = changed != changed_.end() && *changed == document;
    const std::vector<std::uint32_t> committed = next(document, !has_changed);
    if (has_changed) {
      // Once Xapian has flushed postings a stream can lack values that are not committed.
      column.add(row(database, document, field));
      ++changed;
    } else {
      column.add(committed);
    }
    if (column.rows() < kColumnBlock && document != last) continue;
    database.set_metadata(metadata::column_key(field, block_of(document)), encode(column));
    column = {};
  }
}

/// With the rows of changed documents made anew; in the last block there can be more than before.
bool ColumnsWriter::write_block(Xapian::WritableDatabase& database, Field field,
                                std::uint32_t block) {
  const std::string key = metadata::column_key(field, block);
  const std::string before = database.get_metadata(key);
  Column old;
  if (!before.empty() && !old.add_block(before)) return false;
  const Xapian::docid first = first_of(block);
  const Xapian::docid end = std::min(first + kColumnBlock, database.get_lastdocid() + 1);
  auto next = changed_.lower_bound(first);
  Column column;
  column.reserve(end - first);
  for (Xapian::docid document = first; document < end; ++document) {
    if (next != changed_.end() && *next == document) {
      column.add(row(database, document, field));
      ++next;
    } else {
      column.add(document - first < old.rows() ? old[document - first]
                                               : std::span<const std::uint32_t>());
    }
  }
  if (const std::string after = encode(column); after != before) database.set_metadata(key, after);
  return true;
}

}  // namespace chancery
