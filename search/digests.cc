#include "search/digests.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "corpus/error.h"
#include "search/digest_writer.h"
#include "search/directory_lock.h"

namespace chancery {

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::error_code error;
  const bool is_directory = fs::is_directory(file, error);
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in || is_directory) {
    throw Error(ErrorKind::Usage,
                "cannot read the saved searches in " + file.string() + ": " +
                    (is_directory ? "it is a folder" : std::strerror(errno)),
                "--saved wants a TOML file");
  }
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

MadeDigests make_digests(Searcher& searcher, const fs::path& saved, const fs::path& directory,
                         std::chrono::year_month_day today) {
  SavedSearches read = read_saved_searches(content_of(saved), today);
  if (read.searches.empty() && read.faults.empty()) {
    throw Error(ErrorKind::Usage, "there is no saved search in " + saved.string(),
                "each is a table, as in [energy], and below it question = \"gas AND energy\"");
  }
  const DirectoryLock lock(directory);
  MadeDigests made{{}, std::move(read.faults)};
  for (const SavedSearch& search : read.searches) {
    try {
      DigestWriter writer(search, directory);
      searcher.visit_new(search.question, writer);
      made.digests.push_back(writer.finish());
    } catch (const Error& error) {
      made.faults.push_back({search.line, search.name, describe(error)});
    }
  }
  std::stable_sort(made.faults.begin(), made.faults.end(),
                   [](const SavedFault& a, const SavedFault& b) { return a.line < b.line; });
  return made;
}

}  // namespace chancery
