// chancery-index as it is used: the built program on real files.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/stat.h>
#include <unistd.h>

#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using test::chancery_index;
using test::Outcome;
using test::TempDirectory;

/// The summary without its time line, which is another every time.
std::string counts(const Outcome& outcome) {
  return outcome.out.substr(0, outcome.out.find("time"));
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Outcome index(const TempDirectory& directory, const std::string& archive = "archive") {
  return chancery_index({"--index", (directory.path() / "index").string(),
                         (directory.path() / archive).string()});
}

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
        "unchanged             0\n"
        "rejected              0\n");
  const Outcome second = index(directory);
  CHECK(second.exit_code == 0);
  CHECK(counts(second) ==
        "read                  0  reports of 0 files; 2 files have not changed\n"
        "added                 0\n"
        "changed               0\n"
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

TEST_CASE("an unreadable file is tried again each night", "[index]") {
  if (geteuid() == 0) return;  // root may read everything
  const TempDirectory directory;
  const auto file = directory.write("archive/a.txt", "Title\n\nText.");
  chmod(file.c_str(), 0);
  CHECK(index(directory).exit_code == 1);
  chmod(file.c_str(), 0600);
  CHECK(has(index(directory).out, "added                 1\n"));
}

TEST_CASE("the same path below two archives is no silent loss", "[index]") {
  const TempDirectory directory;
  directory.write("x/1.txt", "X\n\nText of x.");
  directory.write("y/1.txt", "Y\n\nText of y.");
  const Outcome outcome =
      chancery_index({"--index", (directory.path() / "index").string(),
                      (directory.path() / "x").string(), (directory.path() / "y").string()});
  CHECK(outcome.exit_code == 1);
  CHECK(has(outcome.out, "added                 1\n"));
  CHECK(has(outcome.err, "duplicate-id"));
}

TEST_CASE("an index below the archive is not taken for a part of it", "[index]") {
  const TempDirectory directory;
  directory.write("archive/a.txt", "Title\n\nText.");
  const std::vector<std::string> arguments{"--index", (directory.path() / "archive/index").string(),
                                           (directory.path() / "archive").string()};
  CHECK(chancery_index(arguments).exit_code == 0);
  CHECK(chancery_index(arguments).exit_code == 0);
}

TEST_CASE("a name in the archive cannot drive the terminal", "[index]") {
  const TempDirectory directory;
  directory.write("archive/\x1B[31mred.txt", "");
  const Outcome outcome = index(directory);
  CHECK(has(outcome.err, "[31mred.txt"));
  CHECK_FALSE(has(outcome.err, "\x1B"));
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
  const std::string log = (directory.path() / "night.log").string();
  const std::vector<std::string> place{"--index", (directory.path() / "index").string(),
                                       (directory.path() / "archive").string()};
  auto to_file = place, silent = place;
  to_file.insert(to_file.begin(), {"--log-file", log});
  CHECK(chancery_index(to_file).err.empty());
  std::ifstream in(log);
  const std::string written{std::istreambuf_iterator<char>(in), {}};
  CHECK(has(written, "warning: rejected empty.txt: empty: "));
  silent.insert(silent.begin(), {"--log-level", "off"});
  CHECK(chancery_index(silent).err.empty());
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
    Xapian::WritableDatabase lock((directory.path() / "index").string(), Xapian::DB_CREATE);
    const Outcome outcome = index(directory);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err == "error: the index is locked\n"
                         "hint: another chancery-index is writing to it; wait until it has ended\n");
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
    CHECK(has(outcome.err, "has schema version 0; this program writes 2"));
    CHECK(has(outcome.err, "hint: build a new one"));
  }
  SECTION("no archive at all, or an option that is none") {
    CHECK(chancery_index({}).exit_code == 2);
    const Outcome outcome = chancery_index({"--inedx", "x", "y"});
    CHECK(outcome.exit_code == 2);
    CHECK(has(outcome.err, "--help"));
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

TEST_CASE("--help has examples and exit codes, --version the version", "[index]") {
  const Outcome help = chancery_index({"--help"});
  CHECK(help.exit_code == 0);
  for (const char* part : {"--index DIR", "--log-level LEVEL", "--log-file FILE", "Examples:",
                           "Exit codes:"}) {
    CHECK(has(help.out, part));
  }
  CHECK(chancery_index({"--version"}).out == "chancery-index 0.1.0\n");
}

}  // namespace
}  // namespace chancery
