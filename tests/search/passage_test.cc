#include "search/passage.h"

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/growth.h"

namespace chancery {
namespace {

/// Units of ten bytes each, in a row.
std::vector<ByteRange> rows_of_ten(std::size_t count) {
  std::vector<ByteRange> units;
  for (std::size_t i = 0; i < count; ++i) units.push_back({10 * i, 10 * i + 9});
  return units;
}

/// The score as it is defined.
PassageScore counted(const std::vector<Occurrence>& occurrences, std::size_t begin,
                     std::size_t end) {
  PassageScore score;
  std::vector<std::uint32_t> seen;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.begin < begin || occurrence.end > end) continue;
    ++score.occurrences;
    if (std::find(seen.begin(), seen.end(), occurrence.target) != seen.end()) continue;
    seen.push_back(occurrence.target);
    ++(occurrence.is_filter ? score.filters : score.words);
  }
  return score;
}

TEST_CASE("the best window is the one that counting finds", "[passage]") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t end) { return random() % end; };
  for (int round = 0; round < 300; ++round) {
    const auto units = rows_of_ten(1 + below(12));
    std::vector<Occurrence> occurrences;
    for (std::size_t at = below(10); at < 10 * units.size(); at += below(15)) {
      const auto target = static_cast<std::uint32_t>(below(4));
      occurrences.push_back({at, at + 1 + below(14), target, target == 3});
    }
    const std::size_t most_bytes = 5 + below(60);
    std::optional<PassageScore> best;
    for (std::size_t first = 0; first < units.size(); ++first) {
      std::size_t last = first;
      while (last + 1 < units.size() && units[last + 1].end - units[first].begin <= most_bytes) {
        ++last;
      }
      const bool has_one = counted(occurrences, units[first].begin, 1'000).occurrences >
                           counted(occurrences, units[first].end, 1'000).occurrences;
      const PassageScore score = counted(occurrences, units[first].begin, units[last].end);
      if (has_one && score.occurrences > 0 && (!best || score > *best)) best = score;
    }
    const auto window = best_window(units, occurrences, 4, most_bytes, true);
    REQUIRE(window.has_value() == best.has_value());
    if (window) CHECK(window->score == *best);
  }
}

TEST_CASE("a text of many sentences is searched in one pass, however much may be shown",
          "[passage]") {
  const auto search = [](std::size_t count) {
    const auto units = rows_of_ten(count);
    std::vector<Occurrence> occurrences;
    for (std::size_t i = 0; i < count; ++i) {
      occurrences.push_back({10 * i, 10 * i + 5, static_cast<std::uint32_t>(i % 3), false});
    }
    CHECK(best_window(units, occurrences, 3, 10 * count / 2, false)->score.words == 3);
  };
  CHECK(test::growth(5'000, search) < test::kLinear);
}

std::vector<std::string> piece_texts(const std::string& text) {
  const Words words = scan_words(text);
  std::vector<ByteRange> pieces;
  append_pieces(text, words, {0, text.size(), 0, words.words.size()}, pieces);
  std::vector<std::string> texts;
  for (const ByteRange& piece : pieces) {
    texts.push_back(text.substr(piece.begin, piece.end - piece.begin));
  }
  return texts;
}

TEST_CASE("a sentence may be cut at blanks, and in long runs without any before words",
          "[passage]") {
  using Texts = std::vector<std::string>;
  CHECK(piece_texts("“Go,” he said (a\tFranco-German)!") ==
        Texts{"“Go,”", "he", "said", "(a", "Franco-German)!"});
  CHECK(piece_texts("see https://example.org/a/long/path/that/goes/on/and/on.html now") ==
        Texts{"see", "https://example.org/a/long/path/that/", "goes/on/and/on.html", "now"});
  CHECK(piece_texts(std::string(90, 'x')) ==
        Texts{std::string(40, 'x'), std::string(40, 'x'), std::string(10, 'x')});
}

TEST_CASE("a long run without words is cut between characters as a reader counts them",
          "[passage]") {
  std::string accents, families;
  for (int i = 0; i < 20; ++i) accents += "e\u0301\u0323";
  for (int i = 0; i < 4; ++i) families += "👨‍👩‍👧‍👦";
  CHECK(piece_texts(accents) == std::vector<std::string>{accents.substr(0, 40),
                                                         accents.substr(0, 40),
                                                         accents.substr(0, 20)});
  CHECK(piece_texts(families) == std::vector<std::string>(4, "👨‍👩‍👧‍👦"));
  CHECK(piece_texts("普京与谢里夫在北京会晤讨论天然气管道项目") ==
        std::vector<std::string>{"普京与谢里夫在北京会晤讨论", "天然气管道项目"});
}

}  // namespace
}  // namespace chancery
