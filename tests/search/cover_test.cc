#include "search/cover.h"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "tests/support/catch.h"

namespace chancery {
namespace {

constexpr std::size_t kBetween = 5;

/// Units of ten bytes each, in a row.
std::vector<ByteRange> rows_of_ten(std::size_t count) {
  std::vector<ByteRange> units;
  for (std::size_t i = 0; i < count; ++i) units.push_back({10 * i, 10 * i + 9});
  return units;
}

/// Target 3 is a filter; the others are words.
Coverage counted(const std::vector<Occurrence>& occurrences, const std::vector<ByteRange>& places) {
  std::set<std::uint32_t> shown;
  for (const Occurrence& occurrence : occurrences) {
    for (const ByteRange& place : places) {
      if (place.begin <= occurrence.begin && occurrence.end <= place.end) {
        shown.insert(occurrence.target);
      }
    }
  }
  return {shown.size() - shown.count(3), shown.count(3)};
}

/// The best coverage of up to `left` more runs of units, each behind the one before.
Coverage best_by_trial(const std::vector<ByteRange>& units,
                       const std::vector<Occurrence>& occurrences, std::size_t bytes_left,
                       std::size_t left, std::size_t from, std::vector<ByteRange>& places) {
  Coverage best = counted(occurrences, places);
  if (left == 0) return best;
  for (std::size_t first = from; first < units.size(); ++first) {
    for (std::size_t last = first; last < units.size(); ++last) {
      const std::size_t bytes =
          units[last].end - units[first].begin + (places.empty() ? 0 : kBetween);
      if (bytes > bytes_left) break;
      places.push_back({units[first].begin, units[last].end});
      best = std::max(best, best_by_trial(units, occurrences, bytes_left - bytes, left - 1,
                                          last + 1, places));
      places.pop_back();
    }
  }
  return best;
}

std::size_t bytes_of(const std::vector<ByteRange>& places) {
  std::size_t bytes = (places.size() - 1) * kBetween;
  for (const ByteRange& place : places) bytes += place.end - place.begin;
  return bytes;
}

TEST_CASE("no choice of three places shows more than the one that is made", "[cover]") {
  std::mt19937 random(11);
  const auto below = [&](std::size_t end) { return random() % end; };
  for (int round = 0; round < 300; ++round) {
    const auto units = rows_of_ten(1 + below(9));
    std::vector<Occurrence> occurrences;
    for (std::size_t at = below(10); at < 10 * units.size(); at += 1 + below(20)) {
      if (at % 10 == 9) continue;  // between two units no word begins
      const auto target = static_cast<std::uint32_t>(below(6));
      occurrences.push_back({at, at + 1 + below(12), target, target == 3});
    }
    const std::size_t most_bytes = 5 + below(70);
    std::vector<ByteRange> none;
    const Coverage best = best_by_trial(units, occurrences, most_bytes, 3, 0, none);
    const Cover cover = best_cover(units, occurrences, 6, most_bytes, kBetween);
    CHECK(cover.coverage == best);
    CHECK(cover.places.size() <= 3);
    CHECK(cover.places.empty() == (best == Coverage{}));
    if (!cover.places.empty()) {
      CHECK(bytes_of(cover.places) <= most_bytes);
      CHECK(counted(occurrences, cover.places) == best);
    }
  }
}

TEST_CASE("of two choices that show as much, fewer places win, then fewer bytes, then the earlier",
          "[cover]") {
  const auto units = rows_of_ten(10);
  const auto at = [](std::size_t unit, std::uint32_t target) {
    return Occurrence{10 * unit, 10 * unit + 5, target, false};
  };
  const auto places = [&](const std::vector<Occurrence>& occurrences, std::size_t most_bytes) {
    return best_cover(units, occurrences, 3, most_bytes, kBetween).places;
  };
  using Places = std::vector<ByteRange>;
  CHECK(places({at(0, 0), at(4, 1), at(7, 0), at(9, 1)}, 30) == Places{{70, 99}});
  CHECK(places({at(0, 0), at(2, 1), at(5, 0), at(6, 1)}, 30) == Places{{50, 69}});
  CHECK(places({at(1, 0), at(2, 1), at(5, 0), at(6, 1)}, 30) == Places{{10, 29}});
  CHECK(places({at(1, 0), at(9, 1)}, 30) == Places{{10, 19}, {90, 99}});
  CHECK(places({}, 30).empty());
  CHECK(places({at(1, 0)}, 8).empty());
}

TEST_CASE("questions of very many words are answered in part, not refused", "[cover]") {
  const auto units = rows_of_ten(400);
  std::vector<Occurrence> occurrences;
  for (std::size_t i = 0; i < 400; ++i) {
    const auto target = static_cast<std::uint32_t>((i * i + 3 * i) % 200);
    occurrences.push_back({10 * i, 10 * i + 5, target, false});
  }
  const Cover cover = best_cover(units, occurrences, 200, 240, kBetween);
  CHECK(cover.coverage.words >= 10);
  CHECK(cover.coverage.words <= 24);
  CHECK(bytes_of(cover.places) <= 240);
}

}  // namespace
}  // namespace chancery
