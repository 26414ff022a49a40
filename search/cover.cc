#include "search/cover.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <unordered_map>

namespace chancery {

namespace {

using Targets = std::uint64_t;  // a set of them, a bit each

constexpr std::size_t kMostTargets = 64;
// Triples of them are compared, so this bounds the time: 96 make 150,000.
constexpr std::size_t kMostRuns = 96;
constexpr std::size_t kMostKept = 8 * kMostRuns;  // while looking

/// A run of units that begins and ends with what it shows.
struct Run {
  Targets shown = 0;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t bytes() const { return end - begin; }
};

/// Numbers the targets that occur from 0, words before filters.
class Numbering {
 public:
  Numbering(std::span<const Occurrence> occurrences, std::uint32_t targets)
      : bits_(targets, kMostTargets) {
    for (const bool filters : {false, true}) {
      for (const Occurrence& occurrence : occurrences) {
        if (occurrence.is_filter != filters) continue;
        std::size_t& bit = bits_[occurrence.target];
        if (bit < kMostTargets || used_ == kMostTargets) continue;
        bit = used_++;
        if (!filters) words_ |= Targets{1} << bit;
      }
    }
  }

  std::size_t used() const { return used_; }
  bool counts(const Occurrence& occurrence) const {
    return bits_[occurrence.target] < kMostTargets;
  }
  std::size_t bit(const Occurrence& occurrence) const { return bits_[occurrence.target]; }

  /// Words first, then filters; of two sets together never more than the sum of both.
  std::size_t value(Targets shown) const {
    return static_cast<std::size_t>(std::popcount(shown & words_)) * (kMostTargets + 1) +
           static_cast<std::size_t>(std::popcount(shown & ~words_));
  }

 private:
  std::vector<std::size_t> bits_;  // by target; kMostTargets if it has none
  std::size_t used_ = 0;
  Targets words_ = 0;
};

/// The cheapest run for each set of targets that some run shows.
class Runs {
 public:
  explicit Runs(const Numbering& numbering) : numbering_(numbering) {}

  /// Of equally long ones the one that is offered last stays.
  void offer(const Run& run) {
    const auto [known, is_new] = by_shown_.try_emplace(run.shown, run);
    if (!is_new && run.bytes() <= known->second.bytes()) known->second = run;
    if (by_shown_.size() < 2 * kMostKept) return;
    const std::vector<Run> best = ordered(kMostKept);
    by_shown_.clear();
    for (const Run& kept : best) by_shown_.emplace(kept.shown, kept);
  }

  /// Those for which there is no other that shows as much and is no longer, best first.
  std::vector<Run> best() const {
    std::vector<Run> result;
    for (const Run& run : ordered(by_shown_.size())) {
      const bool is_beaten = std::any_of(result.begin(), result.end(), [&](const Run& other) {
        return (run.shown & ~other.shown) == 0 && other.bytes() <= run.bytes();
      });
      if (!is_beaten) result.push_back(run);
    }
    keep_best(result, kMostRuns);
    return result;
  }

 private:
  std::vector<Run> ordered(std::size_t most) const {
    std::vector<Run> runs;
    runs.reserve(by_shown_.size());
    for (const auto& [shown, run] : by_shown_) runs.push_back(run);
    std::sort(runs.begin(), runs.end(), [&](const Run& a, const Run& b) {
      const std::size_t value_a = numbering_.value(a.shown), value_b = numbering_.value(b.shown);
      if (value_a != value_b) return value_a > value_b;
      return a.bytes() != b.bytes() ? a.bytes() < b.bytes() : a.begin < b.begin;
    });
    keep_best(runs, most);
    return runs;
  }

  /// Whatever goes, a target of which no longer run is left is still shown by its own.
  static void keep_best(std::vector<Run>& runs, std::size_t most) {
    if (runs.size() <= most) return;
    std::size_t kept = most;
    for (std::size_t i = most; i < runs.size(); ++i) {
      if (std::has_single_bit(runs[i].shown)) runs[kept++] = runs[i];
    }
    runs.resize(kept);
  }

  const Numbering& numbering_;
  std::unordered_map<Targets, Run> by_shown_;
};

/// Goes through the occurrences from the last to the first, and from each through the targets that
/// come, in the order in which they are complete.
class RunFinder {
 public:
  RunFinder(std::span<const ByteRange> units, const Numbering& numbering, std::size_t most_bytes)
      : units_(units), numbering_(numbering), most_bytes_(most_bytes), runs_(numbering) {}

  std::vector<Run> find(std::span<const Occurrence> occurrences) {
    for (auto i = occurrences.rbegin(); i != occurrences.rend(); ++i) {
      if (!numbering_.counts(*i)) continue;
      const std::optional<ByteRange> place = place_of(*i);
      if (!place) continue;
      note(numbering_.bit(*i), place->end);
      offer_from(place->begin);
    }
    return runs_.best();
  }

 private:
  struct Next {
    std::size_t bit;
    std::size_t end;  // of the first place that has it
  };

  /// The units that hold it; nullopt if there are none that fit.
  std::optional<ByteRange> place_of(const Occurrence& occurrence) const {
    const auto ends_later = [](std::size_t at, const ByteRange& unit) { return at < unit.end; };
    const auto first =
        std::upper_bound(units_.begin(), units_.end(), occurrence.begin, ends_later);
    if (first == units_.end() || occurrence.begin < first->begin) return std::nullopt;
    for (auto last = first; last != units_.end(); ++last) {
      if (last->end - first->begin > most_bytes_) return std::nullopt;
      if (last->end >= occurrence.end) return ByteRange{first->begin, last->end};
    }
    return std::nullopt;
  }

  void note(std::size_t bit, std::size_t end) {
    const auto known = std::find_if(order_.begin(), order_.end(),
                                    [&](const Next& next) { return next.bit == bit; });
    if (known != order_.end()) {
      end = std::min(end, known->end);  // one that crosses units may end behind a later one
      order_.erase(known);
    }
    const auto later = std::find_if(order_.begin(), order_.end(),
                                    [&](const Next& next) { return next.end >= end; });
    order_.insert(later, {bit, end});
  }

  void offer_from(std::size_t begin) {
    Run run{0, begin, 0};
    for (const Next& next : order_) {
      run.end = next.end;
      if (run.bytes() > most_bytes_) return;
      run.shown |= Targets{1} << next.bit;
      runs_.offer(run);
    }
  }

  std::span<const ByteRange> units_;
  const Numbering& numbering_;
  std::size_t most_bytes_;
  Runs runs_;
  std::vector<Next> order_;  // of each target that comes, the nearest first
};

/// Compares all choices of one to three runs.
class Combiner {
 public:
  Combiner(std::span<const Run> runs, const Numbering& numbering, std::size_t most_bytes,
           std::size_t between)
      : runs_(runs), numbering_(numbering), most_bytes_(most_bytes), between_(between) {
    for (const Run& run : runs) values_.push_back(numbering.value(run.shown));
  }

  std::vector<Run> best() {
    add(0, 0, 0, 0);
    return best_;
  }

 private:
  /// Adds to the first `count` chosen ones each that comes later among the runs.
  void add(std::size_t count, std::size_t from, Targets shown, std::size_t bytes) {
    const std::size_t value = numbering_.value(shown);
    for (std::size_t i = from; i < runs_.size(); ++i) {
      // The runs to come are worth no more than this one.
      if (value + (kMostPlaces - count) * values_[i] < best_value_) return;
      const std::size_t taken = bytes + runs_[i].bytes() + (count > 0 ? between_ : 0);
      if (taken > most_bytes_ || (runs_[i].shown & ~shown) == 0) continue;
      chosen_[count] = i;
      keep_better(count + 1, shown | runs_[i].shown, taken);
      if (count + 1 < kMostPlaces) add(count + 1, i + 1, shown | runs_[i].shown, taken);
    }
  }

  void keep_better(std::size_t count, Targets shown, std::size_t bytes) {
    const std::size_t value = numbering_.value(shown);
    if (value < best_value_) return;
    if (value == best_value_) {
      if (count != best_.size() ? count > best_.size() : bytes >= best_bytes_) return;
    }
    best_value_ = value;
    best_bytes_ = bytes;
    best_.clear();
    for (std::size_t i = 0; i < count; ++i) best_.push_back(runs_[chosen_[i]]);
  }

  std::span<const Run> runs_;
  std::vector<std::size_t> values_;  // by run
  const Numbering& numbering_;
  std::size_t most_bytes_;
  std::size_t between_;
  std::array<std::size_t, kMostPlaces> chosen_{};
  std::vector<Run> best_;
  std::size_t best_value_ = 0;
  std::size_t best_bytes_ = 0;
};

}  // namespace

Coverage coverage_of(std::span<const Occurrence> occurrences, std::uint32_t targets) {
  Coverage coverage;
  std::vector<bool> seen(targets, false);
  for (const Occurrence& occurrence : occurrences) {
    if (seen[occurrence.target]) continue;
    seen[occurrence.target] = true;
    ++(occurrence.is_filter ? coverage.filters : coverage.words);
  }
  return coverage;
}

Cover best_cover(std::span<const ByteRange> units, std::span<const Occurrence> occurrences,
                 std::uint32_t targets, std::size_t most_bytes, std::size_t between) {
  const Numbering numbering(occurrences, targets);
  const std::vector<Run> runs = RunFinder(units, numbering, most_bytes).find(occurrences);
  std::vector<Run> best = Combiner(runs, numbering, most_bytes, between).best();
  std::sort(best.begin(), best.end(), [](const Run& a, const Run& b) { return a.begin < b.begin; });
  Cover cover;
  Targets shown = 0;
  for (const Run& run : best) {
    cover.places.push_back({run.begin, run.end});
    shown |= run.shown;
  }
  const std::size_t value = numbering.value(shown);
  cover.coverage = {value / (kMostTargets + 1), value % (kMostTargets + 1)};
  return cover;
}

}  // namespace chancery
