#include "indexer/writing/index_writer.h"

#include <fstream>
#include <string>

#include <sys/stat.h>
#include <xxhash.h>

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

TEST_CASE("of two files that are there the later has the report, and the earlier is told",
          "[writer]") {
  const test::TempDirectory directory;
  const auto a = directory.write("a", "x").string(), b = directory.write("b", "x").string();
  IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
  const AnalysedArticle mine = report("r1", "Of a."), theirs = report("r1", "Of b.");
  writer.put(mine, a);
  writer.set_ledger(a, {});
  CHECK(writer.standing(theirs.article, b) == Standing::Changed);
  CHECK(writer.ledger(a)->shadowed == 1);
  writer.put(theirs, b);
  CHECK(writer.standing(mine.article, a) == Standing::Shadowed);
  std::filesystem::remove(b);
  CHECK(writer.standing(mine.article, a) == Standing::Changed);
}

TEST_CASE("what was not seen again in a file is removed, and nothing of others", "[writer]") {
  const test::TempDirectory directory;
  IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
  for (const char* id : {"r1", "r2", "r3"}) writer.put(report(id, "Text."), "/a");
  writer.put(report("r4", "Text."), "/b");
  writer.set_ledger("/a", {});
  writer.begin_file("/a");
  CHECK_FALSE(writer.ledger("/a"));
  CHECK(writer.standing(report("r3", "Text.").article, "/a") == Standing::Unchanged);
  writer.put(report("r1", "New."), "/a");
  CHECK(writer.remove_unseen("/a") == 1);
  CHECK(writer.standing(report("r2", "Text.").article, "/a") == Standing::New);
  CHECK(writer.standing(report("r3", "Text.").article, "/a") == Standing::Unchanged);
  CHECK(writer.standing(report("r4", "Text.").article, "/b") == Standing::Unchanged);
  writer.begin_file("/never");
  CHECK(writer.remove_unseen("/never") == 0);
}

TEST_CASE("long reports are committed sooner than many short ones", "[writer]") {
  const test::TempDirectory directory;
  IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
  AnalysedArticle large = report("r", "Text.");
  large.article.text.assign(16U << 20U, 'x');
  for (int i = 0; i < 4; ++i) {
    CHECK_FALSE(writer.wants_commit());
    large.article.id = std::to_string(i);
    writer.put(large, "/a");
  }
  CHECK(writer.wants_commit());
  writer.commit();
  CHECK_FALSE(writer.wants_commit());
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
  const LedgerEntry entry{10, -5, 42, 3, 2, {{"line 2", "bad-json", "why"}}};
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

TEST_CASE("a file is hashed as it is read: a pipe or a link in its place holds up nothing",
          "[writer]") {
  const test::TempDirectory directory;
  const auto file = directory.write("file", std::string(200'000, 'x'));
  const auto pipe = directory.path() / "pipe", link = directory.path() / "link";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::filesystem::create_symlink(file, link);
  CHECK(hash_file(file) == XXH3_64bits(std::string(200'000, 'x').data(), 200'000));
  CHECK_FALSE(hash_file(pipe));
  CHECK_FALSE(hash_file(link));
  CHECK_FALSE(hash_file(directory.path()));
  CHECK_FALSE(hash_file(directory.path() / "nothing"));
}

TEST_CASE("a run that was ended as it made the index does not stop the next", "[writer]") {
  const test::TempDirectory directory;
  directory.write("index/flintlock", "");
  IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
  writer.put(report("r1", "Text."), "/a");
  writer.commit();
  CHECK(Xapian::Database((directory.path() / "index").string()).get_doccount() == 1);
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
  SECTION("a table is missing") {
    {
      IndexWriter writer(directory.path() / "index", Gazetteer::built_in());
      writer.put(report("r1", "Text."), "/a");
      writer.commit();
    }
    const auto* const table =
        GENERATE("docdata.glass", "termlist.glass", "postlist.glass", "iamglass");
    CAPTURE(table);
    REQUIRE(std::filesystem::remove(directory.path() / "index" / table));
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::IndexDamaged);
    CHECK_FALSE(std::filesystem::exists(directory.path() / "index" / table));
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
