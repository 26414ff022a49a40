#include <algorithm>
#include <string>
#include <vector>

#include "search/render/text.h"
#include "search/searcher.h"
#include "tests/support/catch.h"
#include "tests/support/story.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using test::kStory;

const std::string kOther =
    "Oil prices rose in Tehran and elsewhere after the ministers of the producing countries put off "
    "their meeting. Traders had expected a decision on Tuesday; the price of gas did not move, and "
    "no new date was given by the secretariat in Vienna, which said that talks would go on.";

std::vector<test::Report> wire() {
  return {{.id = "a", .title = "Ministers meet in Tehran", .text = kStory, .source = "Agency"},
          {.id = "b", .title = "Two crossings to open", .text = "TEHRAN, Sept 2 - " + kStory, .source = "Gazette"},
          {.id = "c", .title = "Oil rises", .text = kOther},
          {.id = "d", .title = "Iran and Pakistan agree", .text = "By a correspondent\n" + kStory}};
}

std::vector<std::string> ids(const SearchPage& page) {
  std::vector<std::string> result;
  for (const Hit& hit : page.hits) result.push_back(hit.id);
  return result;
}
using Ids = std::vector<std::string>;

Question asked(const std::string& text) {
  Question question;
  question.text = text;
  return question;
}

TEST_CASE("copies of a story stand below the best of them", "[copies]") {
  const test::TestIndex index(wire());
  const SearchPage page = Searcher(index.path()).run(asked("tehran"));
  CHECK(page.total == 4);  // and facets count reports, not stories
  REQUIRE(page.hits.size() == 2);
  const Hit& story = page.hits[0].id == "c" ? page.hits[1] : page.hits[0];
  CHECK(story.copies.size() == 2);
  CHECK(page.hits[0].rank == 1);
  CHECK(page.hits[1].rank == 2);
}

TEST_CASE("copies are hits of their own where that is asked for", "[copies]") {
  const test::TestIndex index(wire());
  PageRequest request;
  request.copies = true;
  const SearchPage page = Searcher(index.path()).run(asked("tehran"), request);
  CHECK(page.hits.size() == 4);
  for (const Hit& hit : page.hits) CHECK(hit.copies.empty());
}

TEST_CASE("pages of stories follow each other without a gap", "[copies]") {
  std::vector<test::Report> reports = wire();
  for (int i = 0; i < 200; ++i) {
    reports.push_back({.id = "x" + std::to_string(i), .title = "Tehran", .text = kStory});
  }
  const test::TestIndex index(reports);
  Searcher searcher(index.path());
  const Ids all = ids(searcher.run(asked("tehran")));
  CHECK(all.size() == 2);
  Ids paged;
  for (std::uint32_t first = 0; first < 3; ++first) {
    PageRequest request;
    request.first = first;
    request.size = 1;
    const SearchPage page = searcher.run(asked("tehran"), request);
    CHECK(page.total == 204);
    for (const Hit& hit : page.hits) CHECK(hit.rank == first + 1);
    for (const std::string& id : ids(page)) paged.push_back(id);
  }
  CHECK(paged == all);
}

TEST_CASE("a report says which others have its text", "[copies]") {
  const test::TestIndex index(wire());
  const auto report = Searcher(index.path()).report("a");
  REQUIRE(report);
  Ids copies;
  for (const Copy& copy : report->copies) copies.push_back(copy.id);
  std::sort(copies.begin(), copies.end());
  CHECK(copies == Ids{"b", "d"});
  CHECK(Searcher(index.path()).report("c")->copies.empty());
}

TEST_CASE("a page names the publishers of copies", "[copies]") {
  SearchPage page;
  Hit hit{};
  hit.rank = 1;
  hit.id = "a";
  hit.title = "Ministers meet";
  hit.copies = {{"b", "T", "Gazette"}, {"d", "T", ""}, {"e", "T", ""}, {"f", "T", ""}, {"g\x1b", "T", ""}};
  page.hits.push_back(hit);
  page.total = 6;
  CHECK(render_text(page, {}).find("Also: Gazette (b), d, e, f and 1 more\n") != std::string::npos);
}

}  // namespace
}  // namespace chancery
