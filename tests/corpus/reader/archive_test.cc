#include "corpus/reader/archive.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

#include "corpus/error.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

Names names(const Archive& archive) {
  Names result;
  for (const Source& source : archive.sources) result.push_back(source.name);
  return result;
}

Names unreadable(const Archive& archive) {
  Names result;
  for (const auto& file : archive.unreadable) result.push_back(file.name + ": " + file.why.reason);
  return result;
}

TEST_CASE("an archive is listed in byte order of the names within it", "[archive]") {
  const test::TempDirectory folder;
  for (const char* name :
       {"b.txt", "a/2.txt", "a/10.txt", "a-1.txt", "B.txt", "\xC3\xA4.txt", "a/deep/er/x.txt"}) {
    folder.write(name, "text");
  }
  CHECK(names(list_archive(folder.path())) == Names{"B.txt", "a-1.txt", "a/10.txt", "a/2.txt",
                                                    "a/deep/er/x.txt", "b.txt", "\xC3\xA4.txt"});
}

TEST_CASE("a source knows its size and its time to the nanosecond", "[archive]") {
  const test::TempDirectory folder;
  const fs::path file = folder.write("a/report.txt", "12345");
  const timespec times[] = {{1'000'000'000, 7}, {1'756'822'500, 123'456'789}};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  const Archive archive = list_archive(folder.path());
  REQUIRE(archive.sources.size() == 1);
  CHECK(archive.sources[0].size == 5);
  CHECK(archive.sources[0].modified == 1'756'822'500'123'456'789);
  CHECK(archive.sources[0].file.starts_with('/'));
  CHECK(fs::equivalent(archive.sources[0].file, file));
}

TEST_CASE("hidden files, hidden folders and symbolic links are passed over", "[archive]") {
  const test::TempDirectory folder;
  folder.write("seen.txt", "text");
  folder.write(".DS_Store", "text");
  folder.write(".git/config", "text");
  folder.write("a/.hidden", "text");
  fs::create_symlink("seen.txt", folder.path() / "link.txt");
  fs::create_directory_symlink("..", folder.path() / "loop");
  fs::create_symlink("nowhere", folder.path() / "dangling");
  const Archive archive = list_archive(folder.path());
  CHECK(names(archive) == Names{"seen.txt"});
  CHECK(archive.unreadable.empty());
}

TEST_CASE("names that are no UTF-8, or hold control characters, are names like others",
          "[archive]") {
  const test::TempDirectory folder;
  folder.write("new\nline.txt", "text");
  folder.write("esc\x1B[31m.txt", "text");
  folder.write("latin\xE9.txt", "text");
  CHECK(names(list_archive(folder.path())) ==
        Names{"esc\x1B[31m.txt", "latin\xE9.txt", "new\nline.txt"});
}

TEST_CASE("one file is an archive, even hidden or behind a link that a person names", "[archive]") {
  const test::TempDirectory folder;
  const fs::path file = folder.write("a/.report.txt", "text");
  CHECK(names(list_archive(file)) == Names{".report.txt"});
  fs::create_symlink(file, folder.path() / "link");
  CHECK(names(list_archive(folder.path() / "link")) == Names{".report.txt"});
  fs::create_directory_symlink(folder.path() / "a", folder.path() / "folder");
  CHECK(names(list_archive(folder.path() / "folder" / "")).empty());
}

TEST_CASE("a folder without files is an archive without sources", "[archive]") {
  const test::TempDirectory folder;
  fs::create_directories(folder.path() / "a/b");
  CHECK(list_archive(folder.path()).sources.empty());
}

TEST_CASE("a socket, a pipe, and a folder that may not be read are named", "[archive]") {
  const test::TempDirectory folder;
  folder.write("seen.txt", "text");
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(unreadable(list_archive(folder.path())) == Names{"pipe: unreadable"});
  CHECK(unreadable(list_archive(folder.path() / "pipe")) == Names{"pipe: unreadable"});
  fs::create_directories(folder.path() / "closed");
  fs::permissions(folder.path(), fs::perms::all);
  fs::permissions(folder.path() / "closed", fs::perms::none);
  CHECK(test::holds_unprivileged([&] {
    return unreadable(list_archive(folder.path())) ==
           Names{"closed: unreadable", "pipe: unreadable"};
  }));
  CHECK(test::holds_unprivileged([&] {
    try {
      list_archive(folder.path() / "closed");
    } catch (const Error& error) {
      return error.kind() == ErrorKind::ArchiveMissing;
    }
    return false;
  }));
}

TEST_CASE("a folder that is an index holds no reports", "[archive]") {
  const test::TempDirectory folder;
  folder.write("seen.txt", "text");
  folder.write("old/index/iamglass", "text");
  folder.write("old/index/postlist.glass", "text");
  CHECK(names(list_archive(folder.path())) == Names{"seen.txt"});
  CHECK_THROWS_AS(list_archive(folder.path() / "old/index"), Error);
}

TEST_CASE("a path that is not there is an error with a hint", "[archive]") {
  const test::TempDirectory folder;
  try {
    list_archive(folder.path() / "missing");
    FAIL("listed an archive that is not there");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::ArchiveMissing);
    CHECK_FALSE(error.hint().empty());
  }
  CHECK_THROWS_AS(list_archive(""), Error);
}

}  // namespace
}  // namespace chancery
