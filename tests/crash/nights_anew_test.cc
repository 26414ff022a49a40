// Night by night comes to the same as anew, also where nights are cut off.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "indexer/upkeep/check_index.h"
#include "tests/crash/broken_run.h"
#include "tests/support/catch.h"
#include "tests/support/index_dump.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::chancery_index;
using test::TempDirectory;

constexpr int kNights = 30;

/// An archive that changes as real ones do, by chance, and the same by the same seed.
class LivingArchive {
 public:
  LivingArchive(const fs::path& folder, unsigned seed) : folder_(folder), random_(seed) {
    fs::create_directories(folder_);
    for (int i = 0; i < 12; ++i) add();
  }

  void live_a_day() {
    for (int left = 1 + below(6); left > 0; --left) {
      switch (below(8)) {
        case 0: case 1: add(); break;
        case 2: case 3: rewrite(); break;
        case 4: move_file(); break;
        case 5: move_folder(); break;
        case 6: remove_file(); break;
        default: touch(); break;
      }
    }
  }

  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

 private:
  static constexpr const char* kFolders[] = {"", "a/", "a/b/", "wire/", "z/"};

  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      if (entry.is_regular_file()) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  fs::path any_file() {
    const auto all = files();
    return all.empty() ? fs::path() : all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

  /// Ids are drawn from few, so that files have some in common.
  std::string report() {
    constexpr const char* kTexts[] = {"Putin met Sharif", "The Kremlin had no comment",
                                      "Modi flew to Beijing", "Erdogan spoke in Ankara",
                                      "The French president and Merkel agreed"};
    const std::string text = std::string(kTexts[below(5)]) + " on day " + std::to_string(below(9));
    const std::string id = below(3) == 0 ? "" : R"("id":"r)" + std::to_string(below(40)) + R"(",)";
    return "{" + id + R"("title":"Talks )" + std::to_string(below(9)) +
           R"(","date":"2025-09-0)" + std::to_string(1 + below(9)) + R"(","text":")" + text + "\"}\n";
  }

  std::string content(const fs::path& file) {
    if (file.extension() == ".txt") return "Talks\n\n" + report();
    std::string lines;
    for (int left = below(7); left >= 0; --left) lines += below(12) == 0 ? "{broken\n" : report();
    return lines;
  }

  void put(const fs::path& file, const std::string& text) const {
    fs::create_directories(file.parent_path());
    const TempDirectory scratch;
    fs::copy_file(scratch.write("file", text), file, fs::copy_options::overwrite_existing);
  }

  void add() {
    const fs::path file = folder_ / (kFolders[below(5)] + std::to_string(made_++) +
                                     (below(3) == 0 ? ".txt" : ".jsonl"));
    put(file, content(file));
  }

  void rewrite() {
    if (const fs::path file = any_file(); !file.empty()) put(file, content(file));
  }

  void remove_file() { fs::remove(any_file()); }

  void move_file() {
    const fs::path file = any_file();
    if (file.empty()) return;
    const fs::path to = folder_ / kFolders[below(5)] / file.filename();
    if (fs::exists(to)) return;
    fs::create_directories(to.parent_path());
    fs::rename(file, to);
  }

  void move_folder() {
    const fs::path from = folder_ / "wire", to = folder_ / ("moved-" + std::to_string(made_++));
    if (fs::exists(from)) fs::rename(from, to);
  }

  void touch() {
    if (const fs::path file = any_file(); !file.empty()) {
      fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(1 + below(99)));
    }
  }

  fs::path folder_;
  std::mt19937 random_;
  int made_ = 0;
};

/// A night that comes to its end, perhaps after others that did not.
void run_night(const TempDirectory& directory, LivingArchive& archive) {
  const fs::path work = directory.path() / "work";
  fs::create_directories(work);
  std::vector<std::string> arguments{"--index", (work / "index").string(), "--prune=force",
                                     "--commit-interval", "0", "--log-level", "off"};
  if (archive.below(10) == 0) arguments.emplace_back("--rebuild=force");
  arguments.push_back((directory.path() / "archive").string());
  for (int cut = archive.below(3); cut > 0; --cut) {
    const char* const by = archive.below(2) == 0 ? "KILL" : "TERM";
    test::broken_run(arguments, work, {1 + archive.below(120), by});
    archive.live_a_day();
  }
  const test::Outcome done = chancery_index(arguments);
  INFO(done.err);
  CHECK((done.exit_code == 0 || done.exit_code == 1));
}

TEST_CASE("thirty nights come to the same as one run over what is there in the end",
          "[crash][nights]") {
  const long seeds = test::option("CHANCERY_CRASH_ROUNDS", 1);
  const long every = test::option("CHANCERY_CRASH_STEP", 1);
  for (unsigned seed = 1; seed <= static_cast<unsigned>(seeds); ++seed) {
    const TempDirectory directory;
    LivingArchive archive(directory.path() / "archive", seed);
    for (int night = 1; night <= kNights / std::min(every, 3L); ++night) {
      CAPTURE(seed, night);
      run_night(directory, archive);
      const fs::path index = directory.path() / "work" / "index", anew = directory.path() / "anew";
      CHECK(check_index(index).told == std::vector<std::string>{});
      fs::remove_all(anew);
      chancery_index({"--index", anew.string(), "--log-level", "off",
                      (directory.path() / "archive").string()});
      const std::string otherwise =
          test::differences(test::dump_reports(index), test::dump_reports(anew));
      REQUIRE(otherwise == "");
      archive.live_a_day();
    }
  }
}

}  // namespace
}  // namespace chancery
