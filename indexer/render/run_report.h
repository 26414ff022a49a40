#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "corpus/replaced_file.h"
#include "indexer/run.h"

namespace chancery {

/// What a run did, as a file of JSON (schema/run_report.json): its sources as they are dealt with, so
/// that memory does not grow with them, then its figures. The file takes its name in the end, in the
/// place of one that has it; a run that dies leaves that one.
class RunReport {
 public:
  /// Throws Error System if the file cannot be written.
  explicit RunReport(const std::filesystem::path& file);

  void add(const SourceSummary& source);

  /// Ends the file after a run that came to `exit_code`, or that an error stopped. Throws as above.
  void finish(const RunSummary& summary, int exit_code);
  void finish(const Error& error);

 private:
  void end(const std::string& figures);

  ReplacedFile file_;
  std::uint64_t sources_ = 0;
};

}  // namespace chancery
