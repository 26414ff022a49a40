#pragma once

#include <filesystem>
#include <string>

#include "corpus/reader/reader.h"
#include "corpus/replaced_file.h"

namespace chancery {

/// All that a run rejects, as a file of JSON Lines (schema/reject.schema.json), for a program to read:
/// each with its source, the place in it, the reason and the detail. The file takes its name in the
/// end, in the place of one that has it; a run that dies leaves that one.
class RejectsFile {
 public:
  /// Throws Error System if the file cannot be written, as do the others.
  explicit RejectsFile(const std::filesystem::path& file) : file_(file) {}

  /// `source` is a name within its archive.
  void add(const std::string& source, const BadRecord& why);

  void finish() { file_.replace(); }

 private:
  ReplacedFile file_;
};

}  // namespace chancery
