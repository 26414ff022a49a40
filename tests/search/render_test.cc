#include "search/render/json.h"
#include "search/render/text.h"
#include "search/render/wrap.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

SearchPage page_of_two() {
  SearchPage page;
  page.text = "Putin gas";
  page.understood = "putin gas";
  page.total = 12;
  Hit first{};
  first.rank = 9;
  first.id = "r1";
  first.title = "Energy talks in Islamabad";
  first.date = parse_date("2025-09-02T14:05:00Z");
  first.score = 2.5;
  first.source = "Example Wire";
  first.leaders = {{"vladimir-putin", "Vladimir Putin"}, {"shehbaz-sharif", "Shehbaz Sharif"}};
  first.countries = {{"PK", "Pakistan"}};
  first.snippet = {"Putin offered Pakistan gas.", {{0, 5}, {23, 26}}};
  Hit second{};
  second.rank = 10;
  second.id = "a/b.txt";
  second.title = "Wheat";
  second.title_derived = true;
  page.hits = {first, second};
  Facet leaders{{FacetKind::Leader}, {}, 2, 0};
  leaders.rows = {{{{"vladimir-putin", "Vladimir Putin"}}, 12}, {{{"xi-jinping", "Xi Jinping"}}, 3}};
  Facet countries{{FacetKind::Country}, {}, 12, 0};
  for (int i = 0; i < 10; ++i) {
    const std::string id = "C" + std::to_string(i);
    countries.rows.push_back({{{id, i == 0 ? "Côte d’Ivoire" : id}}, 1});
  }
  page.facets = {leaders, countries, {{FacetKind::Organisation}, {}, 0, 12}};
  return page;
}

TEST_CASE("a page is shown to a person", "[render]") {
  CHECK(render_text(page_of_two()) == R"( 9  Energy talks in Islamabad
    2025-09-02 · Example Wire · r1
    Leaders: Vladimir Putin, Shehbaz Sharif
    Countries: Pakistan
    Putin offered Pakistan gas.

10  Wheat
    undated · a/b.txt

Leaders (2 of 2, exact)
  12  Vladimir Putin (vladimir-putin)
   3  Xi Jinping (xi-jinping)

Countries (10 of 12, exact)
  1  Côte d’Ivoire (C0)
  1  C1
  1  C2
  1  C3
  1  C4
  1  C5
  1  C6
  1  C7
  1  C8
  1  C9
     and 2 more

Organisations (none, exact)

12 reports match (exact), 9 to 10 shown
understood as: putin gas
)");
}

TEST_CASE("on a terminal titles and matches are marked", "[render]") {
  SearchPage page = page_of_two();
  page.hits.pop_back();
  page.facets.clear();
  page.total = 1;
  CHECK(render_text(page, {true, 80}) ==
        "9  \x1b[1mEnergy talks in Islamabad\x1b[0m\n"
        "   2025-09-02 · Example Wire · r1\n"
        "   Leaders: Vladimir Putin, Shehbaz Sharif\n"
        "   Countries: Pakistan\n"
        "   \x1b[1;31mPutin\x1b[0m offered Pakistan \x1b[1;31mgas\x1b[0m.\n"
        "\n"
        "1 report matches (exact)\n"
        "understood as: putin gas\n");
}

TEST_CASE("of a hit's many leaders the most central are shown", "[render]") {
  SearchPage page = page_of_two();
  page.hits.resize(1);
  page.hits[0].leaders.clear();
  for (int i = 0; i < 9; ++i) page.hits[0].leaders.push_back({"id", "L" + std::to_string(i)});
  CHECK(render_text(page).find("   Leaders: L0, L1, L2, L3, L4, L5 and 3 more\n") !=
        std::string::npos);
}

TEST_CASE("a page without hits says so", "[render]") {
  SearchPage page;
  CHECK(render_text(page) == "0 reports match (exact)\n");
  page.total = 7;
  page.exact = false;
  CHECK(render_text(page) == "about 7 reports match (estimated)\n");
}

TEST_CASE("long lines are folded, their marks too", "[render]") {
  const std::string text = "The Côte d’Ivoire talks";
  const std::vector<ByteRange> ranges{{4, 20}};
  const Marking marking{ranges, "<", ">"};
  CHECK(wrapped(text, marking, 80, 2) == "The <Côte d’Ivoire> talks");
  CHECK(wrapped(text, marking, 10, 2) == "The <Côte>\n  <d’Ivoire>\n  talks");
  CHECK(wrapped(text, {}, 8, 0) == "The Côte\nd’Ivoire\ntalks");
  CHECK(wrapped("incomprehensible it is", {}, 5, 1) == "incomprehensible\n it is");
  CHECK(wrapped("", {}, 5, 1).empty());
}

TEST_CASE("nothing in a page reaches a terminal but as text", "[render]") {
  const std::string evil = "a\x1B[2J\x07\u009B31m\u202E\xFFz\nb";
  SearchPage page = page_of_two();
  page.text = page.understood = evil;
  page.names = {{evil, EntityKind::Leader, {{evil, evil}}}};
  page.hits[0].title = page.hits[0].source = page.hits[0].id = evil;
  page.hits[0].leaders = page.hits[0].countries = {{evil, evil}};
  const Facet one{{FacetKind::Leader}, {{{{evil, evil}}, 1}, {{{"x", evil}}, 1}}, 2, 0};
  const Facet two{{FacetKind::Leader, FacetKind::Source}, {{{{evil, evil}, {"x", evil}}, 1}}, 1, 0};
  page.facets = {one, two};
  page.suggestions = {{evil, {{evil, evil}}, 1}};
  for (const std::string& output : {render_text(page), render_json(page)}) {
    CHECK(output.find('\x1B') == std::string::npos);
    CHECK(output.find('\x07') == std::string::npos);
    CHECK(output.find("\u009B") == std::string::npos);
    CHECK(output.find("\u202E") == std::string::npos);
    CHECK(output.find('\xFF') == std::string::npos);
  }
  CHECK(render_json(page).find("\\u001b[2J\\u0007\\u009b31m\\u202e\uFFFDz\\nb") !=
        std::string::npos);
}

TEST_CASE("a page is given to programs", "[render]") {
  SearchPage page = page_of_two();
  page.hits[0].url = "https://example.org/1";
  page.hits[0].file = "/archive/a.jsonl";
  page.hits[0].place = "line 3";
  page.facets[0] = {{FacetKind::Leader}, {}, 0, 12};
  page.facets[1].rows.resize(1);
  page.names = {{"Putin", EntityKind::Leader, {{"vladimir-putin", "Vladimir Putin"}}}};
  CHECK(render_json(page) == R"({
  "version": 1,
  "query": {
    "text": "Putin gas",
    "understood": "putin gas",
    "names": [
      {
        "words": "Putin",
        "kind": "leader",
        "entities": [
          {
            "id": "vladimir-putin",
            "name": "Vladimir Putin"
          }
        ]
      }
    ],
    "suggestions": []
  },
  "total": 12,
  "exact": true,
  "hits": [
    {
      "rank": 9,
      "id": "r1",
      "title": "Energy talks in Islamabad",
      "title_matches": [],
      "title_derived": false,
      "date": "2025-09-02T14:05:00Z",
      "score": 2.5,
      "source": "Example Wire",
      "url": "https://example.org/1",
      "file": "/archive/a.jsonl",
      "place": "line 3",
      "leaders": [
        {
          "id": "vladimir-putin",
          "name": "Vladimir Putin"
        },
        {
          "id": "shehbaz-sharif",
          "name": "Shehbaz Sharif"
        }
      ],
      "countries": [
        {
          "id": "PK",
          "name": "Pakistan"
        }
      ],
      "organisations": [],
      "snippet": {
        "text": "Putin offered Pakistan gas.",
        "matches": [
          [
            0,
            5
          ],
          [
            23,
            26
          ]
        ]
      },
      "copies": []
    },
    {
      "rank": 10,
      "id": "a/b.txt",
      "title": "Wheat",
      "title_matches": [],
      "title_derived": true,
      "date": null,
      "score": 0.0,
      "source": "",
      "url": "",
      "file": "",
      "place": "",
      "leaders": [],
      "countries": [],
      "organisations": [],
      "snippet": {
        "text": "",
        "matches": []
      },
      "copies": []
    }
  ],
  "facets": {
    "leaders": [],
    "countries": [
      {
        "id": "C0",
        "name": "Côte d’Ivoire",
        "count": 1
      }
    ],
    "organisations": []
  },
  "facet_totals": {
    "leaders": {
      "values": 0,
      "left_out": 0,
      "without": 12
    },
    "countries": {
      "values": 12,
      "left_out": 11,
      "without": 0
    },
    "organisations": {
      "values": 0,
      "left_out": 0,
      "without": 12
    }
  }
}
)");
}

TEST_CASE("what can have been meant is offered at the end", "[render]") {
  SearchPage page;
  page.text = page.understood = "embagro gas";
  page.suggestions = {{"embargo gas", {{"embagro", "embargo"}}, 12},
                      {"embark gas", {{"embagro", "embark"}}, 1}};
  CHECK(render_text(page) == R"(0 reports match (exact)
understood as: embagro gas
did you mean: embargo gas (12 reports)
did you mean: embark gas (1 report)
)");
  CHECK(render_json(page).find(R"(
    "suggestions": [
      {
        "text": "embargo gas",
        "replacements": [
          {
            "word": "embagro",
            "by": "embargo"
          }
        ],
        "reports": 12
      },
)") != std::string::npos);
}

TEST_CASE("what was asked for is marked in titles, in JSON as byte ranges", "[render]") {
  SearchPage page;
  Hit hit{};
  hit.rank = 1;
  hit.id = "r1";
  hit.title = "Côte d’Ivoire: \x1B gas and a long line of words that is folded before the last gas";
  hit.title_matches = {{20, 23}, {hit.title.size() - 3, hit.title.size()}};
  page.hits = {hit};
  const std::string text = render_text(page, {true, 80});
  CHECK(text.substr(0, text.find("   undated")) ==
        "1  \x1b[1mCôte d’Ivoire:   \x1b[31mgas\x1b[39m and a long line of words that is folded "
        "before the last\x1b[0m\n   \x1b[1m\x1b[31mgas\x1b[39m\x1b[0m\n");
  CHECK(render_text(page).find("31m") == std::string::npos);
  CHECK(render_json(page).find("\"title_matches\": [\n        [\n          20,\n          23") !=
        std::string::npos);
}

}  // namespace
}  // namespace chancery
