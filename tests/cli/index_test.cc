// chancery-index as it is used: the built program on real files.

#include <chrono>
#include <filesystem>
#include <string>

#include <unistd.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "indexer/writing/write_lock.h"
#include "tests/cli/index_run.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::chancery_index;
using test::content_of;
using test::counts;
using test::has;
using test::index;
using test::Outcome;
using test::TempDirectory;

TEST_CASE("a first run adds every report, a second finds nothing to do", "[index]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nPakistan agreed.");
  directory.write("archive/b.jsonl", "{\"id\":\"b1\",\"title\":\"B\",\"text\":\"Text.\"}\n"
                                     "{\"id\":\"b2\",\"title\":\"C\",\"text\":\"Text.\"}\n");
  const Outcome first = index(directory);
  CHECK(first.exit_code == 0);
  CHECK(counts(first) ==
        "read                  3  reports of 2 files\n"
        "added                 3\n"
        "changed               0\n"
        "removed               0\n"
        "unchanged             0\n"
        "rejected              0\n");
  const Outcome second = index(directory);
  CHECK(second.exit_code == 0);
  CHECK(counts(second) ==
        "read                  0  reports of 0 files; 2 files have not changed\n"
        "added                 0\n"
        "changed               0\n"
        "removed               0\n"
        "unchanged             3\n"
        "rejected              0\n");
}

TEST_CASE("of a file that changed only the reports that changed are written", "[index]") {
  const TempDirectory directory;
  directory.write("archive/b.jsonl", "{\"id\":\"b1\",\"title\":\"B\",\"text\":\"Text.\"}\n"
                                     "{\"id\":\"b2\",\"title\":\"C\",\"text\":\"Text.\"}\n");
  index(directory);
  directory.write("archive/b.jsonl", "{\"id\":\"b1\",\"title\":\"B\",\"text\":\"Text.\"}\n"
                                     "{\"id\":\"b2\",\"title\":\"C\",\"text\":\"New text.\"}\n"
                                     "{\"id\":\"b3\",\"title\":\"D\",\"text\":\"More.\"}\n");
  CHECK(counts(index(directory)) ==
        "read                  3  reports of 1 files\n"
        "added                 1\n"
        "changed               1\n"
        "removed               0\n"
        "unchanged             1\n"
        "rejected              0\n");
}

TEST_CASE("a file that was only touched is not read again", "[index]") {
  const TempDirectory directory;
  const auto file = directory.write("archive/a.txt", "Title\n\nText.");
  index(directory);
  std::filesystem::last_write_time(
      file, std::filesystem::last_write_time(file) + std::chrono::hours(1));
  CHECK(has(index(directory).out, "1 files have not changed"));
}

TEST_CASE("what cannot be read is named, counted and told again, and the run goes on", "[index]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  directory.write("archive/bad.jsonl", "{\"id\":\"b1\",\"text\":\"Text.\"}\n{\"id\":\n");
  directory.write("archive/empty.txt", "");
  const Outcome first = index(directory);
  CHECK(first.exit_code == 1);
  CHECK(has(first.out, "rejected              2\n"
                       "                      1  bad-json\n"
                       "                      1  empty\n"));
  CHECK(has(first.out, "added                 2\n"));
  CHECK(has(first.err, "warning: rejected bad.jsonl, line 2: bad-json: "));
  CHECK(has(first.err, "warning: rejected empty.txt: empty: "));
  const Outcome second = index(directory);
  CHECK(second.exit_code == 1);
  CHECK(has(second.err, "warning: rejected bad.jsonl, line 2: bad-json: "));
}

TEST_CASE("what was broken in reports and put right is counted", "[index]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl", "{\"id\":\"1\",\"title\":\"Caf\\u0000\\u001bs\"}\n{\"id\":\"2\",\"title\":\"B\"}\n");
  directory.write("archive/b.txt", "Talks\n\nThe Quai d\x92Orsay said: \x93No\x94.\n");
  directory.write("archive/c.txt", "Talks\n\nAll is well here.\n");
  const std::string report = (directory.path() / "report.json").string();
  const Outcome outcome = index(directory, "archive", {}, {"--report", report});
  CHECK(has(outcome.out,
            "repaired              2  reports\n"
            "                      3  stray bytes, taken for Windows-1252\n"
            "                      2  control characters, left out\n"));
  const auto told = nlohmann::json::parse(test::content_of(report));
  const nlohmann::json all{
      {"reports", 2}, {"stray_bytes", 3}, {"control_characters", 2}, {"lost_characters", 0}};
  CHECK(told.at("repairs") == all);
  const nlohmann::json of_b{
      {"reports", 1}, {"stray_bytes", 3}, {"control_characters", 0}, {"lost_characters", 0}};
  CHECK(told.at("sources").at(1).at("repairs") == of_b);
  CHECK(!has(index(directory).out, "repaired"));  // nothing was read
}

TEST_CASE("a file of nothing but rejects is told in full every night", "[index]") {
  const TempDirectory directory;
  std::string lines = "{\n";
  for (int i = 0; i < 1'500; ++i) lines += "{]\n";
  directory.write("archive/bad.jsonl", "{\"text\":\"Text.\"}\n" + lines);
  for (int night = 0; night < 2; ++night) {
    const Outcome outcome = index(directory);
    CHECK(outcome.exit_code == 1);
    CHECK(has(outcome.out, "rejected          1,501\n"));
  }
}

TEST_CASE("indexes and the run's own log, below the archive, are not taken for a part of it",
          "[index]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  for (const char* name : {"archive/index", "archive/old/index", "archive/index"}) {
    const auto log = directory.path() / "archive/log";
    const Outcome outcome =
        chancery_index({"--index", (directory.path() / name).string(), "--log-file", log.string(),
                        (directory.path() / "archive").string()});
    CAPTURE(name, outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(has(content_of(log), "archive: 1 files"));
  }
}

TEST_CASE("an index is no archive", "[index][errors]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  index(directory);
  const Outcome outcome = index(directory, "index");
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "is an index and no archive\nhint: "));
}

TEST_CASE("a file in square brackets is a file", "[index]") {
  const TempDirectory directory;
  const auto file = directory.write("[a,b]", "Title\n\nText.");
  const auto index_name = directory.path() / "[index]";
  const std::string work = fs::current_path().string();
  fs::current_path(directory.path());
  const Outcome outcome = chancery_index({"--index", "[index]", "[a,b]", "--log-file=[log]"});
  fs::current_path(work);
  CHECK(outcome.exit_code == 0);
  CHECK(has(outcome.out, "added                 1\n"));
  CHECK(fs::exists(index_name / "XAPIANDB"));
  CHECK(fs::exists(directory.path() / "[log]"));
}

TEST_CASE("files given twice are read once", "[index]") {
  const TempDirectory directory;
  const std::string file = directory.write("archive/a/1.txt", "Title\n\nText.").string();
  directory.write("archive/b.txt", "Title\n\nText.");
  const Outcome outcome =
      chancery_index({"--index", (directory.path() / "index").string(),
                      (directory.path() / "archive").string(),
                      (directory.path() / "archive/a").string(), file});
  CHECK(has(outcome.out, "read                  2  reports of 2 files\n"));
}

TEST_CASE("a name in the archive cannot drive the terminal", "[index]") {
  const TempDirectory directory;
  directory.write("archive/\x1B[31mred.txt", "");
  const Outcome outcome = index(directory);
  CHECK(has(outcome.err, "[31mred.txt"));
  CHECK_FALSE(has(outcome.err, "\x1B"));
  directory.write("archive/two\nerror: lines.txt", "");
  CHECK(has(index(directory).err, "rejected two error: lines.txt: empty"));
}

TEST_CASE("a long or odd id or address never stops a run", "[index]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl",
                  "{\"id\":\"" + std::string(5'000, 'i') + "\",\"text\":\"One.\"}\n" +
                      "{\"id\":\"" + std::string(5'000, 'i') + "j\",\"text\":\"Two.\"}\n" +
                      "{\"id\":\"a\\u0000b\",\"text\":\"Three.\"}\n" +
                      "{\"url\":\"https://example.org/" + std::string(5'000, 'u') +
                      "\",\"text\":\"Four.\"}\n");
  const Outcome outcome = index(directory);
  CHECK(outcome.exit_code == 0);
  CHECK(has(outcome.out, "added                 4\n"));
}

TEST_CASE("the log can go to a file, and be silenced", "[index]") {
  const TempDirectory directory;
  directory.write("archive/empty.txt", "");
  directory.write("archive/a.txt", "Title\n\nText.");
  const auto log = directory.path() / "night.log";
  CHECK(index(directory, "archive", {}, {"--log-file", log.string()}).err.empty());
  CHECK(has(content_of(log), "warning: rejected empty.txt: empty: "));
  CHECK(has(content_of(log), "info: done: 1 read, 1 added, 0 changed, 0 moved, 0 removed, "
                             "0 unchanged, 1 rejected, in "));
  CHECK(index(directory, "archive", {}, {"--log-level", "off"}).err.empty());
}

TEST_CASE("what stops a run stands in its log, too", "[index][errors]") {
  const TempDirectory directory;
  const auto log = directory.path() / "night.log";
  const Outcome outcome = index(directory, "nowhere", {}, {"--log-file", log.string()});
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: no archive at "));
  CHECK(has(content_of(log), "error: stopped: no archive at "));
}

TEST_CASE("the log has no colour where NO_COLOR is set", "[index]") {
  if (!test::has_terminals()) {
    WARN("not checked: this machine has no pseudo-terminals");
    return;
  }
  const TempDirectory directory;
  directory.write("archive/empty.txt", "");
  const std::string yellow = "\x1B[33m";
  CHECK(has(index(directory, "archive", {.environment = {"TERM=xterm"}, .has_terminal = true}).err,
            yellow));
  const Outcome plain = index(
      directory, "archive", {.environment = {"TERM=xterm", "NO_COLOR=1"}, .has_terminal = true});
  CHECK(has(plain.err, "warning: rejected empty.txt"));
  CHECK_FALSE(has(plain.err, yellow));
}

TEST_CASE("a summary that cannot be written is an error", "[index][errors]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  const Outcome outcome = index(directory, "archive", {.out = "/dev/full"});
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: cannot write to standard output\nhint: "));
}

TEST_CASE("a run that cannot be says why, gives a hint, and exits with 2", "[index][errors]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  SECTION("an archive that is not there") {
    const Outcome outcome = index(directory, "nowhere");
    CHECK(outcome.exit_code == 2);
    CHECK(has(outcome.err, "error: "));
    CHECK(has(outcome.err, "nowhere"));
    CHECK(has(outcome.err, "hint: "));
    CHECK_FALSE(std::filesystem::exists(directory.path() / "index"));
  }
  SECTION("an index that is locked") {
    index(directory);
    const WriteLock lock(directory.path() / "index/lock", std::chrono::seconds(0),
                         [] { return false; });
    const Outcome outcome = index(directory);
    CHECK(outcome.exit_code == 75);
    CHECK(outcome.err.starts_with("error: the index is locked by process " +
                                  std::to_string(getpid()) + " on "));
    CHECK(has(outcome.err, "\nhint: another chancery-index is writing to it; run again"));
  }
  SECTION("an index that may not be written") {
    index(directory);
    fs::permissions(directory.path(), fs::perms::all);
    fs::permissions(directory.path() / "index",
                    fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                        fs::perms::others_exec);
    fs::permissions(directory.path() / "index/lock", fs::perms::owner_read);
    const Outcome outcome = index(directory, "archive", {.is_unprivileged = true});
    fs::permissions(directory.path() / "index", fs::perms::owner_all);
    CHECK(outcome.exit_code == 2);
    CHECK_FALSE(has(outcome.err, "is locked"));
    CHECK(has(outcome.err, "error: the index could not be locked: "));
    CHECK(has(outcome.err, "Permission denied"));
    CHECK(has(outcome.err, "hint: chancery-index must be run by a user who may write there"));
  }
  SECTION("an index of another schema version") {
    index(directory);
    {
      Xapian::WritableDatabase database((directory.path() / "index").string());
      database.set_metadata(std::string(schema::metadata::kVersion), "0");
      database.commit();
    }
    const Outcome outcome = index(directory);
    CHECK(outcome.exit_code == 2);
    CHECK(has(outcome.err, "has schema version 0; this program writes " +
                               std::to_string(schema::kVersion)));
    CHECK(has(outcome.err, "hint: build it anew: chancery-index --rebuild"));
  }
  SECTION("no archive at all, or an option that is none") {
    CHECK(chancery_index({}).exit_code == 2);
    const Outcome outcome = chancery_index({"--inedx", "x", "y"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.starts_with("error: "));
    CHECK(has(outcome.err, "\nhint: run chancery-index --help\n"));
  }
  SECTION("a log that cannot be written") {
    const Outcome outcome = chancery_index({"--log-file", (directory.path() / "archive").string(),
                                            "--index", (directory.path() / "index").string(),
                                            (directory.path() / "archive").string()});
    CHECK(outcome.exit_code == 2);
    CHECK(has(outcome.err, "hint: choose another file with --log-file FILE"));
  }
}

TEST_CASE("an article cut off at the end of a file is a named reject", "[index]") {
  const TempDirectory directory;
  const Outcome outcome =
      chancery_index({"--index", (directory.path() / "index").string(),
                      test::in_repository("tests/data/reuters_truncated.sgm").string()});
  CHECK(outcome.exit_code == 1);
  CHECK(has(outcome.out, "2  truncated\n"));
}

TEST_CASE("help has examples and exit codes, --version is the version", "[index]") {
  const Outcome help = chancery_index({"--help"});
  CHECK(help.exit_code == 0);
  for (const char* part : {"--index DIR", "--log-level LEVEL", "--log-file FILE", "EXAMPLES",
                           "EXIT CODES"}) {
    CHECK(has(help.out, part));
  }
  CHECK(chancery_index({"--version"}).out == "chancery-index 0.1.0\n");
}

TEST_CASE("leaders whom no table has are listed as rows to paste, and pasted are known", "[index]") {
  const TempDirectory directory;
  directory.write("archive/a.jsonl",
                  "{\"id\":\"a\",\"date\":\"2024-03-01\",\"title\":\"T\",\"text\":\"Kenya's Foreign "
                  "Minister Rupert Elphberg resigned.\"}\n");
  CHECK(index(directory).exit_code == 0);
  const std::string path = (directory.path() / "index").string();
  const Outcome found = chancery_index({"--index", path, "--found-leaders"});
  CHECK(found.exit_code == 0);
  CHECK(found.out ==
        "leader\tkind\tname\tcountry\tfrom\tto\tsource\n"
        "# 1 reports; a: Kenya's Foreign Minister Rupert Elphberg resigned.\n"
        "rupert-elphberg\tname\tRupert Elphberg\t\t\t\tfound\n"
        "rupert-elphberg\tsurname\tElphberg\t\t\t\tfound\n"
        "rupert-elphberg\toffice\tforeign-minister\tKE\t2024-03-01?\t2024-03-01?\tfound\n");
  directory.write("ours/leaders.tsv", found.out);
  const std::string ours = (directory.path() / "ours").string();
  const Outcome known = chancery_index({"--index", path, "--gazetteer", ours, "--found-leaders"});
  CHECK(known.out == "leader\tkind\tname\tcountry\tfrom\tto\tsource\n");
}

TEST_CASE("an editor's tables are checked, and an error names file and line", "[index][errors]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  directory.write("ours/leaders.tsv", "leader\tkind\tname\tcountry\tfrom\tto\tsource\nx\tname\n");
  const Outcome outcome = chancery_index({"--gazetteer", (directory.path() / "ours").string(),
                                          "--explain", (directory.path() / "archive").string()});
  CHECK(outcome.exit_code == 2);
  CHECK(has(outcome.err, "error: leaders.tsv:2: 2 fields where there should be 7\n"));
  CHECK(has(outcome.err, "hint: "));
}

}  // namespace
}  // namespace chancery
