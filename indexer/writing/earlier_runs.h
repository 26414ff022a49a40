#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <xapian.h>

#include "corpus/article.h"

namespace chancery {

/// What a rebuilt index takes over from the one before it: which run brought a report, so that a
/// report is new only once.
class EarlierRuns {
 public:
  /// An index that cannot be read, or of another schema, has nothing to tell.
  explicit EarlierRuns(const std::filesystem::path& generation);

  /// The run that brought the report as it is; nullopt if the index has it otherwise or not at all.
  std::optional<std::uint64_t> run_of(const Article& article, const std::string& file) const;

  std::uint64_t last_run() const { return last_run_; }         // 0 if there was none
  const std::string& identity() const { return identity_; }    // empty if not known
  std::uint64_t reports() const { return reports_; }

 private:
  std::optional<Xapian::Database> database_{};
  std::uint64_t last_run_ = 0;
  std::uint64_t reports_ = 0;
  std::string identity_{};
};

}  // namespace chancery
