// What a run takes of memory, on archives of different sizes.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/crash/broken_run.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::TempDirectory;

constexpr std::uint64_t kMegabyte = 1'000'000;

/// A made word; the lower its number, the more frequent, as in a language.
std::string word(std::mt19937& random) {
  const double chance = std::uniform_real_distribution<double>(0, 1)(random);
  auto number = static_cast<unsigned>(200'000 * chance * chance * chance * chance);
  std::string result;
  for (int syllables = 2; number > 0 || syllables > 0; --syllables, number /= 60) {
    result += "bdfgklmnprst"[number % 12];
    result += "aeiou"[number / 12 % 5];
  }
  return result;
}

/// Reports of the length of a wire report, in files of a thousand.
void write_archive(const fs::path& folder, long reports) {
  std::mt19937 random(7);
  fs::create_directories(folder);
  std::ofstream out;
  for (long i = 0; i < reports; ++i) {
    if (i % 1'000 == 0) {
      out.close();
      out.open(folder / (std::to_string(i / 1'000) + ".jsonl"));
    }
    std::string text = "President Vladimir Putin of Russia spoke. ";
    for (int words = 0; words < 120; ++words) text += word(random) + ' ';
    out << R"({"id":)" << i << R"(,"title":")" << word(random) << ' ' << word(random)
        << R"(","text":")" << text << "\"}\n";
  }
  REQUIRE(out.flush());
}

std::uint64_t peak_of_run(const TempDirectory& directory, long reports, const std::string& memory) {
  const fs::path archive = directory.path() / std::to_string(reports);
  const fs::path report = directory.path() / "report.json";
  write_archive(archive, reports);
  const auto outcome = test::chancery_index(
      {"--index", (directory.path() / ("index-" + std::to_string(reports))).string(), "--memory",
       memory, "--log-level", "warn", "--report", report.string(), archive.string()});
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  const auto told = nlohmann::json::parse(test::content_of(report));
  REQUIRE(told.at("reports").at("added") == reports);
  return told.at("peak_memory_bytes").get<std::uint64_t>();
}

// CHANCERY_CRASH_REPORTS=400000 for the size of an archive of decades.
TEST_CASE("memory has a bound, and does not grow with the archive", "[crash][memory]") {
  const TempDirectory directory;
  const long many = test::option("CHANCERY_CRASH_REPORTS", 40'000);
  const std::uint64_t some_peak = peak_of_run(directory, many / 4, "256");
  const std::uint64_t many_peak = peak_of_run(directory, many, "256");
  CAPTURE(some_peak / kMegabyte, many_peak / kMegabyte);
  CHECK(many_peak < 256 * kMegabyte);
  CHECK(many_peak * 10 < some_peak * 11);
}

}  // namespace
}  // namespace chancery
