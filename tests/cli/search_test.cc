// chancery-search as it is used: the built program on an index of the sample reports.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "tests/cli/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using nlohmann::json;
using test::Outcome;
using test::search;
using test::search_json;

constexpr const char* kSeed = "000_33e044e851d983fe.txt";

std::vector<std::string> ids(const json& page) {
  std::vector<std::string> result;
  for (const json& hit : page["hits"]) result.push_back(hit["id"]);
  return result;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the first question finds the seed first", "[search]") {
  const json page = search_json({"Putin", "Pakistan", "energy"});
  REQUIRE(page["total"] > 1);
  const json& seed = page["hits"][0];
  CHECK(seed["id"] == kSeed);
  CHECK(seed["rank"] == 1);
  CHECK(seed["date"].is_null());
  CHECK(seed["leaders"] == json::parse(R"([{"id":"shehbaz-sharif","name":"Shehbaz Sharif"},
                                           {"id":"vladimir-putin","name":"Vladimir Putin"},
                                           {"id":"emomali-rahmon","name":"Emomali Rahmon"}])"));
  std::vector<std::string> countries;
  for (const json& country : seed["countries"]) countries.push_back(country["id"]);
  CHECK(countries.size() == 8);
  CHECK(countries[0] == "RU");
  CHECK(countries[1] == "PK");
}

TEST_CASE("JSON has the promised shape and nothing else on standard output", "[search]") {
  const Outcome outcome = search({"--format", "json", "-n", "1", "Putin Pakistan energy"});
  CHECK(outcome.exit_code == 0);
  const json page = json::parse(outcome.out);
  CHECK(page["version"] == 1);
  CHECK(page["query"]["text"] == "Putin Pakistan energy");
  CHECK(page["query"]["understood"].is_string());
  CHECK(page["total"].is_number_unsigned());
  CHECK(page["exact"] == true);
  REQUIRE(page["hits"].size() == 1);
  for (const char* key : {"rank", "id", "title", "date", "score", "source", "leaders", "countries",
                          "snippet"}) {
    CHECK(page["hits"][0].contains(key));
  }
  for (const char* facet : {"leaders", "countries"}) {
    REQUIRE(page["facets"][facet].size() > 1);
    for (const char* key : {"id", "name", "count"}) {
      CHECK(page["facets"][facet][0].contains(key));
    }
  }
}

TEST_CASE("a snippet's ranges are the matched words", "[search]") {
  const json page = search_json({"-n", "1", "Putin's ENERGY"});
  const json& snippet = page["hits"][0]["snippet"];
  const std::string text = snippet["text"];
  REQUIRE(!snippet["matches"].empty());
  for (const json& range : snippet["matches"]) {
    const std::size_t begin = range[0], end = range[1];
    const std::string word = text.substr(begin, end - begin);
    // Whom "Putin" names is marked by whatever name the report has.
    CHECK((word == "Putin" || word == "energy" || word == "Vladimir Putin"));
  }
}

TEST_CASE("words typed in any case and with any apostrophe find the same", "[search]") {
  const auto wanted = ids(search_json({"putin"}));
  REQUIRE(!wanted.empty());
  for (const char* word : {"Putin", "PUTIN", "Putin's", "Putin’s", "PUTIN'S"}) {
    CHECK(ids(search_json({word})) == wanted);
  }
  const auto ivory = ids(search_json({"Cote"}));
  REQUIRE(!ivory.empty());
  CHECK(ids(search_json({"Côte"})) == ivory);
}

TEST_CASE("facet counts are those of all matches, whatever is shown", "[search]") {
  const json whole = search_json({"--all", "-n", "1000"});
  const json page = search_json({"--all", "-n", "2"});
  CHECK(page["facets"] == whole["facets"]);
  CHECK(page["total"] == whole["hits"].size());
  for (const char* facet : {"leaders", "countries"}) {
    for (const json& value : whole["facets"][facet]) {
      std::size_t count = 0;
      for (const json& hit : whole["hits"]) {
        for (const json& entity : hit[facet]) count += entity["id"] == value["id"] ? 1U : 0U;
      }
      CHECK(value["count"] == count);
    }
  }
}

TEST_CASE("filters narrow, as fields of the question or as options", "[search]") {
  const json putin = search_json({"--all", "-n", "100", "--leader", "putin"});
  CHECK(ids(putin) == ids(search_json({"-n", "100", "leader:vladimir-putin"})));
  CHECK(ids(putin) == ids(search_json({"-n", "100", "leader:\"Vladimir Putin\""})));
  const json in_1972 = search_json({"-n", "100", "--from", "1972", "--to", "1972-12"});
  CHECK(in_1972["total"] > 0);
  CHECK(ids(in_1972) == ids(search_json({"-n", "100", "date:1972"})));
  for (const json& hit : in_1972["hits"]) {
    CHECK(hit["date"].get<std::string>().starts_with("1972"));
  }
  const json both = search_json({"-n", "100", "--country", "russia", "--country", "PK"});
  CHECK(ids(both) == ids(search_json({"-n", "100", "country:moscow country:pakistan country:RU"})));
}

TEST_CASE("an offset gives the next page of the same ranking", "[search]") {
  const auto all = ids(search_json({"-n", "6", "president"}));
  REQUIRE(all.size() == 6);
  auto pages = ids(search_json({"-n", "3", "president"}));
  const auto second = search_json({"-n", "3", "--offset", "3", "president"});
  CHECK(second["hits"][0]["rank"] == 4);
  for (const std::string& id : ids(second)) pages.push_back(id);
  CHECK(pages == all);
}

TEST_CASE("text output names title, date, leaders, countries and facets", "[search]") {
  const Outcome outcome = search({"-n", "1", "Simla"});
  CHECK(outcome.exit_code == 0);
  CHECK(has(outcome.out, "1972"));
  CHECK(has(outcome.out, "Indira Gandhi"));
  CHECK(has(outcome.out, "Pakistan"));
  CHECK(has(outcome.out, "asia-1972-simla"));
  CHECK_FALSE(has(outcome.out, "\x1B"));  // no colour into a pipe
  CHECK(has(search({"--color", "always", "-n", "1", "Simla"}).out, "\x1B["));
}

TEST_CASE("exit codes are 0 for hits, 1 for none, 2 for an error", "[search]") {
  CHECK(search({"energy"}).exit_code == 0);
  const Outcome none = search({"xylophone"});
  CHECK(none.exit_code == 1);
  CHECK(search_json({"xylophone"})["total"] == 0);
  CHECK(search({"(energy"}).exit_code == 2);
}

TEST_CASE("what cannot be understood is an error with a hint, never a guess", "[search][errors]") {
  struct Bad {
    std::vector<std::string> arguments;
    const char* says;
  };
  const Bad bad = GENERATE(
      Bad{{"ledaer:putin"}, "ledaer"}, Bad{{"(energy AND gas"}, "("}, Bad{{"energy AND"}, "AND"},
      Bad{{"\"energy"}, "\""}, Bad{{"date:2025-13"}, "2025-13"}, Bad{{"leader:xyzzy"}, "xyzzy"},
      Bad{{"--from", "soon", "energy"}, "soon"}, Bad{{}, "--all"},
      Bad{{"--formta", "json", "x"}, "--formta"}, Bad{{"--country", "Atlantis", "x"}, "Atlantis"});
  const Outcome outcome = search(bad.arguments);
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, bad.says));
  CHECK((has(outcome.err, "hint: ") || has(outcome.err, "--help")));
}

TEST_CASE("a missing index and one of another schema version say what to do", "[search][errors]") {
  const test::TempDirectory directory;
  const std::string index = (directory.path() / "index").string();
  const Outcome missing = test::chancery_search({"--index", index, "energy"});
  CHECK(missing.exit_code == 2);
  CHECK(has(missing.err, "hint: create one: chancery-index"));
  {
    Xapian::WritableDatabase database(index, Xapian::DB_CREATE);
    database.set_metadata(std::string(schema::metadata::kVersion), "77");
    database.commit();
  }
  const Outcome other = test::chancery_search({"--index", index, "energy"});
  CHECK(other.exit_code == 2);
  CHECK(has(other.err, "77"));
  CHECK(has(other.err, "hint: "));
}

TEST_CASE("text from a report cannot drive the terminal", "[search]") {
  const test::TempDirectory directory;
  directory.write("archive/evil.jsonl",
                  "{\"id\":\"e\\u001b[31m\",\"title\":\"Red \\u001b[31m title\","
                  "\"text\":\"Energy \\u009b31m \\u0007 \\u202e talks.\"}\n");
  const std::string index = (directory.path() / "index").string();
  REQUIRE(test::chancery_index({"--index", index, (directory.path() / "archive").string()})
              .exit_code == 0);
  for (const char* format : {"text", "json"}) {
    const Outcome outcome =
        test::chancery_search({"--index", index, "--format", format, "energy"});
    CHECK(outcome.exit_code == 0);
    for (const char* control : {"\x1B", "\x07", "\u009B", "\u202E"}) {
      CHECK_FALSE(has(outcome.out, control));
    }
  }
  const Outcome echo = test::chancery_search({"--index", index, "foo:\x1B[31m"});
  CHECK_FALSE(has(echo.err + echo.out, "\x1B"));
}

TEST_CASE("a report explains its leaders and countries, from the index or from the file",
          "[search][explain]") {
  const Outcome stored = search({"--explain", kSeed});
  CHECK(stored.exit_code == 0);
  CHECK(has(stored.out, "Emomali Rahmon (leader emomali-rahmon)\n"
                        "  name     0.98  In addition to his talks with Putin, Sharif also met "
                        "Tajikistan’s President [Emomali Rahmon] in Beijing.\n"));
  CHECK(has(stored.out, "  capital  0.95  "));
  const Outcome read = test::chancery_index(
      {"--explain", test::in_repository("corpus/reports/" + std::string(kSeed)).string()});
  CHECK(read.exit_code == 0);
  CHECK(read.out == stored.out + "\n");
  const json document = json::parse(search({"--explain", kSeed, "--format", "json"}).out);
  CHECK(document["entities"].size() > 10);
  const Outcome none = search({"--explain", "nowhere"});
  CHECK(none.exit_code == 2);
  CHECK(has(none.err, "hint: "));
}

TEST_CASE("what a report is about narrows more than what it mentions", "[search]") {
  const auto about = ids(search_json({"-n", "100", "about:pakistan"}));
  const auto mentions = ids(search_json({"-n", "100", "country:pakistan"}));
  CHECK(about.size() > 1);
  CHECK(about.size() < mentions.size());
  CHECK(std::find(about.begin(), about.end(), kSeed) != about.end());
}

TEST_CASE("organisations are a facet and a filter", "[search]") {
  const json page = search_json({"-n", "100", "--organisation", "shanghai cooperation organisation"});
  CHECK(page["total"] > 1);
  for (const json& hit : page["hits"]) {
    bool has_it = false;
    for (const json& organisation : hit["organisations"]) has_it |= organisation["id"] == "SCO";
    CHECK(has_it);
  }
  CHECK(ids(page) == ids(search_json({"-n", "100", "organisation:SCO"})));
}

TEST_CASE("Reuters SGML is found by its own ids", "[search]") {
  const test::TempDirectory directory;
  const std::string index = (directory.path() / "index").string();
  REQUIRE(test::chancery_index(
              {"--index", index, test::in_repository("tests/data/reuters_small.sgm").string()})
              .exit_code == 0);
  const Outcome outcome = test::chancery_search(
      {"--index", index, "--format", "json", "--all", "-n", "100"});
  const auto found = ids(json::parse(outcome.out));
  CHECK(found.size() == 6);
  for (const std::string& id : found) CHECK(id.starts_with("reuters-"));
}

TEST_CASE("what a name in the archive is made of, JSON can be read, and the id can be typed",
          "[search]") {
  const test::TempDirectory directory;
  directory.write("archive/latin\xE9\n\x1B.txt", "Title\n\nEnergy.");
  const std::string index = (directory.path() / "index").string();
  REQUIRE(test::chancery_index({"--index", index, (directory.path() / "archive").string()})
              .exit_code == 0);
  const Outcome outcome = test::chancery_search({"--index", index, "--format", "json", "energy"});
  const json hit = json::parse(outcome.out)["hits"][0];
  CHECK(hit["id"] == "latin%E9%0A%1B.txt");
  CHECK(hit["file"].get<std::string>().ends_with("/archive/latin\uFFFD\n\x1B.txt"));
}

TEST_CASE("a word in square brackets is one word", "[search]") {
  CHECK(search_json({"[energy,talks]"})["query"]["text"] == "[energy,talks]");
}

TEST_CASE("help names every field, option and exit code", "[search]") {
  const Outcome help = test::chancery_search({"--help"});
  CHECK(help.exit_code == 0);
  for (const char* part : {"--index", "--leader", "--country", "--from", "--to", "--offset",
                           "--format", "--all", "--snippet-bytes", "leader:putin",
                           "country:russia", "date:2024-01..2025-03", "title:summit",
                           "EXIT CODES"}) {
    CHECK(has(help.out, part));
  }
  CHECK(test::chancery_search({"--version"}).out == "chancery-search 0.1.0\n");
}

}  // namespace
}  // namespace chancery
