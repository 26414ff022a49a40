// Every sample, cut off and with a byte changed at many places: a reader may reject what it finds, but
// it comes to an end.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "corpus/reader/byte_stream.h"
#include "corpus/reader/choose_reader.h"
#include "corpus/text/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPlaces = 500;
// More than any sample has of reports, so that a reader that goes on for ever is found out.
constexpr std::size_t kMostRecords = 10'000;

std::vector<fs::path> samples() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(test::in_repository("tests/data"))) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Count {
  std::size_t reports = 0;
  std::size_t rejects = 0;
  bool is_sound = true;  // all texts are UTF-8, and every report has an id and a title

  std::size_t all() const { return reports + rejects; }
};

Count read(std::string content) {
  ReadLimits limits;
  limits.report_bytes = 1U << 20U;
  ByteSource bytes(memory_stream(std::move(content)), std::make_shared<ReadBudget>(limits));
  const auto reader = choose_reader(std::move(bytes), "sample", 0);
  Count count;
  while (count.all() < kMostRecords) {
    const Reader::Record record = reader->next();
    if (std::holds_alternative<End>(record)) break;
    if (const auto* article = std::get_if<Article>(&record)) {
      ++count.reports;
      count.is_sound = count.is_sound && !article->id.empty() && !article->title.empty() &&
                       is_utf8(article->title) && is_utf8(article->text);
    } else {
      ++count.rejects;
      count.is_sound = count.is_sound && !std::get<BadRecord>(record).reason.empty();
    }
  }
  return count;
}

/// Up to kPlaces places of a text, evenly.
std::vector<std::size_t> places(std::size_t size) {
  std::vector<std::size_t> result;
  const std::size_t count = std::min(size, kPlaces);
  for (std::size_t i = 0; i < count; ++i) result.push_back(i * size / count);
  return result;
}

TEST_CASE("a sample that is cut off anywhere is read to its end", "[mutation]") {
  for (const fs::path& file : samples()) {
    const std::string whole = test::content_of(file);
    for (const std::size_t place : places(whole.size())) {
      INFO(file << " cut off at " << place);
      const Count count = read(whole.substr(0, place));
      if (count.all() >= kMostRecords || !count.is_sound || count.all() == 0) {
        FAIL_CHECK("reports " << count.reports << ", rejects " << count.rejects);
      }
    }
  }
}

TEST_CASE("a sample with any byte changed is read to its end", "[mutation]") {
  for (const fs::path& file : samples()) {
    const std::string whole = test::content_of(file);
    for (const std::size_t place : places(whole.size())) {
      for (const char change : {'\x01', '\x80', '\xFF'}) {
        std::string changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ change);
        INFO(file << " changed at " << place);
        const Count count = read(std::move(changed));
        if (count.all() >= kMostRecords || !count.is_sound) {
          FAIL_CHECK("reports " << count.reports << ", rejects " << count.rejects);
        }
      }
    }
  }
}

TEST_CASE("of JSON Lines with a byte changed each line is accounted for", "[mutation]") {
  const std::string whole =
      test::content_of(test::in_repository("corpus/reports/asia.jsonl"));
  const auto lines = static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\n'));
  REQUIRE(read(whole).reports == lines);
  for (const std::size_t place : places(whole.size())) {
    std::string changed = whole;
    changed[place] = static_cast<char>(changed[place] ^ '\x01');
    // The first says what the file is.
    if (place == 0 || whole[place] == '\n' || changed[place] == '\n') continue;
    INFO("changed at " << place);
    if (read(std::move(changed)).all() != lines) FAIL_CHECK("a line is lost");
  }
}

}  // namespace
}  // namespace chancery
