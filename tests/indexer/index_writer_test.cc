#include "indexer/writing/index_writer.h"

#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "corpus/error.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"
#include "corpus/schema/index_layout.h"
#include "indexer/writing/commit_policy.h"
#include "indexer/writing/index_directory.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"
#include "tests/support/test_index.h"

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

const std::function<bool()> kGoesOn = [] { return true; };

Source source(const std::string& file) { return {file, file.substr(1), 10, -5}; }

LedgerEntry entry_of(const std::string& file) {
  LedgerEntry entry;
  entry.file = file;
  return entry;
}

/// Of one report.
void make_index(const std::filesystem::path& directory) {
  const auto store = test::open_store(directory);
  store->put(report("r1", "Text."), "/a");
  store->commit();
}

ErrorKind kind_of_opening(const std::filesystem::path& directory) {
  try {
    test::open_store(directory);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.kind();
  }
  FAIL("opened " + directory.string());
  return ErrorKind::System;
}

TEST_CASE("a report stands new, unchanged or changed to an index", "[writer]") {
  const test::TempDirectory directory;
  const auto store = test::open_store(directory.path() / "index");
  IndexWriter writer(*store);
  const AnalysedArticle first = report("r1", "Pakistan agreed."), other = report("r1", "It did not.");
  CHECK(writer.standing(first.article, "/a") == Standing::New);
  writer.put(first.article, "/a");
  CHECK(writer.standing(first.article, "/a") == Standing::Unchanged);
  CHECK(writer.standing(other.article, "/a") == Standing::Changed);
  CHECK(writer.standing(first.article, "/b") == Standing::Changed);  // its place must be mended
}

TEST_CASE("of two files that are there the later has the report, and the earlier is told",
          "[writer]") {
  const test::TempDirectory directory;
  const auto a = directory.write("a", "x").string(), b = directory.write("b", "x").string();
  const auto store = test::open_store(directory.path() / "index");
  IndexWriter writer(*store);
  const AnalysedArticle mine = report("r1", "Of a."), theirs = report("r1", "Of b.");
  writer.put(mine.article, a);
  store->set_ledger(entry_of(a));
  CHECK(writer.standing(theirs.article, b) == Standing::Changed);
  CHECK(store->ledger(a)->shadowed == 1);
  writer.put(theirs.article, b);
  CHECK(writer.standing(mine.article, a) == Standing::Shadowed);
  std::filesystem::remove(b);
  CHECK(writer.standing(mine.article, a) == Standing::Changed);
}

TEST_CASE("what was not seen again in a file is removed, and nothing of others", "[writer]") {
  const test::TempDirectory directory;
  const auto store = test::open_store(directory.path() / "index");
  IndexWriter writer(*store);
  for (const char* id : {"r1", "r2", "r3"}) writer.put(report(id, "Text.").article, "/a");
  writer.put(report("r4", "Text.").article, "/b");
  store->set_ledger(entry_of("/a"));
  writer.begin_file(source("/a"), 0);
  CHECK_FALSE(store->ledger("/a")->is_settled);
  CHECK(writer.standing(report("r3", "Text.").article, "/a") == Standing::Unchanged);
  writer.put(report("r1", "New.").article, "/a");
  CHECK(writer.remove_unseen("/a", kGoesOn) == 1);
  CHECK(writer.standing(report("r2", "Text.").article, "/a") == Standing::New);
  CHECK(writer.standing(report("r3", "Text.").article, "/a") == Standing::Unchanged);
  CHECK(writer.standing(report("r4", "Text.").article, "/b") == Standing::Unchanged);
  writer.begin_file(source("/never"), 0);
  CHECK(writer.remove_unseen("/never", kGoesOn) == 0);
}

TEST_CASE("a commit is wanted before it takes too much memory or time", "[writer]") {
  constexpr std::uint64_t kMegabyte = 1'000'000;
  CommitPolicy policy(300 * kMegabyte, std::chrono::seconds(300));
  CHECK_FALSE(policy.wants_commit(0));
  CHECK_FALSE(policy.wants_commit(40 * kMegabyte));
  CHECK(policy.wants_commit(100 * kMegabyte));  // how long that takes is not known yet
  policy.committed(50 * kMegabyte, std::chrono::milliseconds(100));
  CHECK_FALSE(policy.wants_commit(100 * kMegabyte));
  policy.committed(100 * kMegabyte, std::chrono::milliseconds(100));
  CHECK_FALSE(policy.wants_commit(299 * kMegabyte));
  CHECK(policy.wants_commit(300 * kMegabyte));
  policy.committed(300 * kMegabyte, std::chrono::seconds(10));  // the disk has become slow
  CHECK(policy.wants_commit(80 * kMegabyte));
  CHECK_FALSE(policy.wants_commit(70 * kMegabyte));
  CHECK(CommitPolicy(300 * kMegabyte, std::chrono::seconds(0)).wants_commit(1));
}

TEST_CASE("what waits for a commit counts by its terms", "[writer]") {
  const test::TempDirectory directory;
  const auto store = test::open_store(directory.path() / "index");
  CHECK_FALSE(store->has_changed());
  store->put(report("r1", "Text."), "/a");
  const auto small = store->uncommitted_bytes();
  std::string words;
  for (int i = 0; i < 1'000; ++i) words += "w" + std::to_string(i) + " ";
  store->put(report("r2", words), "/a");
  CHECK(store->uncommitted() == 2);
  CHECK(store->uncommitted_bytes() > 30 * small);
  store->commit();
  CHECK(store->uncommitted() == 0);
  CHECK(store->uncommitted_bytes() == 0);
  CHECK(store->has_changed());
  store->set_ledger(entry_of("/a"));  // in a night that finds nothing else, too
  CHECK(store->uncommitted_bytes() > 0);
}

TEST_CASE("an id made from a path is not taken from a file that is still there", "[writer]") {
  const test::TempDirectory directory;
  const auto here = directory.write("a/1.txt", "x").string();
  const auto store = test::open_store(directory.path() / "index");
  IndexWriter writer(*store);
  AnalysedArticle derived = report("1.txt", "Text.");
  derived.article.id_derived = true;
  writer.put(derived.article, here);
  CHECK(writer.standing(derived.article, "/elsewhere/1.txt") == Standing::Taken);
  std::filesystem::remove(here);
  CHECK(writer.standing(derived.article, "/elsewhere/1.txt") == Standing::Changed);
}

TEST_CASE("the same id again takes the place of the report", "[writer]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  const auto store = test::open_store(index);
  store->put(report("r1", "Old."), "/a");
  store->put(report("r1", "New."), "/a");
  store->commit();
  const Xapian::Database database(index.string());
  REQUIRE(database.get_doccount() == 1);
  CHECK(schema::stored_in(database, 1).article.text == "New.");
}

TEST_CASE("no id is too long or too odd for an index", "[writer]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  const auto store = test::open_store(index);
  for (const std::string& id : {std::string(5'000, 'u'), std::string(5'000, 'u') + "2",
                                std::string("a\0b", 3), std::string("\xFF\xFE"), std::string()}) {
    store->put(report(id, "Text."), "/" + std::string(400, 'p'));
  }
  store->commit();
  CHECK(Xapian::Database(index.string()).get_doccount() == 5);
}

TEST_CASE("the ledger is kept with the index", "[writer]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  const LedgerEntry entry{"/a", "a", 10, -5, 42, true, "/b", 4, 2, 1, {{"line 2", "bad-json", "why"}}};
  {
    const auto store = test::open_store(index);
    CHECK_FALSE(store->ledger("/a"));
    store->set_ledger(entry);
    store->commit();
  }
  const auto store = test::open_store(index);
  const auto read = store->ledger("/a");
  REQUIRE(read);
  CHECK(encode(*read) == encode(entry));
  CHECK(read->rejects.at(0).reason == "bad-json");
  CHECK(read->is_current({"/a", "a", 10, -5}));
  CHECK_FALSE(read->is_current({"/a", "a", 10, -4}));
  CHECK(read->documents() == 1);
  CHECK_FALSE(decode_ledger_entry(encode(entry).substr(0, 3)));
  int sources = 0;
  store->for_each_source([&](const LedgerEntry& each) { sources += each.file == "/a" ? 1 : 0; });
  CHECK(sources == 1);
  store->erase_ledger("/a");
  CHECK_FALSE(store->ledger("/a"));
}

TEST_CASE("a file is hashed as it is read: a pipe or a link in its place holds up nothing",
          "[writer]") {
  const test::TempDirectory directory;
  const auto file = directory.write("file", std::string(200'000, 'x'));
  const auto pipe = directory.path() / "pipe", link = directory.path() / "link";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::filesystem::create_symlink(file, link);
  CHECK(hash_file(file, kGoesOn) == XXH3_64bits(std::string(200'000, 'x').data(), 200'000));
  CHECK_FALSE(hash_file(pipe, kGoesOn));
  CHECK_FALSE(hash_file(link, kGoesOn));
  CHECK_FALSE(hash_file(directory.path(), kGoesOn));
  CHECK_FALSE(hash_file(directory.path() / "nothing", kGoesOn));
}

TEST_CASE("what a run left that was cut off is removed, but a rebuild is kept", "[writer]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  directory.write("index/generation-1.first/flintlock", "");
  directory.write("index/.XAPIANDB.new", "auto generation-9\n");
  make_index(index);
  directory.write("index/generation-7/iamglass", "");
  directory.write("index/generation-1.compact/iamglass", "");
  directory.write("index/generation-1.rebuild/iamglass", "");
  CHECK(test::open_store(index)->size() == 1);
  CHECK_FALSE(std::filesystem::exists(index / ".XAPIANDB.new"));
  CHECK_FALSE(std::filesystem::exists(index / "generation-1.first"));
  CHECK_FALSE(std::filesystem::exists(index / "generation-7"));
  CHECK_FALSE(std::filesystem::exists(index / "generation-1.compact"));
  CHECK(std::filesystem::exists(index / "generation-1.rebuild"));
}

TEST_CASE("a generation takes the place of another, and no name comes twice", "[writer]") {
  const test::TempDirectory directory;
  const auto path = directory.path() / "index";
  test::open_store(path);
  IndexDirectory index(path, std::chrono::seconds(0), [] { return false; });
  CHECK(index.current()->filename() == "generation-1");
  { const DatabaseStore made(index.compacted(), Gazetteer::built_in()); }
  index.publish(index.compacted());
  CHECK(index.current()->filename() == "generation-2");
  CHECK(schema::current_generation(path) == index.current());
  CHECK_FALSE(std::filesystem::exists(path / "generation-1"));
}

TEST_CASE("what names a generation that is not there costs none that is", "[writer][errors]") {
  const test::TempDirectory directory;
  const auto path = directory.path() / "index";
  make_index(path);
  directory.write("index/XAPIANDB", "auto generation-3\n");
  CHECK(kind_of_opening(path) == ErrorKind::IndexDamaged);
  CHECK(std::filesystem::exists(path / "generation-1"));
  directory.write("index/XAPIANDB", "auto generation-1\n");
  CHECK(test::open_store(path)->size() == 1);
  // What is rebuilt takes the place of the one that is there.
  directory.write("index/XAPIANDB", "auto generation-3\n");
  const IndexDirectory rebuilt(path, std::chrono::seconds(0), [] { return false; }, true);
  CHECK(rebuilt.current() == path / "generation-1");
  CHECK(std::filesystem::exists(path / "generation-1"));
}

TEST_CASE("an index that has lost its XAPIANDB gets it back", "[writer]") {
  const test::TempDirectory directory;
  const auto path = directory.path() / "index";
  make_index(path);
  std::filesystem::remove(path / schema::kStubFile);
  CHECK(test::open_store(path)->size() == 1);
  CHECK(schema::current_generation(path) == path / "generation-1");
}

TEST_CASE("the lock says who holds it, and is free when they end", "[writer]") {
  const test::TempDirectory directory;
  const auto file = directory.path() / "lock";
  const auto never = [] { return false; };
  {
    const WriteLock lock(file, std::chrono::seconds(0), never);
    try {
      const WriteLock second(file, std::chrono::seconds(0), never);
      FAIL("locked twice");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::IndexLocked);
      CHECK(std::string(error.what()).find("process " + std::to_string(getpid()) + " on ") !=
            std::string::npos);
    }
    int asked = 0;
    CHECK_THROWS_AS(WriteLock(file, std::chrono::seconds(60), [&] { return ++asked > 1; }), Error);
  }
  auto held = std::make_optional<WriteLock>(file, std::chrono::seconds(0), never);
  std::thread waiting([&] { const WriteLock third(file, std::chrono::seconds(60), never); });
  held.reset();
  waiting.join();
}

TEST_CASE("an index that cannot be written says why and what to do", "[writer][errors]") {
  const test::TempDirectory directory;
  SECTION("another process writes to it") {
    const IndexDirectory index(directory.path() / "index", std::chrono::seconds(0),
                               [] { return false; });
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::IndexLocked);
  }
  SECTION("it has another schema version") {
    test::open_store(directory.path() / "index");
    Xapian::WritableDatabase database((directory.path() / "index").string());
    database.set_metadata(std::string(schema::metadata::kVersion), "9999");
    database.commit();
    database.close();
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::SchemaMismatch);
  }
  SECTION("it is Xapian's, but not ours") {
    Xapian::WritableDatabase database((directory.path() / "index").string(), Xapian::DB_CREATE);
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
      const auto store = test::open_store(directory.path() / "index");
      store->put(report("r1", "Text."), "/a");
      store->commit();
    }
    const auto generation = *schema::current_generation(directory.path() / "index");
    const auto* const table =
        GENERATE("termlist.glass", "postlist.glass", "iamglass");
    CAPTURE(table);
    REQUIRE(std::filesystem::remove(generation / table));
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::IndexDamaged);
    CHECK_FALSE(std::filesystem::exists(generation / table));
  }
  SECTION("its files are damaged") {
    {
      const auto store = test::open_store(directory.path() / "index");
      store->put(report("r1", "Text."), "/a");
      store->commit();
    }
    const auto generation = *schema::current_generation(directory.path() / "index");
    std::ofstream(generation / "iamglass") << "no longer";
    CHECK(kind_of_opening(directory.path() / "index") == ErrorKind::IndexDamaged);
  }
}

}  // namespace
}  // namespace chancery
