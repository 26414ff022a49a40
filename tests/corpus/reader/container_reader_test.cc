#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using test::read_content;
using test::Reading;
using Reasons = std::vector<std::string>;
using Members = std::vector<std::pair<std::string, std::string>>;

enum class Format { Tar, OldTar, Zip, Raw };
enum class Filter { None, Gzip, Bzip2, Xz, Zstd };

/// A container of `members`, by libarchive.
std::string packed(const Members& members, Format format, Filter filter) {
  const test::TempDirectory folder;
  const std::string file = (folder.path() / "packed").string();
  archive* const out = archive_write_new();
  if (format == Format::Tar) {
    archive_write_set_format_pax_restricted(out);
    archive_write_set_format_option(out, "pax", "hdrcharset", "BINARY");  // names of any bytes
  }
  if (format == Format::OldTar) archive_write_set_format_v7tar(out);
  if (format == Format::Zip) archive_write_set_format_zip(out);
  if (format == Format::Raw) archive_write_set_format_raw(out);
  if (filter == Filter::Gzip) archive_write_add_filter_gzip(out);
  if (filter == Filter::Bzip2) archive_write_add_filter_bzip2(out);
  if (filter == Filter::Xz) archive_write_add_filter_xz(out);
  if (filter == Filter::Zstd) archive_write_add_filter_zstd(out);
  REQUIRE(archive_write_open_filename(out, file.c_str()) == ARCHIVE_OK);
  for (const auto& [name, content] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    REQUIRE(archive_write_header(out, entry) == ARCHIVE_OK);
    archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_free(out);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const Members kMembers{{"2025/", ""},
                       {"2025/a.jsonl", "{\"title\": \"One\"}\n{broken\n{\"title\": \"Two\"}\n"},
                       {".hidden", "Not this"},
                       {"__MACOSX/x", "Nor this"},
                       {"2025/b.txt", "Three\n\nText."}};

void check_members(const Reading& reading) {
  REQUIRE(reading.reports.size() == 3);
  CHECK(reading.reports[0].id == "a/report/2025/a.jsonl#1");
  CHECK(reading.reports[1].place == "2025/a.jsonl, line 3");
  CHECK(reading.reports[2].id == "a/report/2025/b.txt");
  CHECK(reading.reports[2].place == "2025/b.txt");
  CHECK(reading.reasons() == Reasons{"2025/a.jsonl, line 2: bad-json"});
}

TEST_CASE("the members of a container are read in their order", "[container]") {
  const auto filter = GENERATE(Filter::None, Filter::Gzip, Filter::Bzip2, Filter::Xz, Filter::Zstd);
  check_members(read_content(packed(kMembers, Format::Tar, filter)));
}

TEST_CASE("so are those of a tar file of the oldest form", "[container]") {
  const auto filter = GENERATE(Filter::None, Filter::Gzip);
  check_members(read_content(packed(kMembers, Format::OldTar, filter)));
}

TEST_CASE("so are those of a zip file", "[container]") {
  check_members(read_content(packed(kMembers, Format::Zip, Filter::None)));
}

TEST_CASE("a file that is only compressed is read as what it was", "[container]") {
  const auto filter = GENERATE(Filter::Gzip, Filter::Bzip2, Filter::Xz, Filter::Zstd);
  const auto reading =
      read_content(packed({{"data", "{\"title\": \"One\"}\n"}}, Format::Raw, filter));
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].id == "a/report#1");
  CHECK(reading.reports[0].place == "line 1");
}

TEST_CASE("a container within a container is read, to a limit", "[container]") {
  std::string nested = "Deep\n\nText.";
  for (int i = 0; i < 4; ++i) nested = packed({{"m", nested}}, Format::Tar, Filter::Gzip);
  CHECK(read_content(nested).reports.at(0).place == "m, m, m, m");
  nested = packed({{"m", nested}}, Format::Tar, Filter::Gzip);
  CHECK(read_content(nested).reasons() == Reasons{"m, m, m, m: too-deep"});
}

TEST_CASE("what a broken container held before its break is kept", "[container]") {
  Members many;
  // Of what is compressed, the last 64 kB before the break are lost.
  for (unsigned i = 0; i < 400; ++i) {
    std::string text = "Title\n\n";
    for (unsigned k = 0; k < 1000; ++k) text += std::to_string((i * 7919 + k * k * 104'729) % 99'991);
    many.emplace_back(std::to_string(i) + ".txt", text);
  }
  const std::string whole = packed(many, Format::Tar, Filter::Gzip);
  const auto reading = read_content(whole.substr(0, whole.size() / 2));
  CHECK(!reading.reports.empty());
  REQUIRE(reading.rejects.size() == 1);
  CHECK(reading.rejects[0].reason == "damaged");
  CHECK(read_content("\x1F\x8B\x08rest").reasons() == Reasons{": damaged"});
}

TEST_CASE("what breaks a container is told once", "[container]") {
  Members members{{"a.txt", "First\n\nText."}, {"b.txt", "Second\n\n"}};
  for (unsigned i = 0; i < 40'000; ++i) members[1].second += static_cast<char>('a' + i * i % 25 % 7);
  const std::string whole = packed(members, Format::Zip, Filter::None);
  const auto reading = read_content(whole.substr(0, whole.size() / 2));
  CHECK(reading.reports.size() == 1);
  CHECK(reading.reasons() == Reasons{"b.txt: damaged"});
}

TEST_CASE("what only begins like a container is none, and a broken header is damage",
          "[container]") {
  CHECK(read_content("BZhang Wei meets Putin\n\nText.").reports.size() == 1);
  std::string tar = packed({{"a.txt", "First\n\nText."}}, Format::Tar, Filter::None);
  tar[150] = static_cast<char>(tar[150] ^ 1);  // of the sum of the header
  CHECK(read_content(tar).reasons() == Reasons{": damaged"});
}

TEST_CASE("a member's name may be of any script", "[container]") {
  const std::string zip =  // with its names in UTF-8, and saying so
      test::content_of(test::in_repository("tests/data/crates/names.zip"));
  const std::string tar = packed({{"./\xC9t\xE9.txt", "First\n\nText."}}, Format::Tar, Filter::None);
  CHECK(read_content(zip, "a").reports.at(0).id == "a/Élysée/été.txt");
  CHECK(read_content(tar, "a").reports.at(0).id == "a/%C9t%E9.txt");
}

TEST_CASE("an empty container is told", "[container]") {
  CHECK(read_content(packed({}, Format::Zip, Filter::None)).reasons() == Reasons{": empty"});
}

TEST_CASE("an office document is a zip file that is not read", "[container]") {
  CHECK(read_content(packed({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}},
                            Format::Zip, Filter::None))
            .reasons() == Reasons{": unsupported-form"});
}

TEST_CASE("what is compressed again and again is so many containers", "[container]") {
  std::string nested = "Deep\n\nText.";
  for (int i = 0; i < 4; ++i) nested = packed({{"data", nested}}, Format::Raw, Filter::Gzip);
  CHECK(read_content(nested).reports.size() == 1);
  for (int i = 0; i < 6; ++i) nested = packed({{"data", nested}}, Format::Raw, Filter::Gzip);
  CHECK(read_content(nested).reasons() == Reasons{": too-deep"});
}

TEST_CASE("what is passed over counts as what comes out of a container", "[container]") {
  const std::string much(100U << 20U, ' ');
  const Members hidden{{"a.txt", "First\n\nText."}, {".hidden", much}};
  const auto reading = read_content(packed(hidden, Format::Tar, Filter::Gzip));
  CHECK(reading.reports.size() == 1);
  CHECK(reading.reasons() == Reasons{".hidden: expands-too-much"});
  CHECK(read_content(packed({{"a.html", "<html>" + much}}, Format::Zip, Filter::None)).reasons() ==
        Reasons{"a.html: too-large", "a.html: expands-too-much"});
  const std::string tar = packed({{"a.txt", "First\n\nText."}}, Format::Tar, Filter::None);
  const std::string zeros(100U << 20U, '\0');  // as at the end of a tar file
  CHECK(read_content(packed({{"data", tar + zeros}}, Format::Raw, Filter::Gzip)).reasons() ==
        Reasons{"a.txt: expands-too-much"});
}

TEST_CASE("what a layer of compression takes in and gives nothing for is counted, too", "[container]") {
  const std::string nothing = packed({{"data", ""}}, Format::Raw, Filter::Gzip);
  std::string many;
  while (many.size() < (100U << 20U)) many += nothing;
  CHECK(read_content(packed({{"data", many}}, Format::Raw, Filter::Zstd)).reasons() ==
        Reasons{": expands-too-much"});
}

TEST_CASE("tar files one after the other in one file are all read", "[container]") {
  const auto tar = [](const char* name) {
    return packed({{name, "Talks\n\nText."}}, Format::Tar, Filter::None);
  };
  CHECK(read_content(tar("a.txt") + tar("b.txt")).reports.size() == 2);
}

TEST_CASE("a link in a zip file, which holds but a path, is no report", "[container]") {
  const auto reading = read_content(packed(
      {{"link.txt", "../../etc/passwd"}, {"a.txt", "First\n\nText."}}, Format::Zip, Filter::None));
  CHECK(reading.reports.size() == 1);
  CHECK(reading.reasons() == Reasons{});
}

TEST_CASE("what expands without end is stopped, and costs no memory", "[container]") {
  std::string bomb = packed({{"data", std::string(8U << 20U, ' ')}}, Format::Raw, Filter::Gzip);
  // Members of gzip follow each other; a line without end is passed over, and so read.
  std::string all = packed({{"data", "{\"title\": \""}}, Format::Raw, Filter::Gzip);
  for (int i = 0; i < 40; ++i) all += bomb;
  CHECK(read_content(all).reasons() == Reasons{"line 1: expands-too-much"});
}

}  // namespace
}  // namespace chancery
