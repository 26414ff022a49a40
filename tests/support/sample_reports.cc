#include "tests/support/sample_reports.h"

#include <stdexcept>

#include "corpus/reader/archive.h"
#include "tests/support/program.h"

namespace chancery::test {

std::vector<Article> sample_reports() {
  std::vector<Article> reports;
  for (const Source& source : list_archive(in_repository("corpus/reports")).sources) {
    const auto reader = open_source(source);
    for (auto record = reader->next(); !std::holds_alternative<End>(record);
         record = reader->next()) {
      if (const auto* bad = std::get_if<BadRecord>(&record)) {
        throw std::runtime_error(source.name + ": " + bad->reason + ": " + bad->detail);
      }
      reports.push_back(std::get<Article>(std::move(record)));
    }
  }
  return reports;
}

}  // namespace chancery::test
