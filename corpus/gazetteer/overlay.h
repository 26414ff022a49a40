#pragma once

#include <filesystem>
#include <memory>

#include "corpus/gazetteer/gazetteer.h"

namespace chancery {

/// A gazetteer of the built-in tables with an editor's own laid over them.
class OverlaidGazetteer {
 public:
  /// Reads every table in `directory`; their file names say what they hold (SOURCES.md). Throws Error
  /// BadTable, naming file and line, for one that cannot be understood, and ArchiveMissing if the
  /// directory is not there or holds no table.
  explicit OverlaidGazetteer(const std::filesystem::path& directory);

  const Gazetteer& gazetteer() const { return *gazetteer_; }

 private:
  std::vector<std::string> texts_;  // what the gazetteer points into
  std::unique_ptr<Gazetteer> gazetteer_;
};

}  // namespace chancery
