// What chancery-search shows of why a report matched: the built program on the sample reports.

#include <algorithm>
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
using test::search_json;
using Texts = std::vector<std::string>;

Texts parts(const std::string& text, const json& ranges) {
  Texts result;
  for (const json& range : ranges) {
    const std::size_t begin = range[0], end = range[1];
    result.push_back(text.substr(begin, end - begin));
  }
  return result;
}

TEST_CASE("what a title has of the question is marked", "[snippets]") {
  const json hit = search_json({"title:simla", "accord"})["hits"][0];
  CHECK(parts(hit["title"], hit["title_matches"]) == Texts{"accord", "Simla"});
  CHECK(parts(hit["snippet"]["text"], hit["snippet"]["matches"]) != Texts{"Simla"});

  const json narrowed = search_json({"--leader", "Bhutto", "simla"})["hits"][0];
  CHECK(parts(narrowed["title"], narrowed["title_matches"]) == Texts{"Bhutto", "Simla"});

  const std::string shown = search({"--color", "always", "-n", "1", "title:simla"}).out;
  CHECK(shown.find("\x1b[31mSimla\x1b[39m") != std::string::npos);
}

TEST_CASE("a snippet shows every word of the first question", "[snippets]") {
  const json hit = search_json({"-n", "1", "Putin", "Pakistan", "energy"})["hits"][0];
  const std::string text = hit["snippet"]["text"];
  CHECK(text.size() <= 240);
  const Texts matches = parts(text, hit["snippet"]["matches"]);
  // Whom "Putin" names is marked by the name that the report has.
  for (const char* word : {"Vladimir Putin", "Pakistan", "energy"}) {
    CHECK(std::find(matches.begin(), matches.end(), word) != matches.end());
  }
}

}  // namespace
}  // namespace chancery
