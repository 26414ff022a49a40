#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

namespace chancery {

/// A match, and those ranked below it that are copies of its text.
struct Story {
  Xapian::doccount match;            // within the MSet
  std::vector<Xapian::docid> copies;
};

/// Among more matches copies are not looked for.
inline constexpr Xapian::doccount kMostCompared = 1'000;

/// The matches, best first, with copies put together; of all of them, or as many as make `most` stories.
/// The time grows with the product of matches and stories: 1,000 take a fifth of a second.
std::vector<Story> stories(const Xapian::MSet& matches, std::size_t most);

/// The other reports whose text is a copy of that of the report `id`, the likest first: of the hundred
/// that have most of its words, those that likeness() says are. None if there is no such report.
std::vector<Xapian::docid> copies_of(const Xapian::Database& database, const std::string& id);

}  // namespace chancery
