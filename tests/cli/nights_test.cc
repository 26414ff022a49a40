// chancery-index run night after night: whatever happens to the archive, the index answers as one
// built anew.

#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"
#include "indexer/render/figures.h"
#include "indexer/writing/write_lock.h"
#include "tests/cli/index_run.h"
#include "tests/support/catch.h"
#include "tests/support/index_dump.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::counts;
using test::has;
using test::index;
using test::Outcome;
using test::TempDirectory;

/// "ID: TEXT" of each report.
std::set<std::string> reports(const TempDirectory& directory) {
  const Xapian::Database database((directory.path() / "index").string());
  std::set<std::string> result;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Article article = schema::stored_in(database, *at).article;
    result.insert(article.id + ": " + article.text);
  }
  return result;
}
using Reports = std::set<std::string>;

/// By which run each report came.
std::map<std::string, std::uint64_t> runs(const TempDirectory& directory) {
  const Xapian::Database database((directory.path() / "index").string());
  std::map<std::string, std::uint64_t> result;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    result[schema::stored_in(document).article.id] =
        schema::decode_run(document.get_value(schema::spec(schema::Field::Run).slot));
  }
  return result;
}

std::string line(const std::string& id, const std::string& text) {
  return "{\"id\":\"" + id + "\",\"title\":\"T\",\"text\":\"" + text + "\"}\n";
}

void check_as_built_anew(const TempDirectory& directory) {
  const fs::path anew = directory.path() / "anew";
  fs::remove_all(anew);
  test::chancery_index({"--index", anew.string(), (directory.path() / "archive").string()});
  CHECK(test::differences(test::dump_reports(directory.path() / "index"),
                          test::dump_reports(anew)) == "");
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

TEST_CASE("a report that a file has twice has not changed when the file grows", "[nights]") {
  const TempDirectory directory;
  const std::string twice = line("1", "First.") + line("2", "Two.") + line("1", "Corrected.");
  directory.write("archive/a.jsonl", twice);
  index(directory);
  const auto before = runs(directory);
  directory.write("archive/a.jsonl", twice + line("3", "Three."));
  CHECK(counts(index(directory)) ==
        "read                  4  reports of 1 files\n"
        "added                 1\n"
        "changed               0\n"
        "removed               0\n"
        "unchanged             3\n"
        "rejected              0\n");
  CHECK(reports(directory) == Reports{"1: Corrected.", "2: Two.", "3: Three."});
  CHECK(runs(directory)["1"] == before.at("1"));
  SECTION("but when its last text has, and one that it has once") {
    directory.write("archive/a.jsonl", line("1", "First.") + line("2", "Two, corrected.") +
                                           line("1", "Corrected.") + line("1", "Once more."));
    const Outcome changed = index(directory);
    CHECK(has(changed.out, "changed               2\n"));
    CHECK(has(changed.out, "removed               1\n"));
    CHECK(has(changed.out, "unchanged             2\n"));
    CHECK(reports(directory) == Reports{"1: Once more.", "2: Two, corrected."});
  }
  SECTION("or when it has it once more, as it was at first") {
    directory.write("archive/a.jsonl", twice + line("1", "First."));
    CHECK(has(index(directory).out, "changed               1\n"));
    CHECK(reports(directory) == Reports{"1: First.", "2: Two."});
  }
  SECTION("or where it has it twice no longer") {
    directory.write("archive/a.jsonl", line("1", "First."));
    CHECK(has(index(directory).out, "changed               1\n"));
    CHECK(reports(directory) == Reports{"1: First."});
  }
  check_as_built_anew(directory);
}

/// archive/disk is not there, and is there again.
void unmount(const TempDirectory& directory) {
  fs::rename(directory.path() / "archive/disk", directory.path() / "away");
}
void mount(const TempDirectory& directory) {
  fs::rename(directory.path() / "away", directory.path() / "archive/disk");
}

TEST_CASE("a report goes back to a file that was away for a while", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "Of a."));
  directory.write("archive/disk/b.jsonl", line("1", "Of b.") + line("2", "Two."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: Of b.", "2: Two."});
  unmount(directory);
  directory.write("archive/a.jsonl", line("1", "Of a, changed."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: Of a, changed.", "2: Two."});
  mount(directory);
  index(directory);
  CHECK(reports(directory) == Reports{"1: Of b.", "2: Two."});
  check_as_built_anew(directory);
}

TEST_CASE("a report comes back to a file that was away when it could have", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/disk/a.jsonl", line("1", "Of a."));
  directory.write("archive/e.jsonl", line("2", "Two.") + line("1", "Of e."));
  index(directory);
  unmount(directory);
  directory.write("archive/e.jsonl", line("2", "Two."));
  index(directory);
  CHECK(reports(directory) == Reports{"2: Two."});
  mount(directory);
  index(directory);
  CHECK(reports(directory) == Reports{"1: Of a.", "2: Two."});
  check_as_built_anew(directory);
}

TEST_CASE("a report that a file has twice has not changed when another is settled", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl",
                  line("1", "First.") + line("1", "Corrected.") + line("2", "Of a."));
  directory.write("archive/b.jsonl", line("3", "Three.") + line("2", "Of b."));
  index(directory);
  directory.write("archive/b.jsonl", line("3", "Three."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: Corrected.", "2: Of a.", "3: Three."});
  CHECK(runs(directory) == std::map<std::string, std::uint64_t>{{"1", 1}, {"2", 2}, {"3", 1}});
  check_as_built_anew(directory);
}

TEST_CASE("a file that cannot be read when a report would come back to it is read when it can be",
          "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "Of a.") + line("2", std::string(2'000, 'x')));
  directory.write("archive/b.jsonl", line("1", "Of b."));
  index(directory);
  directory.write("archive/b.jsonl", line("3", "Three."));
  index(directory, "archive", {}, {"--max-source", "1K"});
  CHECK_FALSE(reports(directory).contains("1: Of a."));
  index(directory);
  CHECK(reports(directory).contains("1: Of a."));
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

/// A line of the summary.
std::string figure(const std::string& name, std::uint64_t count) {
  const std::string digits = grouped(count);
  return name + std::string(23 - name.size() - digits.size(), ' ') + digits + "\n";
}

constexpr int kMany = 15'000;

/// An archive of one large file and a small one, and a run that commits often.
std::vector<std::string> large_archive(const TempDirectory& directory) {
  std::string lines;
  for (int i = 0; i < kMany; ++i) lines += line(std::to_string(i), "Pakistan.");
  directory.write("archive/a.jsonl", lines);
  directory.write("archive/b.jsonl", line("0", "India."));
  return {"--memory", "64"};
}

bool has_committed(const TempDirectory& directory) {
  try {
    return Xapian::Database((directory.path() / "index").string()).get_doccount() > 0;
  } catch (const Xapian::Error&) {
    return false;  // not made yet
  }
}

TEST_CASE("a run that is killed leaves an index that the next run completes", "[nights]") {
  const TempDirectory directory;
  const auto options = large_archive(directory);
  const auto committed = [&] { return has_committed(directory); };
  REQUIRE(index(directory, "archive", {.killed_when = committed}, options).exit_code == -1);
  const std::size_t safe = reports(directory).size();
  CHECK(safe >= 1'000);
  CHECK(safe < kMany);
  const Outcome next = index(directory, "archive", {}, options);
  CHECK(next.exit_code == 0);
  CHECK(has(next.out, figure("unchanged", safe)));  // not done twice
  CHECK(reports(directory).size() == kMany);
  CHECK(reports(directory).contains("0: India."));
}

TEST_CASE("a run that is told to end commits what is done, and the next goes on", "[nights]") {
  const TempDirectory directory;
  const auto options = large_archive(directory);
  const auto committed = [&] { return has_committed(directory); };
  const int signal = GENERATE(SIGTERM, SIGINT);
  const auto start = std::chrono::steady_clock::now();
  const Outcome ended =
      index(directory, "archive", {.killed_when = committed, .killed_by = signal}, options);
  CHECK(ended.exit_code == 128 + signal);
  CHECK(has(ended.out, "stopped by a signal; what was done is committed"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
  const std::size_t safe = reports(directory).size();
  CHECK(has(ended.out, figure("added", safe)));
  CHECK(safe < kMany);
  const Outcome next = index(directory, "archive", {}, options);
  CHECK(has(next.out, figure("unchanged", safe)));
  CHECK(reports(directory).size() == kMany);
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

// Sanitizers take addresses by the terabyte.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("a run that has no memory left is stopped with 2 and a hint", "[nights]") {
  const TempDirectory directory;
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "w" + std::to_string(i * 7'919) + " ";
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += line(std::to_string(i), words);
  directory.write("archive/a.jsonl", lines);
  const fs::path report = directory.path() / "report.json";
  const Outcome stopped = index(directory, "archive", {.most_memory_bytes = 180U << 20U},
                                {"--report", report.string()});
  CHECK(stopped.exit_code == 2);
  CHECK(has(test::content_of(report), "there is not enough memory"));
  CHECK(has(stopped.err, "error: there is not enough memory\nhint: what was committed before is safe"));
  CHECK(index(directory).exit_code == 0);
}
#endif

TEST_CASE("a file that has moved is not read again", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a/1.txt", "Putin in Pakistan\n\nVladimir Putin spoke in Islamabad.");
  directory.write("archive/a/2.jsonl", line("2", "India agreed.") + "{broken\n");
  index(directory);
  fs::rename(directory.path() / "archive/a", directory.path() / "archive/z");
  const Outcome moved = index(directory);
  CHECK(moved.exit_code == 1);  // what is broken is told again
  CHECK(has(counts(moved),
            "read                  0  reports of 0 files\n"
            "added                 0\n"
            "changed               0\n"
            "moved                 2  reports of 2 files\n"
            "removed               0\n"
            "unchanged             0\n"
            "rejected              1\n"));
  CHECK(has(moved.err, "z/2.jsonl, line 2: bad-json"));
  check_as_built_anew(directory);
  CHECK(has(index(directory).out, "unchanged             2\n"));
}

TEST_CASE("a file that has moved to a path of another date is read anew, if a date may be the path's",
          "[nights]") {
  const TempDirectory directory;
  directory.write("archive/2024/05/06/1.txt", "Talks\n\nThey began.");
  directory.write("archive/2024/05/06/2.jsonl", R"({"id":"2","title":"T","date":"2024-01-02"})");
  index(directory);
  fs::create_directory(directory.path() / "archive/2024/05/07");
  for (const char* name : {"1.txt", "2.jsonl"}) {
    fs::rename(directory.path() / "archive/2024/05/06" / name,
               directory.path() / "archive/2024/05/07" / name);
  }
  const Outcome moved = index(directory, "archive", {}, {"--prune=force"});
  CHECK(has(moved.out, "moved                 1  reports of 1 files\n"));
  check_as_built_anew(directory);
  const Outcome found = test::chancery_search(
      {"--index", (directory.path() / "index").string(), "--format", "csv", "talks"});
  CHECK(has(found.out, "2024-05-07"));
}

TEST_CASE("a file that has moved and shares reports with others settles it anew", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/b.jsonl", line("1", "Of b."));
  SECTION("the one that had the report moves to the front") {
    directory.write("archive/c.jsonl", line("1", "Of c."));
    index(directory);
    fs::rename(directory.path() / "archive/c.jsonl", directory.path() / "archive/a.jsonl");
    index(directory);
    CHECK(reports(directory) == Reports{"1: Of b."});
  }
  SECTION("the one that had lost it moves to the end") {
    directory.write("archive/a.jsonl", line("1", "Of a."));
    index(directory);
    fs::rename(directory.path() / "archive/a.jsonl", directory.path() / "archive/c.jsonl");
    index(directory);
    CHECK(reports(directory) == Reports{"1: Of a."});
  }
  check_as_built_anew(directory);
}

TEST_CASE("a file that has moved and lost a report in the same night is read anew", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/b.jsonl", line("1", "Of b.") + line("2", "Two."));
  index(directory);
  fs::rename(directory.path() / "archive/b.jsonl", directory.path() / "archive/z.jsonl");
  directory.write("archive/a.jsonl", line("1", "Of a."));
  index(directory, "archive", {}, {"--prune"});
  CHECK(reports(directory) == Reports{"1: Of b.", "2: Two."});
  check_as_built_anew(directory);
}

TEST_CASE("a report that a file has twice and a later one, too, is counted as built anew",
          "[nights]") {
  const TempDirectory directory;
  directory.write("archive/b.jsonl", line("1", "Of b."));
  index(directory);
  directory.write("archive/a.jsonl", line("1", "Of a.") + line("1", "Of a again."));
  index(directory);
  CHECK(reports(directory) == Reports{"1: Of b."});
  check_as_built_anew(directory);
}

TEST_CASE("reports of files that are gone stay until they are pruned", "[nights]") {
  const TempDirectory directory;
  for (int i = 0; i < 5; ++i) {
    directory.write("archive/" + std::to_string(i) + ".jsonl", line(std::to_string(i), "Text."));
  }
  directory.write("archive/4b.jsonl", line("4", "Later."));
  index(directory);
  fs::remove(directory.path() / "archive/4b.jsonl");
  const Outcome kept = index(directory);
  CHECK(kept.exit_code == 0);
  CHECK(has(kept.out, "gone                  1  reports of 1 files that are gone; --prune removes"));
  CHECK(reports(directory).contains("4: Later."));
  const Outcome pruned = index(directory, "archive", {}, {"--prune"});
  CHECK(pruned.exit_code == 0);
  CHECK(has(pruned.out, "pruned                1  reports of 1 files that are gone\n"));
  CHECK(reports(directory).contains("4: Text."));  // as the file before it has it
  check_as_built_anew(directory);
}

TEST_CASE("an archive that is not mounted does not empty an index", "[nights][errors]") {
  const TempDirectory directory;
  for (const char* name : {"disk/1.jsonl", "disk/2.jsonl", "3.jsonl", "4.jsonl"}) {
    directory.write("archive/" + std::string(name), line(name, "Text."));
  }
  index(directory);
  fs::remove_all(directory.path() / "archive/disk");
  directory.write("archive/5.jsonl", line("5", "New."));
  const Outcome refused = index(directory, "archive", {}, {"--prune"});
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.err, "error: nothing is pruned: 2 of 4 reports would go, more than a quarter"));
  CHECK(has(refused.err, "hint: "));
  CHECK(reports(directory).size() == 5);  // what is new is in all the same
  const Outcome forced = index(directory, "archive", {}, {"--prune=force"});
  CHECK(forced.exit_code == 0);
  CHECK(reports(directory).size() == 3);
  CHECK(index(directory, "archive", {}, {"--prune=yes"}).exit_code == 2);
}

TEST_CASE("a folder that may not be read is not gone", "[nights]") {
  const TempDirectory directory;
  fs::permissions(directory.path(), fs::perms::all);
  for (const char* name : {"closed/1.jsonl", "2.jsonl", "3.jsonl", "4.jsonl", "5.jsonl"}) {
    directory.write("archive/" + std::string(name), line(name, "Text."));
  }
  fs::create_directory(directory.path() / "index");
  fs::permissions(directory.path() / "index", fs::perms::all);
  index(directory, "archive", {.is_unprivileged = true});
  fs::permissions(directory.path() / "archive/closed", fs::perms::none);
  const Outcome pruned = index(directory, "archive", {.is_unprivileged = true}, {"--prune"});
  fs::permissions(directory.path() / "archive/closed", fs::perms::all);
  CHECK(pruned.exit_code == 1);
  CHECK(has(pruned.err, "closed: unreadable"));
  CHECK(reports(directory).size() == 5);
}

TEST_CASE("a dry run says what a run would do, and writes nothing", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "One.") + line("2", "Two."));
  const Outcome before = index(directory, "archive", {}, {"--dry-run"});
  CHECK(before.exit_code == 0);
  CHECK(before.out.starts_with("nothing is written; a run would do this:\n"));
  CHECK(has(before.out, "added                 2\n"));
  CHECK_FALSE(fs::exists(directory.path() / "index"));
  directory.write("archive/b.txt", "Title\n\nText of b.");
  directory.write("archive/c.txt", "Title\n\nText of c.");
  directory.write("archive/d.jsonl", line("1", "Shadows one."));
  index(directory);
  directory.write("archive/a.jsonl", line("1", "One.") + line("2", "Other.") + line("3", "Three."));
  fs::rename(directory.path() / "archive/b.txt", directory.path() / "archive/e.txt");
  fs::remove(directory.path() / "archive/c.txt");
  fs::remove(directory.path() / "archive/d.jsonl");
  const auto held = test::dump_index(directory.path() / "index");
  const std::vector<std::string> prune{"--prune=force"};
  const Outcome rehearsed = index(directory, "archive", {}, {"--prune=force", "--dry-run"});
  CHECK(test::dump_index(directory.path() / "index") == held);
  const Outcome done = index(directory, "archive", {}, prune);
  CHECK(rehearsed.out.substr(rehearsed.out.find("read ")).starts_with(counts(done)));
  CHECK(has(done.out, "moved                 1  reports of 1 files\n"));
  CHECK(has(done.out, "pruned                1  reports of 2 files that are gone\n"));
}

TEST_CASE("an index is rebuilt beside the one that answers", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "One.") + line("2", "Two."));
  index(directory);
  directory.write("archive/a.jsonl", line("1", "One.") + line("2", "Other."));
  const Outcome rebuilt = index(directory, "archive", {}, {"--rebuild"});
  CHECK(rebuilt.exit_code == 0);
  CHECK(has(rebuilt.out, "added                 2\n"));
  CHECK(fs::exists(directory.path() / "index/generation-2"));
  CHECK_FALSE(fs::exists(directory.path() / "index/generation-1"));
  CHECK(reports(directory) == Reports{"1: One.", "2: Other."});
  // A report is new only once: the first is still of the first run.
  CHECK(runs(directory) == std::map<std::string, std::uint64_t>{{"1", 1}, {"2", 2}});
  CHECK(has(index(directory).out, "unchanged             2\n"));
}

TEST_CASE("a rebuilt index with too few reports does not take the place of the old one",
          "[nights][errors]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "One.") + line("2", "Two."));
  directory.write("archive/b.jsonl", line("3", "Three."));
  index(directory);
  fs::remove(directory.path() / "archive/b.jsonl");
  const Outcome refused = index(directory, "archive", {}, {"--rebuild"});
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.err, "1 of 3 reports would go"));
  CHECK(reports(directory).size() == 3);
  CHECK(index(directory, "archive", {}, {"--rebuild=force"}).exit_code == 0);
  CHECK(reports(directory).size() == 2);
  CHECK_FALSE(fs::exists(directory.path() / "index/generation-1.rebuild"));
}

TEST_CASE("a rebuild that is told to end goes on, and one that fails leaves nothing", "[nights]") {
  const TempDirectory directory;
  const auto options = large_archive(directory);
  index(directory);
  const auto rebuilding = [&] {
    const fs::path made = directory.path() / "index/generation-1.rebuild";
    try {
      return Xapian::Database(made.string()).get_doccount() > 0;
    } catch (const Xapian::Error&) {
      return false;
    }
  };
  std::vector<std::string> rebuild = options;
  rebuild.push_back("--rebuild");
  const Outcome ended =
      index(directory, "archive", {.killed_when = rebuilding, .killed_by = SIGTERM}, rebuild);
  CHECK(ended.exit_code == 128 + SIGTERM);
  CHECK(fs::exists(directory.path() / "index/generation-1"));
  CHECK(reports(directory).size() == kMany);
  SECTION("it goes on") {
    const Outcome done = index(directory, "archive", {}, rebuild);
    CHECK(done.exit_code == 0);
    CHECK_FALSE(has(done.out, "unchanged             0\n"));
    CHECK(fs::exists(directory.path() / "index/generation-2"));
  }
  SECTION("it fails on a full disk") {
    const Outcome full =
        index(directory, "archive", {.most_file_bytes = 256U << 10U}, {"--rebuild"});
    CHECK(full.exit_code == 2);
    CHECK_FALSE(fs::exists(directory.path() / "index/generation-1.rebuild"));
  }
  CHECK(reports(directory).size() == kMany);
}

TEST_CASE("changed tables tag what is stored, without the archive", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "News\n\nZorblax of Freedonia spoke.");
  directory.write("archive/b.txt", "Other news\n\nIndia agreed.");
  index(directory);
  const auto before = runs(directory);
  fs::remove(directory.path() / "archive/a.txt");
  directory.write("tables/countries.tsv",
                  "country\tkind\tname\trule\tfrom\tto\tsource\nXF\tname\tFreedonia\t\t\t\ttest\n");
  const std::vector<std::string> ours{"--gazetteer", (directory.path() / "tables").string()};
  const Outcome tagged = index(directory, "archive", {}, ours);
  CAPTURE(tagged.err);
  CHECK(has(tagged.out, "tagged                1  reports otherwise, by other rules\n"));
  const Outcome found = test::chancery_search(
      {"--index", (directory.path() / "index").string(), "--format", "ids", "country:XF"});
  CHECK(found.out == "a.txt\n");
  CHECK(runs(directory) == before);
  CHECK_FALSE(has(index(directory, "archive", {}, ours).out, "tagged"));
  CHECK(has(index(directory).out, "tagged                1"));  // and back
}

TEST_CASE("a run waits for another as long as it is told", "[nights]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", line("1", "One."));
  index(directory);
  auto lock = std::make_optional<WriteLock>(directory.path() / "index/lock",
                                            std::chrono::seconds(0), [] { return false; });
  CHECK(index(directory, "archive", {}, {"--wait", "1"}).exit_code == 75);
  std::thread ends([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    lock.reset();
  });
  CHECK(index(directory, "archive", {}, {"--wait", "60"}).exit_code == 0);
  ends.join();
}

}  // namespace
}  // namespace chancery
