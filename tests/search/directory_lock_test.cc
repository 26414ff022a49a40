#include "search/directory_lock.h"

#include <filesystem>

#include "corpus/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::TempDirectory;

TEST_CASE("two cannot hold a directory at once", "[files]") {
  const TempDirectory directory;
  const fs::path made = directory.path() / "deep" / "digests";
  {
    const DirectoryLock lock(made);
    CHECK_THROWS_AS(DirectoryLock(made), Error);
  }
  const DirectoryLock again(made);
  CHECK_THROWS_AS(DirectoryLock(directory.write("file", "")), Error);
}

}  // namespace
}  // namespace chancery
