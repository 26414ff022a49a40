#include "corpus/reader/reader.h"

#include <random>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/stat.h>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;
using test::read_all;
using test::read_content;
using Reasons = std::vector<std::string>;

TEST_CASE("the form of a file is seen from its content, never from its name", "[open_source]") {
  const std::string json = R"({"id": "r1", "title": "Putin in Islamabad"})";
  const std::string sgml = "<REUTERS NEWID=\"7\"><TEXT><TITLE>INF TALKS</TITLE></TEXT></REUTERS>";
  CHECK(read_content(json, "a.txt").reports.at(0).id == "r1");
  CHECK(read_content("\xEF\xBB\xBF \r\n" + json, "a.sgm").reports.at(0).id == "r1");
  CHECK(read_content(sgml, "a.jsonl").reports.at(0).id == "reuters-7");
  CHECK(read_content("<!doctype LEWIS SYSTEM \"lewis.dtd\">\n" + sgml).reports.at(0).id ==
        "reuters-7");
  CHECK(read_content("\xEF\xBB\xBF\n  <reuters newid=7><text><title>INF</title></text></reuters>")
            .reports.at(0)
            .id == "reuters-7");
  CHECK(read_content("Putin in Islamabad\n\nText.", "a.jsonl").reports.at(0).id == "a.jsonl");
}

TEST_CASE("a text that speaks of SGML is a text", "[open_source]") {
  const auto reading = read_content("The format\n\nAn article begins with <REUTERS NEWID=\"7\">.");
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title == "The format");
}

TEST_CASE("an id made from a name is UTF-8 that can be shown, and no other name's",
          "[open_source]") {
  const auto id = [](std::string_view name) { return read_content("T", name).reports.at(0).id; };
  CHECK(id("a/Élysée 50%.txt") == "a/Élysée 50%.txt");
  CHECK(id("latin\xE9.txt") == "latin%E9.txt");
  CHECK(id("latin%E9.txt") == "latin%25E9.txt");
  CHECK(id("latin%25E9.txt") == "latin%2525E9.txt");
  CHECK(id("100%e9, 5%") == "100%e9, 5%");
  CHECK(id("new\nline\x1B\u009B\u202E") == "new%0Aline%1B%C2%9B%E2%80%AE");
  CHECK(read_content("{\"title\": \"T\"}", "\xFF").reports.at(0).id == "%FF#1");
}

TEST_CASE("what is no text is one reject that says what it is", "[open_source]") {
  struct Case {
    std::string_view content;
    const char* reason;
    const char* detail;
  };
  const auto test = GENERATE(
      Case{"\x89PNG\r\n\x1A\n"sv, "not-text", "The file is a PNG image."},
      Case{"\x7F"
           "ELF\x02"sv,
           "not-text", "The file is an ELF program."},
      Case{"{\\rtf1 Putin}"sv, "not-text", "The file is an RTF document; save it as text first."},
      Case{"Putin\0in Islamabad"sv, "not-text", "The file is binary: it has control characters throughout."},
      Case{"<?xml version=\"1.0\"?><list/>"sv, "unsupported-form", "The file is XML of <list>."},
      Case{"<!doctype note SYSTEM \"note.dtd\"><note>"sv, "unsupported-form",
           "The file is an SGML or XML document."});
  CAPTURE(test.detail);
  const auto reading = read_content(test.content);
  CHECK(reading.reports.empty());
  REQUIRE(reading.rejects.size() == 1);
  CHECK(reading.rejects[0].place.empty());
  CHECK(reading.rejects[0].reason == test.reason);
  CHECK(reading.rejects[0].detail == test.detail);
}

TEST_CASE("a file without a word is the reject \"empty\"", "[open_source]") {
  const auto content = GENERATE(""sv, "\n"sv, " \t\r\n\n"sv, "\xEF\xBB\xBF"sv, "\x01\x02\x03"sv,
                                "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"sv);
  CAPTURE(content);
  const auto reading = read_content(content);
  CHECK(reading.reports.empty());
  CHECK(reading.reasons() == Reasons{": empty"});
}

TEST_CASE("a text may begin with a bracket or an angle", "[open_source]") {
  CHECK(read_content("[Read-out] Putin met Xi.").reports.size() == 1);
  CHECK(read_content("<Begin text> Putin met Xi.").reports.size() == 1);
}

TEST_CASE("what cannot be opened is the reject \"unreadable\"", "[open_source]") {
  const test::TempDirectory folder;
  const auto link = folder.path() / "link";
  std::filesystem::create_symlink(folder.write("report", "text"), link);
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  for (const auto& file :
       {folder.path() / "missing", folder.path(), link, folder.path() / "pipe"}) {
    CAPTURE(file);
    CHECK(read_all({file, "name", 0, 0}).reasons() == Reasons{": unreadable"});
  }
}

TEST_CASE("after the last record comes the end, as often as it is asked for", "[open_source]") {
  const test::TempDirectory folder;
  for (const auto* content : {"Putin met Xi.", R"({"title": "Putin met Xi"})", "<html>", "",
                              "<REUTERS><TEXT>Reagan</TEXT></REUTERS>"}) {
    const auto reader = open_source({folder.write("a", content), "a", 0, 0});
    CHECK_FALSE(std::holds_alternative<End>(reader->next()));
    CHECK(std::holds_alternative<End>(reader->next()));
    CHECK(std::holds_alternative<End>(reader->next()));
  }
}

TEST_CASE("bytes without form are no text, though few of them are NUL", "[open_source]") {
  std::mt19937 random(7);
  std::string bytes;
  for (int i = 0; i < 4000; ++i) bytes += static_cast<char>(random());
  CHECK(test::read_content(bytes).reasons() == std::vector<std::string>{": not-text"});
  const auto wire = test::read_content("Talks\n\n\x01\x02They met in Islamabad to talk of gas.\x03\n");
  CHECK(wire.reports.size() == 1);
}

}  // namespace
}  // namespace chancery
