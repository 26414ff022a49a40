// The query language as an analyst meets it: the built program on an index of the sample reports.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/cli/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using nlohmann::json;
using test::Outcome;
using test::search;

json search_json(const std::string& question) {
  return json::parse(search({"--format", "json", "-n", "100", question}).out);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the parts of the language can be asked for together", "[language]") {
  const json near = search_json("nuclear NEAR/5 (weapons OR missiles)");
  CHECK(near["total"] > 0);
  CHECK(near["query"]["understood"] == "nuclear NEAR/5 (weapons OR missiles)");
  CHECK(search_json("nuclear AND (weapons OR missiles)")["total"] >= near["total"]);

  const json star = search_json("gorbach*");
  CHECK(star["total"] > 0);
  CHECK(star["hits"][0]["snippet"]["matches"].size() > 0);
  CHECK(search_json("gorbach* AND Gorbachev")["total"] == star["total"]);

  const json whole = search_json("source:\"chancery sample desk\" language:english date:..2000");
  CHECK(whole["total"] > 0);
  CHECK(whole["query"]["understood"] ==
        "source:\"chancery sample desk\" language:en date:..2000-12-31");
}

TEST_CASE("a relative date is counted from today, in a field and in options", "[language]") {
  CHECK(search({"date:today"}).exit_code == 1);  // every sample report is older
  CHECK(search({"date:100y"}).exit_code == 0);
  CHECK(search({"--from", "100y"}).exit_code == 0);
  CHECK(search({"--from", "1980", "--to", "yesterday", "treaty"}).exit_code == 0);
  CHECK(search({"--from", "today", "--to", "yesterday", "treaty"}).exit_code == 2);
}

TEST_CASE("what cannot be meant is marked and ends with 2", "[language]") {
  struct Case {
    std::string question;
    std::string err;
  };
  const std::vector<Case> cases{
      {"gas date:2025-02-30",
       "error: 2025-02 has the days 01 to 28\n  gas date:2025-02-30\n           "
       "^^^^^^^^^^\nhint: "},
      {"gas NEAR leader:putin", "  gas NEAR leader:putin\n           ^^^^^^^^^^^^\nhint: "},
      {"language:englsh", "hint: did you mean language:english? "},
      {"source:\"chancery sample desc\"", "hint: did you mean source:\"chancery sample desk\"? "},
      {"leader:gorbachoff gas", "hint: did you mean leader:gorbachov? "},
      {"*gas", "  *gas\n  ^\nhint: "}};
  for (const Case& c : cases) {
    const Outcome outcome = search({c.question});
    INFO(c.question + "\n" + outcome.err);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, c.err));
  }
}

TEST_CASE("a misspelt word is answered as asked, and what was meant is offered", "[language]") {
  const Outcome text = search({"Gorbachyov"});
  CHECK(text.exit_code == 1);
  CHECK(has(text.out, "understood as: gorbachyov\ndid you mean: Gorbachev ("));
  const json page = search_json("Gorbachyov AND treaty");
  CHECK(page["total"] == 0);
  REQUIRE(page["query"]["suggestions"].size() >= 1);
  const json& suggestion = page["query"]["suggestions"][0];
  CHECK(suggestion["text"] == "Gorbachev AND treaty");
  CHECK(suggestion["replacements"] ==
        json::parse(R"([{"word": "Gorbachyov", "by": "Gorbachev"}])"));
  CHECK(search_json(suggestion["text"])["total"] == suggestion["reports"]);
  CHECK(search_json("Gorbachev treaty")["query"]["suggestions"].empty());
}

}  // namespace
}  // namespace chancery
