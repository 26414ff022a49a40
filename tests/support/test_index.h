#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "corpus/mention.h"
#include "indexer/writing/database_store.h"
#include "tests/support/temp_directory.h"

namespace chancery::test {

/// Every place in the text where `surface` stands for an entity.
struct Surface {
  EntityKind kind;
  std::string id;
  std::string surface;
};

/// A report as a test writes it down; what it speaks of is stated, not recognised.
struct Report {
  std::string id;
  std::string title;
  std::string text;
  std::string date{};                  // as a source states it; empty: undated
  std::vector<std::string> leaders{};  // ids, most central first
  std::vector<std::string> countries{};
  std::vector<Surface> mentions{};
  std::string source{};
  bool title_derived = false;
  std::vector<std::string> organisations{};
  std::string language{};  // its tag
};

/// The store of the generation that answers of `index`, which is made if it is missing.
std::unique_ptr<DatabaseStore> open_store(const std::filesystem::path& index);

/// An index in a temporary directory, written by the indexer's own writer.
class TestIndex {
 public:
  explicit TestIndex(const std::vector<Report>& reports) { put(reports); }

  std::filesystem::path path() const { return directory_.path() / "index"; }

  /// Adds the reports, or puts them in the place of those with their ids, in one commit.
  void put(const std::vector<Report>& reports);

  /// Takes away the reports with these ids, in one commit.
  void erase(const std::vector<std::string>& ids);

 private:
  TempDirectory directory_;
};

}  // namespace chancery::test
