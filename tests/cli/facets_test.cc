// Facets, timeline and filters of chancery-search: the built program on an index of the samples.

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/cli/index_run.h"
#include "tests/cli/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using nlohmann::json;
using test::has;
using test::Outcome;
using test::search;
using test::search_json;

Outcome search_in(const std::string& index, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", index});
  return test::chancery_search(arguments);
}

using Counts = std::map<std::string, int>;

/// What the hits of every sample report say: of each value of `key`, or each pair, the reports.
Counts counted_from_hits(const std::string& key, const std::string& other) {
  Counts counts;
  const json every = search_json({"--all", "-n", "1000", "--snippet-bytes", "0"});
  for (const json& hit : every["hits"]) {
    for (const json& value : hit[key]) {
      const std::string id = value["id"];
      if (other.empty()) ++counts[id];
      for (const json& with : other.empty() ? json::array() : hit[other]) {
        const std::string with_id = with["id"];
        if (key != other || id < with_id) ++counts[id + "+" + with_id];
      }
    }
  }
  return counts;
}

Counts counted(const json& facet) {
  Counts counts;
  for (const json& row : facet) {
    const std::string key = row.contains("ids") ? row["ids"][0].get<std::string>() + "+" +
                                                      row["ids"][1].get<std::string>()
                                                : row["id"].get<std::string>();
    counts[key] = row["count"];
  }
  return counts;
}

TEST_CASE("facets and pairs without hits are those of all hits", "[facets]") {
  const json page =
      search_json({"--all", "-n", "0", "--facets", "leader,country,leader+leader,leader+country"});
  CHECK(page["hits"].empty());
  const json& facets = page["facets"];
  CHECK(facets.size() == 4);
  CHECK(counted(facets["leaders"]) == counted_from_hits("leaders", ""));
  CHECK(counted(facets["countries"]) == counted_from_hits("countries", ""));
  CHECK(counted(facets["leader+leader"]) == counted_from_hits("leaders", "leaders"));
  CHECK(counted(facets["leader+country"]) == counted_from_hits("leaders", "countries"));
  CHECK(counted(facets["leader+leader"]).size() > 20);
  CHECK(facets["leader+leader"][0]["names"].size() == 2);
}

TEST_CASE("years, months and the timeline agree, undated reports included", "[facets]") {
  const json page =
      search_json({"--all", "-n", "1000", "--facets", "year,month", "--timeline", "month"});
  Counts years, months;
  int undated = 0;
  for (const json& hit : page["hits"]) {
    if (hit["date"].is_null()) {
      ++undated;
    } else {
      ++years[hit["date"].get<std::string>().substr(0, 4)];
      ++months[hit["date"].get<std::string>().substr(0, 7)];
    }
  }
  CHECK(undated > 0);
  CHECK(counted(page["facets"]["years"]) == years);
  CHECK(counted(page["facets"]["months"]) == months);
  CHECK(page["facet_totals"]["years"]["without"] == undated);
  const json& timeline = page["timeline"];
  CHECK(timeline["unit"] == "month");
  CHECK(timeline["undated"] == undated);
  Counts periods;
  for (const json& count : timeline["counts"]) periods[count["period"]] = count["count"];
  CHECK(periods == months);
  CHECK_FALSE(search_json({"--all", "-n", "0"}).contains("timeline"));
}

TEST_CASE("a number says how many values are shown, and the output what it leaves out",
          "[facets]") {
  const json all = search_json({"--all", "-n", "0"});
  const auto leaders = all["facets"]["leaders"].size();
  REQUIRE(leaders > 10);
  CHECK(all["facets"].size() == 3);
  CHECK(all["facet_totals"]["leaders"]["left_out"] == 0);
  const json some = search_json({"--all", "-n", "0", "--facets", "leader:3"});
  CHECK(some["facets"].size() == 1);
  CHECK(some["facets"]["leaders"].size() == 3);
  CHECK(some["facet_totals"]["leaders"]["values"] == leaders);
  CHECK(some["facet_totals"]["leaders"]["left_out"] == leaders - 3);
  const std::string of = " of " + std::to_string(leaders) + ", exact)\n";
  CHECK(has(search({"--all", "-n", "0"}).out, "Leaders (10" + of));
  const std::string text = search({"--all", "-n", "0", "--facets", "leader:3"}).out;
  CHECK(has(text, "Leaders (3" + of));
  CHECK(has(text, "and " + std::to_string(leaders - 3) + " more\n"));
  CHECK_FALSE(has(text, "Countries"));
  CHECK(has(search({"--all", "-n", "0", "--facets", "leader:all"}).out,
            "Leaders (" + std::to_string(leaders) + of));
  CHECK(search({"--all", "-n", "0", "--facets", "none"}).out == "43 reports match (exact)\n");
}

/// Five reports of a small archive: a page of facets and a timeline that can be read as a whole.
TEST_CASE("facets and timeline as a person sees them in a pipe", "[facets]") {
  const test::TempDirectory directory;
  directory.write(
      "archive/a.jsonl",
      R"({"id":"a","title":"Talks","text":"Vladimir Putin met Xi Jinping.","date":"2024-11-02","source":"Wire","language":"en"}
{"id":"b","title":"Talks","text":"Vladimir Putin met Xi Jinping.","date":"2024-11-30","source":"Wire","language":"en"}
{"id":"c","title":"Talks","text":"Vladimir Putin met nobody.","date":"2025-02-01","source":"Herald \u001b[31m","language":"en"}
{"id":"d","title":"Talks","text":"Xi Jinping spoke.","date":"2025-02-02","source":"Wire","language":"fr"}
{"id":"e","title":"Talks","text":"Nobody spoke."}
)");
  REQUIRE(test::index(directory).exit_code == 0);
  const std::string index = (directory.path() / "index").string();
  const Outcome outcome =
      search_in(index, {"talks", "-n", "0", "--facets", "leader+leader,source,language:1,year",
                        "--timeline", "month"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == R"(Leader + leader (1 of 1, exact)
  2  Vladimir Putin (vladimir-putin) + Xi Jinping (xi-jinping)

Sources (2 of 2, exact)
  3  Wire
  1  Herald [31m
  1  of no known source

Languages (1 of 2, exact)
  3  en
     and 1 more
  1  in no known language

Years (2 of 2, exact)
  2  2024
  2  2025
  1  undated

Timeline by month (2024-11 to 2025-02, exact)
  2024-11  2  ██████████████████████████████████████████████████████████████████
  2024-12  0
  2025-01  0
  2025-02  2  ██████████████████████████████████████████████████████████████████
  undated  1  █████████████████████████████████

5 reports match (exact)
understood as: talks
)");
  const auto ids = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    std::string joined;
    const json page = json::parse(search_in(index, std::move(arguments)).out);
    for (const json& hit : page["hits"]) joined += hit["id"].get<std::string>();
    return joined;
  };
  CHECK(ids({"--source", "wire"}) == "dba");  // the newest first
  CHECK(ids({"--source", "wire", "--source", "herald [31m"}).empty());
  CHECK(ids({"--language", "fr"}) == "d");
  CHECK(ids({"--language", "fr", "--language", "en"}).empty());
  CHECK(ids({"--any", "--language", "fr", "--language", "en"}) == "dcba");
  CHECK(ids({"--any", "--language", "fr", "--language", "en", "--leader", "putin"}) == "cba");
}

TEST_CASE("with --any one of several leaders will do", "[facets]") {
  const auto total = [](const json& page) { return page["total"].get<int>(); };
  const int putin = total(search_json({"--leader", "putin"}));
  const int xi = total(search_json({"--leader", "xi jinping"}));
  const int both = total(search_json({"--leader", "putin", "--leader", "xi jinping"}));
  const json any = search_json({"--any", "--leader", "putin", "--leader", "xi jinping"});
  CHECK(both > 0);
  CHECK(total(any) > both);
  CHECK(total(any) == putin + xi - both);
  CHECK(any["query"]["understood"] == "leader:vladimir-putin OR leader:xi-jinping");
  const json narrowed = search_json(
      {"--any", "--leader", "putin", "--leader", "xi jinping", "--country", "pakistan"});
  CHECK(total(narrowed) == total(search_json({"(leader:putin OR leader:\"xi jinping\") AND "
                                              "country:pakistan"})));
  CHECK(search({"--any"}).exit_code == 2);
}

TEST_CASE("a facet or timeline that there is not is an error with a hint", "[facets][errors]") {
  struct Bad {
    std::vector<std::string> arguments;
    const char* says;
  };
  const Bad bad =
      GENERATE(Bad{{"--facets", "leader,leeder:3"}, "\"leeder:3\" is no facet"},
               Bad{{"--facets", "leader:0"}, "\"leader:0\""},
               Bad{{"--facets", "year+year"}, "\"year+year\""},
               Bad{{"--facets", "[leader]"}, "\"[leader]\""}, Bad{{"--facets", ""}, "is no facet"},
               Bad{{"--timeline", "week"}, "week"}, Bad{{"--source", ""}, "source:"});
  std::vector<std::string> arguments = bad.arguments;
  arguments.push_back("--all");
  const Outcome outcome = search(arguments);
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, bad.says));
  CHECK(has(outcome.err, "hint: "));
}

TEST_CASE("the facets' options are in the help", "[facets]") {
  const std::string help = test::chancery_search({"--help"}).out;
  for (const char* option : {"--facets SPEC,...", "--timeline UNIT", "--any", "--source NAME",
                             "--language CODE", "FACETS", "organisation, source"}) {
    CHECK(has(help, option));
  }
}

}  // namespace
}  // namespace chancery
