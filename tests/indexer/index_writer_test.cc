#include "indexer/writing/index_writer.h"

#include <fstream>
#include <string>

#include "corpus/error.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/stored_article.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using Standing = IndexWriter::Standing;

AnalysedArticle report(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.title = "Title";
  article.text = text;
  return Recognizer(Gazetteer::built_in()).analyse(std::move(article));
}

ErrorKind kind_of_opening(const std::filesystem::path& directory) {
  try {
    const IndexWriter writer(directory, Gazetteer::built_in());
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.kind();
  }
  FAIL("opened " + directory.string());
  return ErrorKind::System;
}

TEST_CASE("a report stands new, unchanged or changed to an index", "[writer]") {
  const test::TempDirectory directory;
  IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
  const AnalysedArticle first = report("r1", "Pakistan agreed."), other = report("r1", "It did not.");
  CHECK(writer.standing(first.article, "/a") == Standing::New);
  writer.put(first, "/a");
  CHECK(writer.standing(first.article, "/a") == Standing::Unchanged);
  CHECK(writer.standing(other.article, "/a") == Standing::Changed);
  CHECK(writer.standing(first.article, "/b") == Standing::Changed);  // its place must be mended
}

TEST_CASE("an id made from a path is not taken from a file that is still there", "[writer]") {
  const test::TempDirectory directory;
  const auto here = directory.write("a/1.txt", "x").string();
  IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
  AnalysedArticle derived = report("1.txt", "Text.");
  derived.article.id_derived = true;
  writer.put(derived, here);
  CHECK(writer.standing(derived.article, "/elsewhere/1.txt") == Standing::Taken);
  std::filesystem::remove(here);
  CHECK(writer.standing(derived.article, "/elsewhere/1.txt") == Standing::Changed);
}

TEST_CASE("the same id again takes the place of the report", "[writer]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  IndexWriter writer(index, Gazetteer::built_in());
  writer.put(report("r1", "Old."), "/a");
  writer.put(report("r1", "New."), "/a");
  writer.commit();
  const Xapian::Database database(index.string());
  REQUIRE(database.get_doccount() == 1);
  CHECK(schema::decode(database.get_document(1).get_data()).article.text == "New.");
}

TEST_CASE("no id is too long or too odd for an index", "[writer]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  IndexWriter writer(index, Gazetteer::built_in());
  for (const std::string& id : {std::string(5'000, 'u'), std::string(5'000, 'u') + "2",
                                std::string("a\0b", 3), std::string("\xFF\xFE"), std::string()}) {
    writer.put(report(id, "Text."), "/" + std::string(400, 'p'));
  }
  writer.commit();
  CHECK(Xapian::Database(index.string()).get_doccount() == 5);
}

TEST_CASE("the ledger is kept with the index", "[writer]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  const LedgerEntry entry{10, -5, 42, 3, {{"line 2", "bad-json", "why"}}};
  {
    IndexWriter writer(index, Gazetteer::built_in());
    CHECK_FALSE(writer.ledger("/a"));
    writer.set_ledger("/a", entry);
    writer.commit();
  }
  IndexWriter writer(index, Gazetteer::built_in());
  const auto read = writer.ledger("/a");
  REQUIRE(read);
  CHECK(encode(*read) == encode(entry));
  CHECK(read->rejects.at(0).reason == "bad-json");
  CHECK(read->is_current({"/a", "a", 10, -5}));
  CHECK_FALSE(read->is_current({"/a", "a", 10, -4}));
  CHECK_FALSE(decode_ledger_entry(encode(entry).substr(0, 3)));
}

TEST_CASE("an index that cannot be written says why and what to do", "[writer][errors]") {
  const test::TempDirectory directory;
  SECTION("another process writes to it") {
    const IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::IndexLocked);
  }
  SECTION("it has another schema version") {
    {
      IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
      writer.commit();
    }
    Xapian::WritableDatabase database((directory.path() / "index").string());
    database.set_metadata(std::string(schema::metadata::kVersion), "9999");
    database.commit();
    database.close();
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::SchemaMismatch);
  }
  SECTION("it is Xapian's, but not ours") {
    Xapian::WritableDatabase database((directory.path() / "index").string());
    database.add_document(Xapian::Document());
    database.commit();
    database.close();
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::SchemaMismatch);
  }
  SECTION("the directory holds other files") {
    directory.write("other/file.txt", "x");
    CHECK(kind_of_opening(directory.path() / "other") == ErrorKind::Usage);
  }
  SECTION("a file is in its place") {
    CHECK(kind_of_opening(directory.write("file", "x")) == ErrorKind::System);
  }
  SECTION("its files are damaged") {
    {
      IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
      writer.put(report("r1", "Text."), "/a");
      writer.commit();
    }
    std::ofstream(directory.path() / "index" / "iamglass") << "no longer";
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::IndexDamaged);
  }
}

}  // namespace
}  // namespace chancery
