#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "search/match.h"
#include "search/shingles.h"

namespace chancery {

/// A match, and those ranked below it that are copies of its text.
struct Story {
  Match match;
  std::vector<Xapian::docid> copies{};
};

/// Among more matches copies are not looked for.
inline constexpr std::size_t kMostCompared = 1'000;

/// Puts matches, which come best first, together with the copies of their texts. The time grows with the
/// product of matches and stories: 1,000 take a fifth of a second.
class Stories {
 public:
  explicit Stories(const Xapian::Database& database) : database_(database) {}

  void add(const Match& match);

  const std::vector<Story>& found() const { return found_; }
  std::vector<Story> take() { return std::move(found_); }

 private:
  const Xapian::Database& database_;
  std::size_t compared_ = 0;
  std::vector<Story> found_{};
  std::vector<std::pair<Shingles, std::size_t>> texts_{};  // of which story, where it can have copies
};

/// The other reports whose text is a copy of that of the report `id`, the likest first: of the hundred
/// that have most of its words, those that likeness() says are. None if there is no such report.
std::vector<Xapian::docid> copies_of(const Xapian::Database& database, const std::string& id);

}  // namespace chancery
