#include "search/facets.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "search/render/facets_text.h"
#include "search/render/json.h"
#include "search/searcher.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using test::TestIndex;
using Names = std::vector<std::string>;

const Question kEvery{"", {}, true};

/// The rows in short: "RU 2", of pairs "PK+RU 1".
Names rows(const Facet& facet) {
  Names result;
  for (const FacetRow& row : facet.rows) {
    std::string text;
    for (const NamedEntity& value : row.values) text += (text.empty() ? "" : "+") + value.id;
    result.push_back(text + " " + std::to_string(row.count));
  }
  return result;
}

Names counts(const Timeline& timeline) {
  Names result;
  for (const PeriodCount& count : timeline.counts) {
    result.push_back(count.period + " " + std::to_string(count.count));
  }
  return result;
}

SearchPage ask(const TestIndex& index, const Question& question, const std::string& facets,
               std::optional<FacetKind> timeline = std::nullopt) {
  PageRequest request;
  request.size = 0;
  request.facets = parse_facets(facets, std::nullopt);
  request.timeline = timeline;
  return Searcher(index.path()).run(question, request);
}

Facet facet(const TestIndex& index, const std::string& spec, const Question& question = kEvery) {
  return ask(index, question, spec).facets.at(0);
}

const std::vector<test::Report> kReports{
    {"gas", "Gas", "Talks.", "2024-03-05", {"vladimir-putin"}, {"PK", "RU"}, {}, "Wire"},
    {"wheat", "Wheat", "Talks.", "2023-07-01", {}, {"PK"}, {}, "Wire"},
    {"summit",
     "Summit",
     "Talks.",
     "2024-03-31T23:00:00Z",
     {"xi-jinping", "vladimir-putin"},
     {"CN", "RU"},
     {},
     "Herald"},
    {"again", "Again", "Talks.", "2024-05-01", {"vladimir-putin", "xi-jinping"}, {"RU"}},
    {"cote", "Voeux", "Paroles.", "", {}, {"CI"}},
};

std::string complaint(const std::string& facets) {
  try {
    parse_facets(facets, std::nullopt);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Usage);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  FAIL("took " + facets);
  return {};
}

TEST_CASE("a facet is asked for by kind and number", "[facets]") {
  using Kind = FacetKind;
  const auto parsed = parse_facets("leader:20,Countries:all, org ,year+month:3,leader+leader", 10);
  const std::vector<FacetRequest> wanted{{Kind::Leader, std::nullopt, 20},
                                         {Kind::Country, std::nullopt, std::nullopt},
                                         {Kind::Organisation, std::nullopt, 10},
                                         {Kind::Year, Kind::Month, 3},
                                         {Kind::Leader, Kind::Leader, 10}};
  CHECK(parsed == wanted);
  CHECK(parse_facets("none", 10).empty());
  for (const FacetKindSpec& spec : kFacetKinds) {
    CHECK(parse_facets(spec.name, {}).at(0).kind == spec.kind);
    CHECK(parse_facets(spec.plural, {}).at(0).kind == spec.kind);
  }
}

TEST_CASE("what is no facet is refused by name", "[facets][errors]") {
  CHECK(complaint("leader,leeder:3") == "--facets: \"leeder:3\" is no facet");
  CHECK(complaint("") == "--facets: \"\" is no facet");
  CHECK(complaint("leader,") == "--facets: \"\" is no facet");
  CHECK(complaint("leader+") == "--facets: \"leader+\" is no facet");
  CHECK(complaint("leader+leader+leader") == "--facets: \"leader+leader+leader\" is no facet");
  CHECK(complaint("none,leader") == "--facets: \"none\" is no facet");
  for (const std::string number : {"0", "-1", "", "many", "3x", "4294967296"}) {
    CHECK(complaint("leader:" + number) ==
          "--facets: \"leader:" + number + "\" does not say how many to show");
  }
  CHECK(complaint("year+year") == "--facets: \"year+year\" pairs what a report has one of at most");
  CHECK(complaint("leader,leaders:5") == "--facets: \"leaders:5\" is asked for twice");
  CHECK(complaint("leader+country,country+leader") ==
        "--facets: \"country+leader\" is asked for twice");
}

TEST_CASE("without a wish, leaders, countries and organisations are counted", "[facets]") {
  const TestIndex index(kReports);
  const SearchPage page = Searcher(index.path()).run({"gas wheat", {}, false}, {1, 1, 240});
  REQUIRE(page.hits.size() == 1);
  CHECK(page.total == 2);
  CHECK(page.exact);
  REQUIRE(page.facets.size() == 3);
  CHECK(rows(page.facets[0]) == Names{"vladimir-putin 1"});
  CHECK(rows(page.facets[1]) == Names{"PK 2", "RU 1"});
  CHECK(page.facets[1].rows[0].values[0].name == "Pakistan");
  CHECK(page.facets[2].rows.empty());
  CHECK(page.facets[2].without == 2);
  CHECK_FALSE(page.timeline);
}

TEST_CASE("of many values the most frequent are kept and the rest numbered", "[facets]") {
  const TestIndex index(kReports);
  const Facet all = facet(index, "country");
  CHECK(rows(all) == Names{"RU 3", "PK 2", "CI 1", "CN 1"});  // ties by id
  CHECK(all.values == 4);
  CHECK(all.left_out() == 0);
  const Facet some = facet(index, "country:3");
  CHECK(rows(some) == Names{"RU 3", "PK 2", "CI 1"});
  CHECK(some.values == 4);
  CHECK(some.left_out() == 1);
  CHECK(facet(index, "country:99").left_out() == 0);
}

TEST_CASE("sources, years and months are facets, with what has none", "[facets]") {
  const TestIndex index(kReports);
  const Facet source = facet(index, "source");
  CHECK(rows(source) == Names{"Wire 2", "Herald 1"});
  CHECK(source.without == 2);
  const Facet year = facet(index, "year");
  CHECK(rows(year) == Names{"2024 3", "2023 1"});
  CHECK(year.without == 1);
  CHECK(rows(facet(index, "month")) == Names{"2024-03 2", "2023-07 1", "2024-05 1"});
  CHECK(facet(index, "language").without == 5);
}

TEST_CASE("a pair counts the reports that have both, in no order within one kind", "[facets]") {
  const TestIndex index(kReports);
  const Facet leaders = facet(index, "leader+leader");
  CHECK(rows(leaders) == Names{"vladimir-putin+xi-jinping 2"});
  CHECK(leaders.rows[0].values[1].name == "Xi Jinping");
  CHECK(leaders.without == 3);
  CHECK(rows(facet(index, "leader+country")) == Names{"vladimir-putin+RU 3", "xi-jinping+RU 2",
                                                      "vladimir-putin+CN 1", "vladimir-putin+PK 1",
                                                      "xi-jinping+CN 1"});
  CHECK(rows(facet(index, "year+country:2")) == Names{"2024+RU 3", "2023+PK 1"});
  CHECK(rows(facet(index, "country+country")) == Names{"CN+RU 1", "PK+RU 1"});
}

TEST_CASE("facets are of the matches alone", "[facets]") {
  const TestIndex index(kReports);
  const Question one{"country:CN", {}, false};
  CHECK(rows(facet(index, "leader+country", one)) ==
        Names{"vladimir-putin+CN 1", "vladimir-putin+RU 1", "xi-jinping+CN 1", "xi-jinping+RU 1"});
  const SearchPage none = ask(index, {"zebra", {}, false}, "leader,leader+leader", FacetKind::Year);
  CHECK(none.facets[0].values == 0);
  CHECK(none.facets[1].values == 0);
  CHECK(none.timeline->counts.empty());
  CHECK(ask(index, kEvery, "none").facets.empty());
}

TEST_CASE("a timeline has the periods in their order, and the undated beside them", "[facets]") {
  const TestIndex index(kReports);
  const Timeline months = ask(index, kEvery, "none", FacetKind::Month).timeline.value();
  CHECK(counts(months) == Names{"2023-07 1", "2024-03 2", "2024-05 1"});
  CHECK(months.undated == 1);
  const Timeline years = ask(index, kEvery, "year", FacetKind::Year).timeline.value();
  CHECK(counts(years) == Names{"2023 1", "2024 3"});
}

/// The counts of a thousand reports by a rule, and the same counted by hand.
TEST_CASE("facets are exact over many more reports than a page holds", "[facets]") {
  std::vector<test::Report> reports;
  std::map<std::string, std::uint32_t> leaders, pairs, months;
  for (int i = 0; i < 1000; ++i) {
    std::set<std::string> ids;
    for (const int step : {7, 11, 13}) ids.insert("l" + std::to_string(i % step + step));
    const std::string month = "20" + std::to_string(10 + i % 3) + "-0" + std::to_string(1 + i % 9);
    // Every third is better: the best alone would give another picture.
    reports.push_back({"r" + std::to_string(i),
                       "Talks",
                       i % 3 == 0 ? "Talks, talks." : "Others.",
                       month + "-15",
                       {ids.begin(), ids.end()},
                       {}});
    ++months[month];
    for (const std::string& id : ids) {
      ++leaders[id];
      for (const std::string& other : ids) {
        if (id < other) ++pairs[id + "+" + other];
      }
    }
  }
  const TestIndex index(reports);
  const SearchPage page =
      ask(index, {"talks", {}, false}, "leader,leader+leader,month", FacetKind::Month);
  CHECK(page.total == 1000);
  CHECK(page.exact);
  const auto as_map = [](const Facet& facet) {
    std::map<std::string, std::uint32_t> result;
    for (const FacetRow& row : facet.rows) {
      std::string key = row.values[0].id;
      if (row.values.size() > 1) key += "+" + row.values[1].id;
      result[key] = row.count;
    }
    return result;
  };
  CHECK(as_map(page.facets[0]) == leaders);
  CHECK(as_map(page.facets[1]) == pairs);
  CHECK(as_map(page.facets[2]) == months);
  CHECK(page.timeline->counts.size() == months.size());
}

TEST_CASE("of the values of one kind any will do, of the kinds every one must", "[facets]") {
  const TestIndex index(kReports);
  const auto found = [&](Filters filters) {
    Names ids;
    const SearchPage page = Searcher(index.path()).run({"", std::move(filters), false});
    for (const Hit& hit : page.hits) ids.push_back(hit.id);
    return std::pair(ids, page.understood);
  };
  Filters filters{{}, {"PK", "CI"}};
  CHECK(found(filters).first.empty());
  filters.alternatives = true;
  CHECK(found(filters) ==
        std::pair(Names{"gas", "wheat", "cote"}, std::string("country:PK OR country:CI")));
  filters.sources = {"WIRE", "herald"};
  filters.leaders = {"putin"};
  CHECK(found(filters) ==
        std::pair(Names{"gas"}, std::string("leader:vladimir-putin (country:PK OR country:CI) "
                                            "(source:wire OR source:herald)")));
  CHECK(found({{}, {}, {}, {}, {"wire"}}).first == Names{"gas", "wheat"});
  CHECK(found({{}, {}, {}, {}, {}, {"en"}}).first.empty());
  CHECK_THROWS_AS(found({{}, {}, {}, {}, {""}}), Error);
}

Facet facet_of(FacetRequest request, std::vector<FacetRow> rows, std::size_t values,
               std::uint32_t without) {
  return {request, std::move(rows), values, without};
}

SearchPage page_of_facets() {
  SearchPage page;
  page.total = 130;
  page.facets = {facet_of({FacetKind::Leader, FacetKind::Country},
                          {{{{"indira-gandhi", "Indira Gandhi"}, {"IN", "India"}}, 120},
                           {{{"sheikh-mujibur-rahman", "Sheikh Mujibur Rahman"},
                             {"BA", "Bosnia, and a name as long as that of the state before it"}},
                            1}},
                          12, 5),
                 facet_of({FacetKind::Year}, {{{{"1972", "1972"}}, 9}}, 1, 121),
                 facet_of({FacetKind::Source}, {{{{"Wire", "Wire"}}, 9}}, 2, 1),
                 facet_of({FacetKind::Organisation}, {}, 0, 130)};
  page.timeline = {
      FacetKind::Month, {{"1971-11", 1}, {"1972-01", 100}, {"1972-02", 29}, {"1972-04", 4}}, 8};
  return page;
}

TEST_CASE("facets are shown with what is left out, and folded to the width", "[facets][render]") {
  const SearchPage page = page_of_facets();
  CHECK(facets_text(page, 80) == R"(Leader + country (2 of 12, exact)
  120  Indira Gandhi (indira-gandhi) + India (IN)
    1  Sheikh Mujibur Rahman (sheikh-mujibur-rahman) + Bosnia, and a name as
       long as that of the state before it (BA)
       and 10 more

Years (1 of 1, exact)
    9  1972
  121  undated

Sources (1 of 2, exact)
  9  Wire
     and 1 more
  1  of no known source

Organisations (none, exact)

)");
  SearchPage estimated = page;
  estimated.exact = false;
  CHECK(facets_text(estimated, 80).find("Years (1 of 1, estimated)\n") != std::string::npos);
}

TEST_CASE("a timeline is drawn in bars, months without a match too", "[facets][render]") {
  CHECK(timeline_text(page_of_facets(), 80) ==
        R"(Timeline by month (1971-11 to 1972-04, exact)
  1971-11    1  ▋
  1971-12    0
  1972-01  100  ████████████████████████████████████████████████████████████████
  1972-02   29  ██████████████████▌
  1972-03    0
  1972-04    4  ██▌
  undated    8  █████

)");
  SearchPage page = page_of_facets();
  page.timeline = {FacetKind::Year, {{"1971", 1}, {"1973", 10'000}}, 0};
  CHECK(timeline_text(page, 40) == R"(Timeline by year (1971 to 1973, exact)
  1971         1  ▏
  1972         0
  1973     10000  ██████████████████████
)"
                                   "\n");
  page.timeline = {FacetKind::Month, {}, 3};
  CHECK(timeline_text(page, 40).starts_with("Timeline by month (none dated, exact)\n  undated"));
  page.timeline.reset();
  CHECK(timeline_text(page, 80).empty());
}

TEST_CASE("of a timeline without end the latest periods are shown", "[facets][render]") {
  SearchPage page;
  page.total = 10;
  page.timeline = {
      FacetKind::Month, {{"1000-01", 2}, {"1969-12", 3}, {"1970-01", 1}, {"2019-12", 4}}, 0};
  const std::string text = timeline_text(page, 80);
  CHECK(
      text.starts_with("Timeline by month (1970-01 to 2019-12, exact)\n"
                       "  5 earlier, from 1000-01 on, are left out: at most 600 months\n"
                       "  1970-01  1  "));
  CHECK(std::count(text.begin(), text.end(), '\n') == 603);
}

TEST_CASE("a pair and a timeline are given to programs", "[facets][render]") {
  const std::string json = render_json(page_of_facets());
  CHECK(json.find(R"("leader+country": [
      {
        "ids": [
          "indira-gandhi",
          "IN"
        ],
        "names": [
          "Indira Gandhi",
          "India"
        ],
        "count": 120
      },)") != std::string::npos);
  CHECK(json.find(R"("leader+country": {
      "values": 12,
      "left_out": 10,
      "without": 5
    })") != std::string::npos);
  CHECK(json.find(R"(  "timeline": {
    "unit": "month",
    "counts": [
      {
        "period": "1971-11",
        "count": 1
      },)") != std::string::npos);
  CHECK(json.find("\n    \"undated\": 8\n") != std::string::npos);
}

}  // namespace
}  // namespace chancery
