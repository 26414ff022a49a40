#include "corpus/gazetteer/overlay.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "corpus/error.h"
#include "corpus/gazetteer/embedded.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> tables_in(const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".tsv") files.push_back(at->path());
  }
  if (error || files.empty()) {
    throw Error(ErrorKind::ArchiveMissing,
                "no gazetteer tables in " + directory.string() +
                    (error ? ": " + error.message() : std::string()),
                "a table is a file such as leaders.tsv or countries.tsv");
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) {
    throw Error(ErrorKind::ArchiveMissing, "cannot read " + file.string(), "see who may read it");
  }
  return text;
}

}  // namespace

Gazetteer overlaid_gazetteer(const fs::path& directory) {
  std::vector<Table> tables = embedded_tables();
  const std::vector<fs::path> files = tables_in(directory);
  std::vector<std::string> texts;
  texts.reserve(files.size());
  for (const fs::path& file : files) {
    texts.push_back(read_file(file));
    tables.push_back({file.filename().string(), texts.back()});
  }
  return Gazetteer(tables);
}

}  // namespace chancery
