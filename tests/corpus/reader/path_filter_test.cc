#include "corpus/reader/path_filter.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace chancery {
namespace {

bool fits(const std::string& pattern, const std::string& path) {
  return PathFilter({pattern}, {}).takes(path);
}

TEST_CASE("a pattern is for the whole path, one without a slash for the file's name", "[filter]") {
  CHECK(fits("*.html", "a.html"));
  CHECK(fits("*.html", "2025/09/a.html"));
  CHECK_FALSE(fits("*.html", "a.html.txt"));
  CHECK_FALSE(fits("*.html", "a.html/b.txt"));
  CHECK(fits("wire/*.txt", "wire/a.txt"));
  CHECK_FALSE(fits("wire/*.txt", "wire/2025/a.txt"));
  CHECK_FALSE(fits("wire/*.txt", "old/wire/a.txt"));
  CHECK(fits("20[12]?/*", "2025/a"));
  CHECK_FALSE(fits("20[01]?/*", "2025/a"));
}

TEST_CASE("two asterisks stand for any folders, or none", "[filter]") {
  CHECK(fits("wire/**", "wire/a.txt"));
  CHECK(fits("wire/**", "wire/2025/09/a.txt"));
  CHECK_FALSE(fits("wire/**", "wires/a.txt"));
  CHECK(fits("**/*.html", "a.html"));
  CHECK(fits("wire/**/a.txt", "wire/a.txt"));
  CHECK(fits("wire/**/a.txt", "wire/x/y/a.txt"));
  CHECK_FALSE(fits("wire/**/a.txt", "wire/x/y/b.txt"));
  CHECK(fits("**", "any/thing"));
  CHECK(fits("**/2025/**", "wire/2025/09/a.txt"));
}

TEST_CASE("what is excluded is not taken though it is included", "[filter]") {
  const PathFilter filter({"wire/**", "*.html"}, {"*.tmp", "wire/old/**"});
  CHECK(filter.takes("wire/a.txt"));
  CHECK(filter.takes("desk/a.html"));
  CHECK_FALSE(filter.takes("desk/a.txt"));
  CHECK_FALSE(filter.takes("wire/a.tmp"));
  CHECK_FALSE(filter.takes("wire/old/a.txt"));
  CHECK(PathFilter().takes("any/thing"));
}

TEST_CASE("a pattern that fits in many ways does not take long", "[filter]") {
  std::string pattern, path;
  for (int i = 0; i < 200; ++i) {
    pattern += "**/a/";
    path += "a/";
  }
  CHECK_FALSE(fits(pattern + "b", path + "c"));
}

}  // namespace
}  // namespace chancery
