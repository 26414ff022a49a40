// What chancery-index says of an index, and does to it as a whole.

#include <filesystem>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "corpus/schema/columns.h"
#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "indexer/writing/block_size.h"
#include "tests/cli/index_run.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::chancery_index;
using test::content_of;
using test::has;
using test::index;
using test::Outcome;
using test::TempDirectory;

std::string line(const std::string& id, const std::string& text) {
  return "{\"id\":\"" + id + "\",\"title\":\"T\",\"text\":\"" + text + "\",\"date\":\"2025-09-0" + id +
         "\",\"language\":\"en\"}\n";
}

Outcome upkeep(const TempDirectory& directory, const std::vector<std::string>& options) {
  std::vector<std::string> arguments{"--index", (directory.path() / "index").string()};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return chancery_index(arguments);
}

fs::path generation(const TempDirectory& directory) {
  return *schema::current_generation(directory.path() / "index");
}

/// An index of three reports of two files.
void make_index(const TempDirectory& directory) {
  directory.write("archive/a.jsonl", line("1", "Pakistan.") + line("2", "Russia and China."));
  directory.write("archive/b.jsonl", line("3", "Vladimir Putin.") + "{broken\n");
  index(directory);
}

TEST_CASE("a sound index is said to be sound", "[upkeep]") {
  const TempDirectory directory;
  make_index(directory);
  const Outcome check = upkeep(directory, {"--check"});
  CHECK(check.exit_code == 0);
  CHECK(check.out == "the index is sound: 3 reports of 2 sources\n");
  fs::create_directory(directory.path() / "index/generation-1.rebuild");
  CHECK(has(upkeep(directory, {"--check"}).out, "note: a rebuild was cut off; go on with --rebuild"));
}

TEST_CASE("a check finds every kind of fault, and says how to mend it", "[upkeep]") {
  const TempDirectory directory;
  make_index(directory);
  std::string fault;
  const auto change = [&](const auto& change_document) {
    Xapian::WritableDatabase database(generation(directory).string());
    const auto posting = database.postlist_begin(schema::term(schema::Field::Id, "2"));
    Xapian::Document document = database.get_document(*posting);
    change_document(document);
    database.replace_document(*posting, document);
    database.commit();
  };
  SECTION("in the files") {
    const fs::path table = generation(directory) / "termlist.glass";
    const auto bytes = static_cast<std::size_t>(fs::file_size(table));
    std::ofstream(table, std::ios::binary) << std::string(bytes, 'x');
    fault = "the index is damaged: ";  // so badly that nothing more can be told
  }
  SECTION("a facet slot that does not say what the terms say") {
    change([](Xapian::Document& document) {
      document.remove_value(schema::spec(schema::Field::Country).slot);
    });
    fault = "its terms and its slot differ in the field country";
  }
  SECTION("a term that the slot does not have") {
    change([](Xapian::Document& document) {
      document.add_term(schema::term(schema::Field::Leader, "nobody"));
    });
    fault = "its terms and its slot differ in the field leader";
  }
  SECTION("a date") {
    change([](Xapian::Document& document) {
      document.add_value(schema::spec(schema::Field::Date).slot, "20000101");
    });
    fault = "its date is not in its slot";
  }
  SECTION("its words") {
    change([](Xapian::Document& document) {
      document.add_value(schema::spec(schema::Field::Positions).slot, "");
    });
    fault = "its positions are not those of its text";
  }
  SECTION("the vocabulary") {
    Xapian::WritableDatabase database(generation(directory).string());
    const std::string key = *database.metadata_keys_begin(std::string(schema::metadata::kVocabulary));
    database.set_metadata(key, "");
    database.commit();
    fault = "the vocabulary lacks its word";
  }
  SECTION("a length") {
    Xapian::WritableDatabase database(generation(directory).string());
    const std::string key = schema::metadata::column_key(schema::Field::Text, 0);
    schema::Column lengths, others;
    REQUIRE(lengths.add_block(database.get_metadata(key)));
    for (std::size_t row = 0; row < lengths.rows(); ++row) others.add(std::vector<std::uint32_t>{7});
    database.set_metadata(key, schema::encode(others));
    database.commit();
    fault = "its length and its column differ";
  }
  SECTION("a record") {
    change([](Xapian::Document& document) {
      document.add_value(schema::spec(schema::Field::Record).slot, "\x7Fgarbage");
    });
    fault = "the record of a report in the index is damaged";
  }
  SECTION("another report of the same id") {
    Xapian::WritableDatabase database(generation(directory).string());
    database.add_document(database.get_document(1));
    database.commit();
    fault = "another report has its id";
  }
  SECTION("a report that the ledger does not count") {
    Xapian::WritableDatabase database(generation(directory).string());
    database.delete_document(schema::term(schema::Field::Id, "1"));
    database.commit();
    fault = "the ledger has 2 reports of " +
            fs::canonical(directory.path() / "archive/a.jsonl").string() + ", there are 1";
  }
  SECTION("a source that the ledger does not know") {
    Xapian::WritableDatabase database(generation(directory).string());
    const auto file = fs::canonical(directory.path() / "archive/a.jsonl").string();
    database.set_metadata(schema::metadata::ledger_key(file), "");
    database.commit();
    fault = "the ledger does not know the source of 2 reports: ";
  }
  const Outcome check = upkeep(directory, {"--check"});
  CAPTURE(fault, check.out, check.err);
  CHECK(check.exit_code == 2);
  CHECK(has(check.out + check.err, fault));
  CHECK(has(check.out + check.err, "chancery-index --rebuild PATH...\n"));
  CHECK(index(directory, "archive", {}, {"--rebuild"}).exit_code == 1);  // {broken
  CHECK(upkeep(directory, {"--check"}).exit_code == 0);
}

TEST_CASE("a compacted index is smaller and answers the same", "[upkeep]") {
  const TempDirectory directory;
  make_index(directory);
  const auto ask = [&] {
    return test::chancery_search({"--index", (directory.path() / "index").string(), "--format",
                                  "json", "Putin Pakistan Russia"})
        .out;
  };
  const std::string before = ask();
  const Outcome compacted = upkeep(directory, {"--compact"});
  CHECK(compacted.exit_code == 0);
  CHECK(compacted.out.starts_with("compacted: 0."));
  CHECK(generation(directory).filename() == "generation-2");
  CHECK(ask() == before);
  CHECK(upkeep(directory, {"--check"}).exit_code == 0);
  CHECK(has(index(directory).out, "unchanged             3\n"));
}

/// As far as the sizes of its files say.
bool has_large_blocks(const fs::path& generation) {
  return fs::file_size(generation / "postlist.glass") % kBlockBytes == 0 &&
         fs::file_size(generation / "termlist.glass") % kBlockBytes == 0;
}

TEST_CASE("the files of an index are of blocks of 32 kB, however it was made", "[upkeep]") {
  const TempDirectory directory;
  make_index(directory);
  CHECK(has_large_blocks(generation(directory)));
  CHECK(upkeep(directory, {"--compact"}).exit_code == 0);
  CHECK(has_large_blocks(generation(directory)));
  index(directory, "archive", {}, {"--rebuild", "--bulk-from", "0"});
  CHECK(has_large_blocks(generation(directory)));
}

TEST_CASE("an index of smaller blocks is brought up to date, and has larger ones when it is compacted",
          "[upkeep]") {
  const TempDirectory directory;
  make_index(directory);
  const fs::path small = directory.path() / "small";
  Xapian::Database(generation(directory).string())
      .compact(small.string(), Xapian::DBCOMPACT_NO_RENUMBER, 8'192);
  fs::remove_all(generation(directory));
  fs::rename(small, generation(directory));
  directory.write("archive/c.jsonl", line("4", "Iran."));
  CHECK(has(index(directory).out, "added                 1\n"));
  CHECK_FALSE(has_large_blocks(generation(directory)));
  CHECK(upkeep(directory, {"--check"}).exit_code == 0);
  CHECK(upkeep(directory, {"--compact"}).exit_code == 0);
  CHECK(has_large_blocks(generation(directory)));
}

TEST_CASE("statistics tell what an index holds", "[upkeep]") {
  const TempDirectory directory;
  make_index(directory);
  const std::string text = upkeep(directory, {"--stats"}).out;
  CHECK(has(text, "reports        3\n"
                  "dated          2025-09-01 to 2025-09-03; 0 undated\n"
                  "sources        2 files, with 1 rejects\n"
                  "leaders        1\n"
                  "countries      3\n"));
  CHECK(has(text, "languages      en 3\n"
                  "last run       1, ended 2"));
  const auto json = nlohmann::json::parse(upkeep(directory, {"--stats", "--format", "json"}).out);
  CHECK(json.at("reports") == 3);
  CHECK(json.at("languages").at("en") == 3);
  CHECK(json.at("last_run") == 1);
  CHECK(json.at("tables").contains("postlist.glass"));
}

TEST_CASE("a run reports what it did, source by source", "[upkeep]") {
  const TempDirectory directory;
  make_index(directory);
  directory.write("archive/a.jsonl", line("1", "Pakistan again.") + line("4", "India."));
  // Below the archive, where it must not be taken for a part of it.
  const std::string file = (directory.path() / "archive/report.json").string();
  for (int night = 0; night < 2; ++night) index(directory, "archive", {}, {"--report", file});
  directory.write("archive/a.jsonl", line("1", "Once more.") + line("4", "India."));
  const Outcome run = index(directory, "archive", {}, {"--report", file});
  const auto json = nlohmann::json::parse(content_of(file));
  CHECK(json.at("exit_code") == run.exit_code);
  CHECK(json.at("run") == 3);
  REQUIRE(json.at("sources").size() == 2);
  CHECK(json.at("sources")[0] ==
        nlohmann::json::parse(R"({"source":"a.jsonl","outcome":"read","read":2,"added":0,"changed":1,
                                  "removed":0,"unchanged":1,"rejects":{},"repairs":{"reports":0,
                                  "stray_bytes":0,"control_characters":0,"lost_characters":0}})"));
  CHECK(json.at("sources")[1].at("outcome") == "unchanged");
  CHECK(json.at("sources")[1].at("rejects").at("bad-json") == 1);
  CHECK(json.at("reports").at("changed") == 1);
  CHECK(json.at("reports_in_index") == 3);
  CHECK(json.at("commits") == 1);
  CHECK(json.at("peak_memory_bytes") > 1'000'000);
  CHECK(json.at("error") == nullptr);
}

TEST_CASE("a run that is stopped says so in its report", "[upkeep][errors]") {
  const TempDirectory directory;
  const std::string file = (directory.path() / "report.json").string();
  CHECK(index(directory, "nowhere", {}, {"--report", file}).exit_code == 2);
  const auto json = nlohmann::json::parse(content_of(file));
  CHECK(json.at("exit_code") == 2);
  CHECK(has(json.at("error"), "no archive at"));
  const Outcome unwritable =
      index(directory, "nowhere", {}, {"--report", (directory.path() / "no/report.json").string()});
  CHECK(unwritable.exit_code == 2);
  CHECK(has(unwritable.err, "hint: see to the disk and who may write there"));
}

TEST_CASE("upkeep needs an index, and one task at a time", "[upkeep][errors]") {
  const TempDirectory directory;
  for (const char* task : {"--check", "--compact", "--stats"}) {
    const Outcome outcome = upkeep(directory, {task});
    CAPTURE(task);
    CHECK(outcome.exit_code == 2);
    CHECK(has(outcome.err, "hint: create one: chancery-index"));
    CHECK_FALSE(fs::exists(directory.path() / "index"));
  }
  CHECK(has(upkeep(directory, {"--check", "--stats"}).err, "exclude one another"));
  CHECK(has(upkeep(directory, {"--check", "--format", "json"}).err, "needs --explain or --stats"));
}

}  // namespace
}  // namespace chancery
