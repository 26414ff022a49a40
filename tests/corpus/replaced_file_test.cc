#include "corpus/replaced_file.h"

#include <filesystem>
#include <string>

#include "corpus/error.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using test::content_of;
using test::TempDirectory;

std::size_t files_in(const fs::path& directory) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

TEST_CASE("a file takes the place of another only when it is whole", "[files]") {
  const TempDirectory directory;
  const fs::path path = directory.write("a.txt", "old");
  {
    ReplacedFile file(path);
    file.write("new ");
    file.write("text");
    CHECK(content_of(path) == "old");
    file.replace();
  }
  CHECK(content_of(path) == "new text");
  CHECK(files_in(directory.path()) == 1);
}

TEST_CASE("a file that is given up leaves nothing behind", "[files]") {
  const TempDirectory directory;
  const fs::path path = directory.write("a.txt", "old");
  { ReplacedFile(path).write("new"); }
  CHECK(content_of(path) == "old");
  CHECK(files_in(directory.path()) == 1);
}

TEST_CASE("what an earlier process left is overwritten but no link is followed", "[files]") {
  const TempDirectory directory;
  directory.write(".a.txt.new", "much longer than what comes now");
  ReplacedFile file(directory.path() / "a.txt");
  file.write("new");
  file.replace();
  CHECK(content_of(directory.path() / "a.txt") == "new");
  const fs::path victim = directory.write("victim", "untouched");
  fs::create_symlink(victim, directory.path() / ".b.txt.new");
  CHECK_THROWS_AS(ReplacedFile(directory.path() / "b.txt"), Error);
  CHECK(content_of(victim) == "untouched");
}

}  // namespace
}  // namespace chancery
