#include "indexer/writing/bulk_store.h"

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"
#include "indexer/analysis/recognizer.h"
#include "indexer/writing/bulk_layout.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using schema::Field;
using test::TempDirectory;

Article article(const std::string& id, const std::string& text) {
  Article result;
  result.id = id;
  result.title = "Talks";
  result.text = text;
  return result;
}

AnalysedArticle analyse(Article article) {
  static const Recognizer recognizer(Gazetteer::built_in());
  return recognizer.analyse(std::move(article));
}

BulkStore open(const TempDirectory& directory, std::chrono::seconds interval, std::string tags = "t",
               const ShardBuilders::Analyse& analyse_by = analyse) {
  return {directory.path() / "bulk", {2, 1U << 20U, interval, std::move(tags), "id"}, analyse_by,
          Gazetteer::built_in()};
}

constexpr std::chrono::seconds kNever{3'600};
constexpr std::chrono::seconds kAtOnce{0};  // each report is a group, and a segment, of its own

LedgerEntry settled(const std::string& file) {
  LedgerEntry entry;
  entry.file = file;
  entry.is_settled = true;
  return entry;
}

/// "ID: TEXT" of each report, by document.
std::vector<std::string> reports(const fs::path& path) {
  const Xapian::Database database(path.string());
  std::vector<std::string> result;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Article found = schema::stored_in(database, *at).article;
    result.push_back(found.id + ": " + found.text);
  }
  return result;
}
using Reports = std::vector<std::string>;

std::string term(const std::string& id) { return schema::term(Field::Id, id); }
std::string fingerprint(const std::string& id, const std::string& file = "/a") {
  return schema::fingerprint(article("x", id), file);
}

TEST_CASE("a table of reports finds each by its id", "[bulk]") {
  ReportTable table;
  CHECK_FALSE(table.find(term("1")).has_value());
  for (Xapian::docid i = 1; i <= 10'000; ++i) {
    const std::string id = std::to_string(i);
    table.put(i, term(id), fingerprint(id));
  }
  CHECK(table.size() == 10'000);
  for (Xapian::docid i = 1; i <= 10'000; ++i) {
    const auto found = table.find(term(std::to_string(i)));
    REQUIRE(found.has_value());
    REQUIRE(found->document == i);
    REQUIRE(found->fingerprint == fingerprint(std::to_string(i)));
  }
  CHECK_FALSE(table.find(term("10001")).has_value());
}

TEST_CASE("a report of a table that is replaced or erased is dead", "[bulk]") {
  ReportTable table;
  table.put(1, term("a"), fingerprint("old"));
  table.put(2, term("b"), fingerprint("b"));
  table.put(5, term("a"), fingerprint("new"));  // 3 and 4 are left out
  CHECK(table.find(term("a"))->document == 5);
  CHECK(table.find(term("a"))->fingerprint == fingerprint("new"));
  table.erase(2);
  table.erase(2);
  CHECK_FALSE(table.find(term("b")).has_value());
  CHECK(table.dead() == std::vector<Xapian::docid>{1, 2});
  CHECK(table.size() == 1);
  CHECK(table.last() == 5);
  table.put(6, term("b"), fingerprint("b"));
  CHECK(table.find(term("b"))->document == 6);
}

TEST_CASE("a table of reports tells those of a file", "[bulk]") {
  ReportTable table;
  table.put(1, term("a"), fingerprint("1", "/a"));
  table.put(2, term("b"), fingerprint("2", "/b"));
  table.put(3, term("c"), fingerprint("3", "/a"));
  table.note_files();
  CHECK(table.reports_of(schema::file_hash("/a")) == std::vector<Xapian::docid>{1, 3});
  table.erase(1);
  CHECK(table.reports_of(schema::file_hash("/a")) == std::vector<Xapian::docid>{3});
  CHECK(table.reports_of(schema::file_hash("/c")).empty());
}

TEST_CASE("reports of many shards become one database, in the order in which they were put",
          "[bulk]") {
  const TempDirectory directory;
  const auto interval = GENERATE(kNever, kAtOnce);
  BulkStore store = open(directory, interval);
  Reports expected;
  for (int i = 0; i < 70; ++i) {
    const std::string id = std::to_string(i), text = "India met China " + id + " times.";
    store.put(article(id, text), i < 30 ? "/a" : "/b");
    std::string line = id;
    expected.push_back(line.append(": ").append(text));
  }
  store.set_ledger(settled("/a"));
  const BulkStore::Finished finished = store.finish();
  CHECK(finished.dead.empty());
  CHECK(reports(finished.database) == expected);
  DatabaseStore merged(finished.database, Gazetteer::built_in());
  for (const auto& [key, value] : finished.metadata) merged.set_metadata(key, value);
  CHECK(merged.ledger("/a")->is_settled);
  CHECK(merged.metadata(schema::metadata::kIdentity) == "id");
  CHECK(merged.reports_of("/b").size() == 40);
  CHECK(merged.metadata(schema::metadata::name_key(EntityKind::Country, "IN")) ==
        "India");
}

TEST_CASE("of two reports with one id the later is found, and the earlier is to be erased", "[bulk]") {
  const TempDirectory directory;
  BulkStore store = open(directory, GENERATE(kNever, kAtOnce));
  const Xapian::docid first = store.put(article("r", "Old."), "/a");
  const Xapian::docid second = store.put(article("r", "New."), "/b");
  CHECK(store.find("r")->document == second);
  CHECK(store.file_of(first) == "/a");
  CHECK(store.file_of(second) == "/b");
  CHECK(store.size() == 1);
  CHECK(store.finish().dead == std::vector<Xapian::docid>{first});
}

TEST_CASE("sources that give no report fill a store, too", "[bulk]") {
  const TempDirectory directory;
  BulkStore store = open(directory, kNever);
  for (int i = 0; i < 3'000; ++i) store.set_ledger(settled("pictures/1.png"));
  CHECK_FALSE(store.is_full());
  for (int i = 0; i < 10'000; ++i) store.set_ledger(settled("pictures/" + std::to_string(i) + ".png"));
  CHECK(store.is_full());
  store.suspend();
  CHECK_FALSE(store.is_full());
  CHECK(store.ledger("pictures/9999.png").has_value());
}

TEST_CASE("a store that was suspended is gone on with", "[bulk]") {
  const TempDirectory directory;
  {
    BulkStore store = open(directory, kNever);
    store.put(article("1", "One."), "/a");
    store.put(article("2", "Two."), "/b");
    store.set_ledger(settled("/a"));
    store.suspend();
  }
  BulkStore store = open(directory, kNever);
  CHECK(store.size() == 2);
  CHECK(store.ledger("/a")->is_settled);
  CHECK_FALSE(store.ledger("/b").has_value());
  const auto known = store.find("2");
  REQUIRE(known.has_value());
  CHECK(known->fingerprint == schema::fingerprint(article("2", "Two."), "/b"));
  CHECK(store.file_of(known->document) == "/b");
  CHECK(store.reports_of("/b") == std::vector<Xapian::docid>{known->document});
  store.put(article("3", "Three."), "/b");
  CHECK(reports(store.finish().database) == Reports{"1: One.", "2: Two.", "3: Three."});
}

TEST_CASE("what was erased stays erased when a store is gone on with", "[bulk]") {
  const TempDirectory directory;
  {
    BulkStore store = open(directory, kNever);
    store.put(article("1", "One."), "/a");
    store.put(article("2", "Two."), "/a");
    store.suspend();
  }
  {
    BulkStore store = open(directory, kNever);
    store.erase(store.find("1")->document);
    store.suspend();
  }
  BulkStore store = open(directory, kNever);
  CHECK_FALSE(store.find("1").has_value());
  CHECK(store.finish().dead == std::vector<Xapian::docid>{1});
}

TEST_CASE("of what was finished but not taken over the ledger says no more than segments have",
          "[bulk]") {
  const TempDirectory directory;
  {
    BulkStore store = open(directory, kNever);
    store.put(article("1", "One."), "/a");
    store.set_ledger(settled("/a"));
    store.finish();  // and then the process dies
  }
  const BulkStore store = open(directory, kNever);
  CHECK(store.size() == 0);
  CHECK_FALSE(store.ledger("/a").has_value());
}

/// Where a store was suspended that has a report in each.
fs::path three_segments(const TempDirectory& directory) {
  BulkStore store = open(directory, kAtOnce);
  for (const char* id : {"1", "2", "3"}) store.put(article(id, "Text."), "/a");
  store.suspend();
  return directory.path() / "bulk";
}

TEST_CASE("where a segment is missing on which the ledger rests all is begun anew", "[bulk]") {
  const TempDirectory directory;
  const fs::path bulk = three_segments(directory);
  fs::remove_all(bulk::segment(bulk, 2));
  const BulkStore store = open(directory, kAtOnce);
  CHECK(store.size() == 0);
  CHECK_FALSE(fs::exists(bulk::segment(bulk, 1)));
}

TEST_CASE("a segment on which the ledger does not rest yet counts for nothing", "[bulk]") {
  const TempDirectory directory;
  const fs::path bulk = three_segments(directory);
  {
    Xapian::WritableDatabase ledger(bulk::ledger(bulk).string());
    ledger.set_metadata(std::string(schema::metadata::kSegments), "2");
    ledger.commit();
  }
  BulkStore store = open(directory, kAtOnce);
  CHECK(store.size() == 2);
  CHECK_FALSE(fs::exists(bulk::segment(bulk, 3)));
  store.put(article("3", "Anew."), "/a");
  CHECK(reports(store.finish().database) == Reports{"1: Text.", "2: Text.", "3: Anew."});
}

TEST_CASE("a store that was begun with other tags is begun anew", "[bulk]") {
  const TempDirectory directory;
  {
    BulkStore store = open(directory, kNever, "old");
    store.put(article("1", "One."), "/a");
    store.suspend();
  }
  CHECK(open(directory, kNever, "new").size() == 0);
}

TEST_CASE("what a thread throws is thrown where reports are put", "[bulk]") {
  const TempDirectory directory;
  BulkStore store = open(directory, kNever, "t", [](Article) -> AnalysedArticle {
    throw Error(ErrorKind::System, "the disk is full", "");
  });
  store.put(article("1", "One."), "/a");
  CHECK_THROWS_AS(store.finish(), Error);
}

}  // namespace
}  // namespace chancery
