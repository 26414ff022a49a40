// chancery-index run night after night: whatever happens to the archive, the index answers as one
// built anew.

#include <filesystem>
#include <set>
#include <string>

#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/stored_article.h"
#include "tests/cli/index_run.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::counts;
using test::has;
using test::index;
using test::Outcome;
using test::TempDirectory;

/// All that an index holds of its reports; the numbers of documents do not count.
std::multiset<std::string> documents(const fs::path& index) {
  const Xapian::Database database(index.string());
  std::multiset<std::string> result;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    result.insert(database.get_document(*at).serialise());
  }
  return result;
}

/// "ID: TEXT" of each report.
std::set<std::string> reports(const TempDirectory& directory) {
  const Xapian::Database database((directory.path() / "index").string());
  std::set<std::string> result;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Article article = schema::decode(database.get_document(*at).get_data()).article;
    result.insert(article.id + ": " + article.text);
  }
  return result;
}
using Reports = std::set<std::string>;

std::string line(const std::string& id, const std::string& text) {
  return "{\"id\":\"" + id + "\",\"title\":\"T\",\"text\":\"" + text + "\"}\n";
}

void check_as_built_anew(const TempDirectory& directory) {
  const fs::path anew = directory.path() / "anew";
  fs::remove_all(anew);
  test::chancery_index({"--index", anew.string(), (directory.path() / "archive").string()});
  CHECK(documents(directory.path() / "index") == documents(anew));
}

TEST_CASE("a report that its file no longer has leaves the index", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "One.") + line("2", "Two.") + line("3", "Three."));
  directory.write("archive/b.jsonl", line("4", "Four."));
  index(directory);
  directory.write("archive/a.jsonl", line("1", "One.") + line("3", "Other."));
  CHECK(counts(index(directory)) ==
        "read                  2  reports of 1 files; 1 files have not changed\n"
        "added                 0\n"
        "changed               1\n"
        "removed               1\n"
        "unchanged             2\n"
        "rejected              0\n");
  CHECK(reports(directory) == Reports{"1: One.", "3: Other.", "4: Four."});
}

TEST_CASE("what a file turned into decides, but not what could not be read", "[nights]") {
  const TempDirectory directory;
  const auto file = directory.write("archive/a.jsonl", line("1", "One.") + line("2", "Two."));
  fs::permissions(directory.path(), fs::perms::all);
  const test::Surroundings nobody{.is_unprivileged = true};
  REQUIRE(index(directory, "archive", nobody).exit_code == 0);
  SECTION("unreadable for a night") {
    directory.write("archive/a.jsonl", line("1", "Only this."));
    fs::permissions(file, fs::perms::none);
    const Outcome closed = index(directory, "archive", nobody);
    CHECK(closed.exit_code == 1);
    CHECK(has(closed.out, "1  unreadable\n"));
    CHECK(reports(directory) == Reports{"1: One.", "2: Two."});
    fs::permissions(file, fs::perms::all);
    CHECK(has(index(directory, "archive", nobody).out, "removed               1\n"));
    CHECK(reports(directory) == Reports{"1: Only this."});
  }
  SECTION("emptied") {
    directory.write("archive/a.jsonl", "");
    CHECK(has(index(directory, "archive", nobody).out, "removed               2\n"));
    CHECK(reports(directory).empty());
  }
}

TEST_CASE("an unreadable file is tried again each night", "[nights]") {
  const TempDirectory directory;
  const auto file = directory.write("archive/a.txt", "Title\n\nText.");
  fs::permissions(directory.path(), fs::perms::all);
  fs::permissions(file, fs::perms::none);
  const test::Surroundings nobody{.is_unprivileged = true};
  const Outcome closed = index(directory, "archive", nobody);
  CHECK(closed.exit_code == 1);
  CHECK(has(closed.err, "rejected a.txt: unreadable: Permission denied"));
  fs::permissions(file, fs::perms::all);
  CHECK(has(index(directory, "archive", nobody).out, "added                 1\n"));
}

TEST_CASE("of two files with the same id the later has it, whichever was read last", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "Old.") + line("2", "Two."));
  directory.write("archive/b.jsonl", line("1", "New."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: New.", "2: Two."});
  directory.write("archive/a.jsonl", line("1", "Older.") + line("2", "Changed."));
  CHECK(counts(index(directory)) ==
        "read                  2  reports of 1 files; 1 files have not changed\n"
        "added                 0\n"
        "changed               1\n"
        "removed               0\n"
        "unchanged             2\n"
        "rejected              0\n");
  CHECK(reports(directory) == Reports{"1: New.", "2: Changed."});
  SECTION("an earlier file comes to its right where the later has it no longer") {
    directory.write("archive/b.jsonl", line("3", "Three."));
    const Outcome moved = index(directory);
    CHECK(has(moved.out, "added                 2\n"));
    CHECK(has(moved.out, "removed               1\n"));
    CHECK(has(moved.out, "unchanged             1\n"));
    CHECK(reports(directory) == Reports{"1: Older.", "2: Changed.", "3: Three."});
  }
  SECTION("or where it is gone") {
    fs::remove(directory.path() / "archive/b.jsonl");
    directory.write("archive/a.jsonl", line("1", "Alone."));
    index(directory);
    CHECK(reports(directory) == Reports{"1: Alone."});
  }
}

TEST_CASE("a report that was taken from an earlier file on another night goes back to it",
          "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "Of a.") + line("2", "Two."));
  directory.write("archive/b.jsonl", line("3", "Of b."));
  index(directory);
  directory.write("archive/c.jsonl", line("1", "Of c.") + line("3", "Of c."));
  CHECK(has(index(directory).out, "changed               2\n"));
  directory.write("archive/b.jsonl", line("3", "Of b.") + line("1", "Of b."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: Of c.", "2: Two.", "3: Of c."});
  directory.write("archive/c.jsonl", line("4", "Four."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: Of b.", "2: Two.", "3: Of b.", "4: Four."});
  check_as_built_anew(directory);
}

TEST_CASE("a reject \"duplicate-id\" is tried again when its cause has gone", "[nights]") {
  const TempDirectory directory;
  const auto first = directory.write("x/1.txt", "X\n\nText of x.");
  directory.write("y/1.txt", "Y\n\nText of y.");
  const std::vector<std::string> arguments{"--index", (directory.path() / "index").string(),
                                           (directory.path() / "x").string(),
                                           (directory.path() / "y").string()};
  const Outcome taken = test::chancery_index(arguments);
  CHECK(taken.exit_code == 1);
  CHECK(has(taken.out, "read                  1  reports of 2 files\n"));
  CHECK(has(taken.out, "added                 1\n"));
  CHECK(has(taken.err, "duplicate-id"));
  fs::remove(first);
  CHECK(test::chancery_index(arguments).exit_code == 0);
  CHECK(reports(directory) == Reports{"1.txt: Text of y."});
}

TEST_CASE("an index brought up to date is the index built anew", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Putin in Pakistan\n\nVladimir Putin spoke in Islamabad.");
  directory.write("archive/b.jsonl", line("1", "India agreed.") + line("2", "Moscow did not."));
  directory.write("archive/c.jsonl", line("2", "The Kremlin did.") + line("3", "Xi Jinping."));
  index(directory);
  check_as_built_anew(directory);
  directory.write("archive/a.txt", "Putin in Pakistan\n\nHe spoke of energy. So did Sharif.");
  directory.write("archive/b.jsonl", line("1", "India agreed at last.") + "{broken\n");
  directory.write("archive/d/e.txt", "Berlin\n\nAngela Merkel met Emmanuel Macron.");
  index(directory);
  check_as_built_anew(directory);
  directory.write("archive/b.jsonl", line("2", "Moscow again.") + line("5", "Five."));
  directory.write("archive/c.jsonl", line("3", "Xi Jinping in Beijing."));
  index(directory);
  check_as_built_anew(directory);
}

TEST_CASE("content that comes back is read again if another was read since", "[nights]") {
  const TempDirectory directory;
  std::string broken;
  for (int i = 0; i < 1'500; ++i) broken += "{]\n";
  directory.write("archive/a.jsonl", line("1", "First."));
  index(directory);
  // So many rejects that the file is not entered into the ledger.
  directory.write("archive/a.jsonl", line("1", "Second.") + broken);
  index(directory);
  directory.write("archive/a.jsonl", line("1", "First."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: First."});
}

TEST_CASE("a run that is killed leaves an index that the next run completes", "[nights]") {
  const TempDirectory directory;
  std::string lines;
  for (int i = 0; i < 10'400; ++i) lines += line(std::to_string(i), "Pakistan.");
  directory.write("archive/a.jsonl", lines);
  directory.write("archive/b.jsonl", line("0", "India."));
  const auto has_committed = [&] {
    try {
      const Xapian::Database database((directory.path() / "index").string());
      return database.get_doccount() > 0;
    } catch (const Xapian::Error&) {
      return false;  // not made yet
    }
  };
  REQUIRE(index(directory, "archive", {.killed_when = has_committed}).exit_code == -1);
  const std::size_t safe = documents(directory.path() / "index").size();
  CHECK(safe >= 10'000);
  CHECK(safe < 10'400);
  CHECK(index(directory).exit_code == 0);
  CHECK(reports(directory).size() == 10'400);
  CHECK(reports(directory).contains("0: India."));
}

TEST_CASE("a full disk stops a run with 2, and what was committed is safe", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "One."));
  REQUIRE(index(directory).exit_code == 0);
  std::string words;
  for (int i = 0; i < 40'000; ++i) words += "w" + std::to_string(i * 7'919) + " ";
  directory.write("archive/b.jsonl", line("2", words));
  const Outcome full = index(directory, "archive", {.most_file_bytes = 256U << 10U});
  CHECK(full.exit_code == 2);
  CHECK(has(full.err, "error: the index could not be written: "));
  CHECK(has(full.err, "hint: what was committed before is safe"));
  CHECK(reports(directory) == Reports{"1: One."});
  CHECK(index(directory).exit_code == 0);
  CHECK(reports(directory).size() == 2);
}

}  // namespace
}  // namespace chancery
