// Readers that search all the while an index is written to and replaced.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/error.h"
#include "search/searcher.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::TempDirectory;

constexpr std::uint32_t kCommits = 50;
constexpr std::size_t kReaders = 20;

/// What a reader saw that must not be. Collected, for Catch is not for many threads.
struct Seen {
  std::uint64_t pages = 0;
  std::uint32_t last_total = 0;
  std::vector<std::string> faults{};
};

std::uint32_t count_of(const SearchPage& page, std::size_t facet, const std::string& id) {
  for (const FacetRow& row : page.facets[facet].rows) {
    if (row.values.front().id == id) return row.count;
  }
  return 0;
}

/// Every report speaks of Putin and of Russia, and none ever goes: so much is known of each commit.
void look(Searcher& searcher, Seen& seen) {
  const SearchPage page = searcher.run({.text = "putin", .filters = {}});
  ++seen.pages;
  const std::string total = std::to_string(page.total);
  if (page.total < seen.last_total) {
    seen.faults.push_back(total + " reports after " + std::to_string(seen.last_total));
  }
  seen.last_total = page.total;
  if (page.hits.size() != std::min<std::size_t>(page.total, 10)) {
    seen.faults.push_back(std::to_string(page.hits.size()) + " hits of " + total);
  }
  if (page.total == 0) return;
  if (count_of(page, 0, "vladimir-putin") != page.total || count_of(page, 1, "RU") != page.total) {
    seen.faults.push_back("facets do not count " + total + " reports");
  }
}

/// In one process that stays, as a server would, and in many that come and go, as chancery-search.
void read_until(const std::atomic<bool>& is_over, const fs::path& index, bool stays, Seen& seen) {
  try {
    Searcher searcher(index);
    while (!is_over) {
      if (stays) {
        look(searcher, seen);
      } else {
        Searcher again(index);
        look(again, seen);
      }
    }
  } catch (const Error& error) {
    seen.faults.push_back(error.what());
  }
}

std::string reports(std::uint32_t count) {
  std::string lines;
  for (std::uint32_t i = 0; i < count; ++i) {
    lines += nlohmann::json{{"id", std::to_string(i)},
                            {"title", "Talks " + std::to_string(i)},
                            {"text", "Vladimir Putin spoke in Russia on day " + std::to_string(i)}}
                 .dump() +
             "\n";
  }
  return lines;
}

TEST_CASE("twenty readers search through fifty commits and a rebuild", "[crash][readers]") {
  const TempDirectory directory;
  const fs::path index = directory.path() / "index", report = directory.path() / "report.json";
  const auto run = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"--index", index.string(), "--commit-interval", "0",
                                       "--log-level", "warn", "--report", report.string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back((directory.path() / "archive").string());
    const Outcome outcome = test::chancery_index(arguments);
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return nlohmann::json::parse(test::content_of(report)).at("commits").get<std::uint32_t>();
  };
  directory.write("archive/a.jsonl", reports(1));
  run({});
  std::atomic<bool> is_over = false;
  std::vector<Seen> seen(kReaders);
  std::vector<std::thread> readers;
  for (std::size_t i = 0; i < kReaders; ++i) {
    readers.emplace_back([&, i] { read_until(is_over, index, i % 2 == 0, seen[i]); });
  }
  directory.write("archive/a.jsonl", reports(kCommits + 1));
  const std::uint32_t commits = run({});
  run({"--rebuild"});
  const std::uint32_t last = kCommits + 1;
  run({});
  is_over = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(commits >= kCommits);
  for (const Seen& reader : seen) {
    CHECK(reader.pages > 0);
    CHECK(reader.faults == std::vector<std::string>{});
  }
  Seen afterwards;
  Searcher searcher(index);
  look(searcher, afterwards);
  CHECK(afterwards.last_total == last);
}

}  // namespace
}  // namespace chancery
