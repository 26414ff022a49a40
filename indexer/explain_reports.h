#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "corpus/gazetteer/gazetteer.h"
#include "corpus/reader/path_filter.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// How an explanation is written.
enum class ExplainFormat { Text, Json };

/// What is read, and with which limits.
struct ExplainedArchive {
  std::vector<std::filesystem::path> paths;
  PathFilter filter{};
  ReadLimits limits{};
};

/// Recognises the leaders, countries and organisations of every report of `archive`, without an index,
/// and hands `write` the explanation of each, a report at a time; and of each reject a line that
/// names it. Throws Error ArchiveMissing if a path is not there.
void explain_reports(const ExplainedArchive& archive, const Gazetteer& gazetteer,
                     ExplainFormat format, const std::function<void(const std::string&)>& write);

}  // namespace chancery
