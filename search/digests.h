#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "search/digest.h"
#include "search/saved_searches.h"
#include "search/searcher.h"

namespace chancery {

struct MadeDigests {
  std::vector<DigestHead> digests;
  std::vector<SavedFault> faults;  // of searches that are left out; by line
};

/// Writes the digest of every search in the file `saved` into `directory`, which is made if it is
/// missing. What is wrong with one search keeps no other from its digest. Throws Error Usage if the
/// file cannot be read or has no search, System if another process writes there.
MadeDigests make_digests(Searcher& searcher, const std::filesystem::path& saved,
                         const std::filesystem::path& directory,
                         std::chrono::year_month_day today);

}  // namespace chancery
