// A run that is broken at each of the calls by which it writes, in turn. Whatever happens, the index
// is sound, is that of some commit, and the next run brings it to where an unbroken one would have.

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "indexer/upkeep/check_index.h"
#include "tests/crash/broken_run.h"
#include "tests/support/catch.h"
#include "tests/support/index_dump.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::broken_run;
using test::chancery_index;
using test::differences;
using test::dump_index;
using test::IndexDump;
using test::Outcome;
using test::TempDirectory;

std::string line(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","title":"Talks in Geneva","date":"2025-09-02","text":")" + text +
         "\"}\n";
}

/// An archive, the index of what it was before, and a run over it.
class Scene {
 public:
  explicit Scene(const std::vector<std::string>& options) {
    fs::create_directories(work());
    arguments_ = {"--index", index().string(), "--log-level", "warn", "--report",
                  report().string()};
    const auto interval = std::find(options.begin(), options.end(), "--commit-interval");
    if (interval == options.end()) {
      arguments_.insert(arguments_.end(), {"--commit-interval", "0"});
    }
    arguments_.insert(arguments_.end(), options.begin(), options.end());
    if (options != std::vector<std::string>{"--compact"}) arguments_.push_back(archive().string());
  }

  void write(const std::string& name, const std::string& content) const {
    directory_.write("archive/" + name, content);
  }
  fs::path archive() const { return directory_.path() / "archive"; }
  fs::path work() const { return directory_.path() / "work"; }
  fs::path index() const { return work() / "index"; }
  fs::path report() const { return work() / "report.json"; }
  fs::path commits() const { return directory_.path() / "commits"; }
  const std::vector<std::string>& arguments() const { return arguments_; }

  /// What is there now is what each broken run begins with.
  void keep() const {
    fs::remove_all(kept());
    if (fs::exists(index())) fs::copy(index(), kept(), fs::copy_options::recursive);
  }

  void restore() const {
    fs::remove_all(work());
    fs::create_directories(work());
    if (fs::exists(kept())) fs::copy(kept(), index(), fs::copy_options::recursive);
  }

  /// What a check says of the index as it lies there: of a copy, for a check tidies up.
  std::vector<std::string> faults() const {
    if (!schema::current_generation(index())) return {};
    const TempDirectory scratch;
    fs::copy(index(), scratch.path() / "index", fs::copy_options::recursive);
    return check_index(scratch.path() / "index").told;
  }

 private:
  fs::path kept() const { return directory_.path() / "kept"; }

  TempDirectory directory_;
  std::vector<std::string> arguments_;
};

void first_archive(const Scene& scene) {
  scene.write("a.jsonl", line("1", "Putin met Sharif in Moscow.") + line("2", "Gas for Pakistan.") +
                             line("3", "The Kremlin had no comment."));
  scene.write("gone.txt", "Gone\n\nA report that is to go.");
  scene.write("moved.jsonl", R"({"title":"One","text":"Talks with India."})"
                             "\n"
                             R"({"title":"Two","text":"Talks with China."})"
                             "\n");
}

/// Everything that a night can bring: new, changed, removed, moved, pruned.
void next_archive(const Scene& scene) {
  scene.write("a.jsonl", line("1", "Putin met Sharif in Moscow.") + line("2", "Oil for Pakistan.") +
                             line("4", "Macron and Scholz spoke."));
  scene.write("new.txt", "New\n\nErdogan went to Baku.");
  fs::remove(scene.archive() / "gone.txt");
  fs::create_directory(scene.archive() / "z");
  fs::rename(scene.archive() / "moved.jsonl", scene.archive() / "z" / "moved.jsonl");
}

void index_first(const Scene& scene) {
  first_archive(scene);
  REQUIRE(chancery_index({"--index", scene.index().string(), scene.archive().string()}).exit_code ==
          0);
}

/// What an index may hold, whenever the run of a scene is broken.
struct Expected {
  std::vector<IndexDump> commits;  // the first is how it was before
  IndexDump after;
  long calls;
};

Expected expected(const Scene& scene) {
  scene.restore();
  Expected result{{dump_index(scene.index())}, {}, 0};
  const auto run = test::counted_run(scene.arguments(), scene.work(), scene.index(), scene.commits());
  INFO(run.outcome.err);
  REQUIRE(run.outcome.exit_code == 0);
  result.calls = run.calls;
  for (int commit = 1; fs::exists(scene.commits() / std::to_string(commit)); ++commit) {
    result.commits.push_back(dump_index(scene.commits() / std::to_string(commit)));
  }
  result.after = dump_index(scene.index());
  REQUIRE(result.calls > 20);
  REQUIRE(result.commits.back() == result.after);
  return result;
}

void check_report(const Scene& scene) {
  const std::string report = test::content_of(scene.report());
  CHECK((report.empty() || nlohmann::json::accept(report)));
}

IndexDump numberless(IndexDump dump) {
  dump.erase("metadata " + std::string(schema::metadata::kFinishedRun));
  return dump;
}

/// What must hold after a run has been broken, and after the one that comes next.
void check_unharmed(const Scene& scene, const Expected& expected) {
  CHECK(scene.faults() == std::vector<std::string>{});
  const IndexDump found = dump_index(scene.index());
  CHECK(std::count(expected.commits.begin(), expected.commits.end(), found) > 0);
  check_report(scene);
  const Outcome next = chancery_index(scene.arguments());
  INFO(next.err);
  CHECK(next.exit_code == 0);
  // What was done already when the run died is done again, by a run of another number.
  const auto comparable = [&](const IndexDump& dump) {
    return found == expected.after ? numberless(dump) : dump;
  };
  CHECK(differences(comparable(dump_index(scene.index())), comparable(expected.after)) == "");
  CHECK(scene.faults() == std::vector<std::string>{});
}

void break_once(const Scene& scene, const Expected& expected, const test::Break& where) {
  CAPTURE(where.by, where.call, expected.calls);
  scene.restore();
  const Outcome broken = broken_run(scene.arguments(), scene.work(), where);
  INFO(broken.err);
  if (broken.exit_code == 0) {
    // It could do without the call; or there was none, for several threads make some more or fewer.
    CHECK((where.by != "KILL" || where.call > expected.calls * 9 / 10));
    CHECK(dump_index(scene.index()) == expected.after);
  } else if (where.by == "KILL") {
    CHECK(broken.exit_code == -1);
  } else {
    CHECK(broken.exit_code == 2);
    CHECK(broken.err.find("error: ") != std::string::npos);
    CHECK(broken.err.find("hint: ") != std::string::npos);
  }
  check_unharmed(scene, expected);
}

void break_everywhere(const Scene& scene, const std::string& by) {
  scene.keep();
  const Expected wanted = expected(scene);
  const long step = test::option("CHANCERY_CRASH_STEP", 1);
  for (long call = 1; call <= wanted.calls; call += step) break_once(scene, wanted, {call, by});
}

void break_first_run(const std::string& by) {
  const Scene scene({});
  first_archive(scene);
  break_everywhere(scene, by);
}

void break_first_run_in_bulk(const std::string& by) {
  // Each report a segment of its own, or none of them one before the end.
  const std::string interval = GENERATE("0", "300");
  const Scene scene({"--bulk-from", "0", "--commit-interval", interval});
  first_archive(scene);
  break_everywhere(scene, by);
}

void break_rebuild_in_bulk(const std::string& by) {
  const std::string interval = GENERATE("0", "300");
  const Scene scene({"--rebuild=force", "--bulk-from", "0", "--commit-interval", interval});
  index_first(scene);
  next_archive(scene);
  break_everywhere(scene, by);
}

void break_night(const std::string& by) {
  const Scene scene({"--prune=force"});
  index_first(scene);
  next_archive(scene);
  break_everywhere(scene, by);
}

void break_rebuild(const std::string& by) {
  const Scene scene({"--rebuild=force"});
  index_first(scene);
  next_archive(scene);
  break_everywhere(scene, by);
}

void break_compaction(const std::string& by) {
  const Scene scene({"--compact"});
  index_first(scene);
  break_everywhere(scene, by);
}

TEST_CASE("a first run is killed at every call", "[crash][calls]") { break_first_run("KILL"); }
TEST_CASE("a first run meets a full disk at every call", "[crash][calls]") { break_first_run("ENOSPC"); }
TEST_CASE("a first run meets a failing disk at every call", "[crash][calls]") { break_first_run("EIO"); }
TEST_CASE("a first run is interrupted at every call", "[crash][calls]") { break_first_run("EINTR"); }

TEST_CASE("a build in bulk is killed at every call", "[crash][calls]") { break_first_run_in_bulk("KILL"); }
TEST_CASE("a build in bulk meets a full disk at every call", "[crash][calls]") { break_first_run_in_bulk("ENOSPC"); }
TEST_CASE("a build in bulk meets a failing disk at every call", "[crash][calls]") { break_first_run_in_bulk("EIO"); }
TEST_CASE("a build in bulk is interrupted at every call", "[crash][calls]") { break_first_run_in_bulk("EINTR"); }

TEST_CASE("a rebuild in bulk is killed at every call", "[crash][calls]") { break_rebuild_in_bulk("KILL"); }
TEST_CASE("a rebuild in bulk meets a full disk at every call", "[crash][calls]") { break_rebuild_in_bulk("ENOSPC"); }
TEST_CASE("a rebuild in bulk meets a failing disk at every call", "[crash][calls]") { break_rebuild_in_bulk("EIO"); }
TEST_CASE("a rebuild in bulk is interrupted at every call", "[crash][calls]") { break_rebuild_in_bulk("EINTR"); }

TEST_CASE("a night is killed at every call", "[crash][calls]") { break_night("KILL"); }
TEST_CASE("a night meets a full disk at every call", "[crash][calls]") { break_night("ENOSPC"); }
TEST_CASE("a night meets a failing disk at every call", "[crash][calls]") { break_night("EIO"); }
TEST_CASE("a night is interrupted at every call", "[crash][calls]") { break_night("EINTR"); }

TEST_CASE("a rebuild is killed at every call", "[crash][calls]") { break_rebuild("KILL"); }
TEST_CASE("a rebuild meets a full disk at every call", "[crash][calls]") { break_rebuild("ENOSPC"); }
TEST_CASE("a rebuild meets a failing disk at every call", "[crash][calls]") { break_rebuild("EIO"); }
TEST_CASE("a rebuild is interrupted at every call", "[crash][calls]") { break_rebuild("EINTR"); }

TEST_CASE("a compaction is killed at every call", "[crash][calls]") { break_compaction("KILL"); }
TEST_CASE("a compaction meets a full disk at every call", "[crash][calls]") { break_compaction("ENOSPC"); }
TEST_CASE("a compaction meets a failing disk at every call", "[crash][calls]") { break_compaction("EIO"); }
TEST_CASE("a compaction is interrupted at every call", "[crash][calls]") { break_compaction("EINTR"); }

}  // namespace
}  // namespace chancery
