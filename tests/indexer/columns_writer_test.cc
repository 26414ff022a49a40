#include "indexer/writing/columns_writer.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using schema::Column;
using schema::Field;
using schema::kColumnBlock;

Xapian::Document report(const std::string& leader, const std::string& date) {
  Xapian::Document document;
  if (!leader.empty()) {
    document.add_value(schema::spec(Field::Leader).slot, schema::encode_ids({{leader, 1}, {"x", 1}}));
  }
  document.add_value(schema::spec(Field::Date).slot, date);
  document.add_term("word", static_cast<Xapian::termcount>(1 + leader.size() + date.size()));
  return document;
}

/// Whether the column of lengths says what the database says of every document.
bool has_lengths(const Xapian::Database& database) {
  schema::ValueColumn lengths;
  if (!schema::read_column(database, Field::Text, lengths)) return false;
  auto at = database.postlist_begin("");
  for (Xapian::docid document = 1; document <= database.get_lastdocid(); ++document) {
    const auto row = lengths.column[document - 1];
    if (at == database.postlist_end("") || *at != document) {
      if (!row.empty()) return false;
    } else {
      if (row.size() != 1 || row.front() != at.get_doclength()) return false;
      ++at;
    }
  }
  return true;
}

/// What the columns say of a document: "a-leader x 20250902".
std::string of(const Xapian::Database& database, Xapian::docid document) {
  std::string text;
  for (const Field field : {Field::Leader, Field::Date}) {
    Column column;
    const std::uint32_t block = (document - 1) / kColumnBlock;
    if (!column.add_block(database.get_metadata(schema::metadata::column_key(field, block)))) {
      return "damaged";
    }
    const std::string record = database.get_metadata(schema::metadata::column_values_key(field));
    const std::vector<std::string_view> values = schema::decode_column_values(record);
    const std::size_t row = (document - 1) % kColumnBlock;
    if (row >= column.rows()) return "missing";
    for (const std::uint32_t number : column[row]) {
      text += field == Field::Date ? std::to_string(number) : std::string(values[number]);
      text += ' ';
    }
  }
  return text;
}

TEST_CASE("columns follow what is written and erased, in every block", "[columns]") {
  const test::TempDirectory directory;
  Xapian::WritableDatabase database(directory.path().string() + "/index", Xapian::DB_CREATE);
  const std::vector<Xapian::docid> documents{1, 2, kColumnBlock, kColumnBlock + 1,
                                             2 * kColumnBlock + 7};
  {
    ColumnsWriter columns;
    columns.open(database);
    database.begin_transaction();
    for (const Xapian::docid document : documents) {
      database.replace_document(document, report("a", "20250902"));
      columns.note(document);
    }
    columns.write(database);
    database.commit_transaction();
    CHECK(schema::has_columns(database));
    CHECK(has_lengths(database));
    for (const Xapian::docid document : documents) CHECK(of(database, document) == "a x 20250902 ");
    CHECK(of(database, 3).empty());

    database.begin_transaction();
    database.replace_document(kColumnBlock, report("b", ""));
    database.delete_document(2);
    database.replace_document(2 * kColumnBlock + 9, report("", "20250903"));
    for (const Xapian::docid document : {kColumnBlock, 2U, 2 * kColumnBlock + 9}) {
      columns.note(document);
    }
    columns.write(database);
    database.commit_transaction();
  }
  const auto check = [&] {
    CHECK(schema::has_columns(database));
    CHECK(has_lengths(database));
    CHECK(of(database, 1) == "a x 20250902 ");
    CHECK(of(database, 2).empty());
    CHECK(of(database, kColumnBlock) == "b x ");
    CHECK(of(database, kColumnBlock + 1) == "a x 20250902 ");
    CHECK(of(database, 2 * kColumnBlock + 7) == "a x 20250902 ");
    CHECK(of(database, 2 * kColumnBlock + 8).empty());
    CHECK(of(database, 2 * kColumnBlock + 9) == "20250903 ");
  };
  check();

  SECTION("what a writer of its own knows nothing of is made anew, in an open transaction, too") {
    database.set_metadata(std::string(schema::metadata::kColumnState), "of another database");
    database.set_metadata(schema::metadata::column_key(Field::Leader, 0), "other");
    database.commit();
    ColumnsWriter columns;
    columns.open(database);
    database.begin_transaction();
    database.replace_document(3, report("c", "20250904"));
    columns.note(3);
    columns.write(database);
    database.commit_transaction();
    check();
    CHECK(of(database, 3) == "c x 20250904 ");
  }

  SECTION("a damaged block is made anew") {
    database.set_metadata(schema::metadata::column_key(Field::Date, 0), "damaged");
    database.commit();
    ColumnsWriter columns;
    columns.open(database);
    columns.note(1);
    columns.write(database);
    database.commit();
    check();
  }

  SECTION("a damaged block with no changed document is made anew, too") {
    database.set_metadata(schema::metadata::column_key(Field::Date, 0), "damaged");
    database.commit();
    ColumnsWriter columns;
    columns.open(database);
    columns.note(kColumnBlock + 1);
    columns.write(database);
    database.commit();
    check();
  }

  SECTION("where the texts of a column are lost its numbers are not given to others") {
    database.set_metadata(schema::metadata::column_values_key(Field::Leader), "");
    database.commit();
    ColumnsWriter columns;
    columns.open(database);
    database.replace_document(3, report("c", "20250904"));
    columns.note(3);
    columns.write(database);
    database.commit();
    check();
    CHECK(of(database, 3) == "c x 20250904 ");
  }
}

TEST_CASE("columns have what Xapian has flushed but not committed", "[columns]") {
  const test::TempDirectory directory;
  setenv("XAPIAN_FLUSH_THRESHOLD", "2", 1);
  Xapian::WritableDatabase database(directory.path().string() + "/index", Xapian::DB_CREATE);
  unsetenv("XAPIAN_FLUSH_THRESHOLD");
  ColumnsWriter columns;
  columns.open(database);
  database.begin_transaction();
  for (Xapian::docid document = 1; document <= 4; ++document) {
    database.replace_document(document, report("a", "20250902"));
    columns.note(document);
  }
  columns.write(database);
  database.commit_transaction();
  for (Xapian::docid document = 1; document <= 4; ++document) {
    CHECK(of(database, document) == "a x 20250902 ");
  }
}

}  // namespace
}  // namespace chancery
