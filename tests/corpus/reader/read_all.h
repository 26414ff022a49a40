#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/reader.h"
#include "tests/support/temp_directory.h"

namespace chancery::test {

/// What a reader gave, in two lists.
struct Reading {
  std::vector<Article> reports;
  std::vector<BadRecord> rejects;

  /// "PLACE: REASON" of each reject.
  std::vector<std::string> reasons() const {
    std::vector<std::string> result;
    for (const BadRecord& reject : rejects) result.push_back(reject.place + ": " + reject.reason);
    return result;
  }
};

inline Reading read_all(const Source& source, const ReadLimits& limits = {}) {
  Reading reading;
  const auto reader = open_source(source, limits);
  while (true) {
    auto record = reader->next();
    if (std::holds_alternative<End>(record)) break;
    if (auto* reject = std::get_if<BadRecord>(&record)) reading.rejects.push_back(*reject);
    if (auto* report = std::get_if<Article>(&record)) reading.reports.push_back(*report);
  }
  return reading;
}

/// Reads `content` as the file `name` of an archive.
inline Reading read_content(std::string_view content, std::string_view name = "a/report") {
  const TempDirectory folder;
  return read_all({folder.write(name, content), std::string(name), content.size(), 0});
}

}  // namespace chancery::test
