#include "indexer/writing/expected_reports.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include <xapian.h>

#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "indexer/writing/index_writer.h"
#include "indexer/writing/rehearsal_store.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

std::string fingerprint(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.text = text;
  return schema::fingerprint(article, "/a");
}

/// Has no term of an id: whoever finds it has not looked for one.
Xapian::docid add(Xapian::WritableDatabase& database, const std::string& fingerprint,
                  const std::string& file = "/a") {
  Xapian::Document document;
  document.add_boolean_term(schema::term(schema::Field::File, file));
  document.add_value(schema::spec(schema::Field::Fingerprint).slot, fingerprint);
  return database.add_document(document);
}

constexpr int kEnough = 20;  // reports of a file

/// Has enough reports of /a and /b; what is tested comes on top of them.
Xapian::WritableDatabase in_memory() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < kEnough; ++i) {
    for (const char* file : {"/a", "/b"}) add(database, fingerprint("other" + std::to_string(i), ""), file);
  }
  return database;
}

AnalysedArticle report(int number, const std::string& text) {
  AnalysedArticle analysed;
  analysed.article.id = "r" + std::to_string(number);
  analysed.article.text = text;
  return analysed;
}

TEST_CASE("the reports of a file are known without being looked up", "[expected]") {
  Xapian::WritableDatabase database = in_memory();
  const Xapian::docid first = add(database, fingerprint("r1", "One."));
  add(database, fingerprint("r2", "Two."), "/b");
  const Xapian::docid third = add(database, fingerprint("r3", "Three."));
  ExpectedReports expected;
  CHECK_FALSE(expected.find("r1"));
  expected.load(database, "/a", {});
  REQUIRE(expected.find("r1"));
  CHECK(expected.find("r1")->document == first);
  CHECK(expected.find("r1")->fingerprint == fingerprint("r1", "One."));
  REQUIRE(expected.find("r3"));
  CHECK(expected.find("r3")->document == third);
  CHECK_FALSE(expected.find("r2"));  // of another file
  CHECK_FALSE(expected.find("r4"));
  expected.forget(first);
  CHECK_FALSE(expected.find("r1"));
  expected.load(database, "/b", {});
  CHECK_FALSE(expected.find("r3"));
}

TEST_CASE("few reports are looked up one by one", "[expected]") {
  Xapian::WritableDatabase database = in_memory();
  add(database, fingerprint("r1", "One."), "/c");
  ExpectedReports expected;
  expected.load(database, "/c", {});
  CHECK_FALSE(expected.find("r1"));
}

TEST_CASE("of two ids that look alike, and of a fingerprint that is none, nothing is known", "[expected]") {
  Xapian::WritableDatabase database = in_memory();
  add(database, fingerprint("r1", "One."));
  add(database, fingerprint("r1", "Another."));
  add(database, "short");
  add(database, fingerprint("r2", "Two."));
  add(database, "");
  ExpectedReports expected;
  expected.load(database, "/a", {});
  CHECK_FALSE(expected.find("r1"));
  CHECK(expected.find("r2"));
}

TEST_CASE("what is written after a file was begun is found as it is written", "[expected]") {
  const test::TempDirectory directory;
  const auto store = test::open_store(directory.path() / "index");
  const int reports = 100;
  for (int i = 0; i < reports; ++i) store->put(report(i, "Old " + std::to_string(i)), "/a");
  const bool is_committed = GENERATE(false, true);
  if (is_committed) store->commit();
  store->expect("/a");
  const auto is = [&](int number, const std::string& text) {
    const auto found = store->find("r" + std::to_string(number));
    return found && found->fingerprint == schema::fingerprint(report(number, text).article, "/a");
  };
  const auto erased = store->find("r7");
  REQUIRE(erased);
  store->erase(erased->document);
  store->put(report(8, "New"), "/a");
  store->put(report(reports, "Added"), "/a");
  const auto moved = store->find("r9");
  REQUIRE(moved);
  schema::StoredArticle elsewhere = *store->stored(moved->document);
  elsewhere.article.id = "elsewhere";
  store->move(moved->document, elsewhere);
  CHECK_FALSE(store->find("r7"));
  CHECK(is(8, "New"));
  CHECK_FALSE(store->find("r9"));
  REQUIRE(store->find("elsewhere"));
  CHECK(store->find("elsewhere")->document == moved->document);
  for (int i = 10; i < reports; ++i) CHECK(is(i, "Old " + std::to_string(i)));
  CHECK(is(reports, "Added"));
}

TEST_CASE("what Xapian has flushed but not committed is found as it is written", "[expected]") {
  const test::TempDirectory directory;
  setenv("XAPIAN_FLUSH_THRESHOLD", "2", 1);
  const auto store = test::open_store(directory.path() / "index");
  unsetenv("XAPIAN_FLUSH_THRESHOLD");
  for (int i = 0; i < kEnough; ++i) store->put(report(i, "Old"), "/a");
  store->commit();
  for (int i = 0; i < 2; ++i) store->put(report(i, "New"), "/a");
  store->expect("/a");
  for (int i = 0; i < kEnough; ++i) {
    const auto found = store->find("r" + std::to_string(i));
    REQUIRE(found);
    CHECK(found->fingerprint == schema::fingerprint(report(i, i < 2 ? "New" : "Old").article, "/a"));
  }
}

/// Begins to read a file anew of which another one has taken a report meanwhile.
void check_reading(ReportStore& store) {
  using Standing = IndexWriter::Standing;
  IndexWriter writer(store);
  writer.begin_file({"/b", "b", 1, 1}, 0);
  writer.put(report(3, "Taken").article, "/b");
  writer.begin_file({"/a", "a", 1, 1}, 0);
  CHECK(writer.standing(report(1, "Old").article, "/a") == Standing::Unchanged);
  CHECK(writer.standing(report(2, "New").article, "/a") == Standing::Changed);
  CHECK(writer.is_of_file());
  writer.standing(report(3, "Old").article, "/a");
  CHECK_FALSE(writer.is_of_file());
  CHECK(writer.standing(report(99, "Old").article, "/a") == Standing::New);
  writer.put(report(2, "New").article, "/a");
  CHECK(writer.standing(report(2, "New").article, "/a") == Standing::Unchanged);
  CHECK(writer.standing(report(2, "Old").article, "/a") == Standing::Changed);
  CHECK(writer.is_repeated());
  for (int i = 4; i <= kEnough; ++i) {
    CHECK(writer.standing(report(i, "Old").article, "/a") == Standing::Unchanged);
  }
  CHECK(writer.remove_unseen("/a", [] { return true; }) == 1);
  CHECK_FALSE(store.find("r0"));
}

TEST_CASE("a file that is read again is told what has become of its reports", "[expected]") {
  const test::TempDirectory directory;
  const auto index = directory.path() / "index";
  auto store = test::open_store(index);
  for (int i = 0; i <= kEnough; ++i) store->put(report(i, "Old"), "/a");
  store->commit();
  SECTION("by an index") { check_reading(*store); }
  SECTION("by a rehearsal") {
    store.reset();
    RehearsalStore rehearsal(schema::current_generation(index));
    check_reading(rehearsal);
  }
}

/// By what the kernel counts as read, of files in its cache, too.
std::uint64_t bytes_read() {
  std::ifstream file("/proc/self/io");
  std::string name;
  std::uint64_t bytes = 0;
  file >> name >> bytes;
  REQUIRE(name == "rchar:");
  return bytes;
}

TEST_CASE("a file that is read again does not cost blocks of the index for each report", "[expected]") {
  const test::TempDirectory directory;
  const auto store = test::open_store(directory.path() / "index");
  const int reports = 3'000;
  for (int i = 0; i < reports; ++i) store->put(report(i, "Text " + std::to_string(i)), "/a");
  store->commit();
  const std::uint64_t before = bytes_read();
  store->expect("/a");
  int known = 0;
  for (int i = 0; i < reports; ++i) known += store->find("r" + std::to_string(i)) ? 1 : 0;
  CHECK(known == reports);
  CHECK(bytes_read() - before < 1'000U * reports);
}

}  // namespace
}  // namespace chancery
