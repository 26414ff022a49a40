// A page of hits as csv, trec, ids and jsonl.

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "corpus/text/width.h"
#include "search/render/csv.h"
#include "search/render/ids.h"
#include "search/render/json.h"
#include "search/render/text.h"
#include "search/render/trec.h"
#include "search/render/wrap.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using nlohmann::json;

SearchPage page_of(std::vector<Hit> hits) {
  SearchPage page;
  page.hits = std::move(hits);
  page.total = static_cast<std::uint32_t>(page.hits.size());
  return page;
}

Hit hit() {
  Hit hit{};
  hit.rank = 1;
  hit.id = "wire/1.txt";
  hit.title = "Gas, \"cheap\" and clean";
  hit.date = parse_date("2025-09-02T14:05:00Z");
  hit.score = 2.5;
  hit.source = "Example Wire";
  hit.url = "https://example.org/1";
  hit.file = "/archive/wire/1.txt";
  hit.leaders = {{"vladimir-putin", "Vladimir Putin"}, {"xi-jinping", "Xi Jinping"}};
  hit.countries = {{"PK", "Pakistan"}};
  hit.snippet = {"Putin spoke.", {{0, 5}}};
  return hit;
}

Hit bare(const std::string& id) {
  Hit hit{};
  hit.rank = 2;
  hit.id = id;
  return hit;
}

constexpr const char* kHeader =
    "rank,id,date,score,title,source,url,file,leaders,countries,organisations,snippet\n";

TEST_CASE("a table has a line a hit, and quotes what holds a comma", "[csv]") {
  CHECK(render_csv(page_of({hit(), bare("b")})) ==
        std::string(kHeader) +
            "1,wire/1.txt,2025-09-02T14:05:00Z,2.5,\"Gas, \"\"cheap\"\" and clean\",Example Wire,"
            "https://example.org/1,/archive/wire/1.txt,vladimir-putin;xi-jinping,PK,,Putin spoke.\n"
            "2,b,,0,,,,,,,,\n");
  CHECK(render_csv(page_of({})) == kHeader);
}

TEST_CASE("no field of a table is a formula", "[csv]") {
  Hit evil = bare("-1");
  evil.title = "=HYPERLINK(\"http://e.org\",\"x\")";
  evil.source = "\t+1";
  evil.url = "@SUM(1)";
  evil.file = "a=b";
  evil.leaders = {{"=x", ""}, {"y", ""}};
  evil.snippet.text = "＝1";
  CHECK(render_csv(page_of({evil})) ==
        std::string(kHeader) +
            "2,'-1,,0,\"'=HYPERLINK(\"\"http://e.org\"\",\"\"x\"\")\",' +1,'@SUM(1),a=b,'=x;y,,,'＝1\n");
}

TEST_CASE("a run has six fields a line, whatever an id holds", "[trec]") {
  CHECK(render_trec(page_of({hit(), bare("a b%\u3000\u00A0c\n")}), "301") ==
        "301 Q0 wire/1.txt 1 2.5 chancery\n"
        "301 Q0 a%20b%25%E3%80%80%C2%A0c%0A 2 0 chancery\n");
  CHECK(render_trec(page_of({bare("é")}), "q 1") == "q%201 Q0 é 2 0 chancery\n");
  CHECK(render_trec(page_of({}), "1").empty());
}

TEST_CASE("a score is written so that it reads back", "[trec]") {
  Hit first = bare("a"), second = bare("b");
  first.score = 9.055218790612884;
  second.score = std::nextafter(first.score, 0);
  const std::string run = render_trec(page_of({first, second}), "1");
  CHECK(std::stod(run.substr(run.find(" 2 ") + 3)) == first.score);
  CHECK(std::stod(run.substr(run.rfind(" 2 ") + 3)) == second.score);
}

TEST_CASE("ids stand one a line", "[ids]") {
  CHECK(render_ids(page_of({hit(), bare("a b")})) == "wire/1.txt\na b\n");
  CHECK(render_ids(page_of({})).empty());
}

TEST_CASE("JSON Lines are the hits of JSON", "[jsonl]") {
  const SearchPage page = page_of({hit(), bare("b\u2028c")});
  const std::string lines = render_json_lines(page);
  CHECK(lines.find("\u2028") == std::string::npos);
  const std::size_t end = lines.find('\n');
  const json hits = json::parse(render_json(page))["hits"];
  CHECK(json::parse(lines.substr(0, end)) == hits[0]);
  CHECK(json::parse(lines.substr(end + 1)) == hits[1]);
  CHECK(lines.back() == '\n');
  CHECK(render_json_lines(page_of({})).empty());
}

TEST_CASE("a title leads to its source, each of its lines by the same link", "[text]") {
  SearchPage page = page_of({hit()});
  page.hits[0].title = "Gas is cheap and clean and comes from far away";
  TextStyle style{false, 40};
  style.links = true;
  const std::string link = "\x1b]8;id=chancery-1;https://example.org/1\x1b\\";
  CHECK(render_text(page, style)
            .starts_with("1  " + link + "Gas is cheap and clean and comes from\x1b]8;;\x1b\\\n" +
                         "   " + link + "far away\x1b]8;;\x1b\\\n"));
  style.color = true;
  CHECK(render_text(page, style)
            .find("1\x1b\\\x1b[1mGas is cheap and clean and comes from\x1b[0m\x1b]8;;\x1b\\\n") !=
        std::string::npos);
  page.hits[0].url = "javascript:x";
  page.hits[0].file.clear();
  CHECK(render_text(page, style).find("]8;") == std::string::npos);
}

TEST_CASE("lines are folded by columns", "[text]") {
  CHECK(wrapped("中国外交部发言人。", Marking{}, 8, 1) == "中国外交\n 部发言\n 人。");
  CHECK(wrapped("中国 外交部", Marking{}, 6, 0) == "中国\n外交部");
  CHECK(wrapped("हिन्दी हिन्दी", Marking{}, 7, 0) == "हिन्दी हिन्दी");
  CHECK(wrapped("مُحَمَّد مُحَمَّد", Marking{}, 9, 0) == "مُحَمَّد مُحَمَّد");
  CHECK(wrapped("😀😀 😀", Marking{}, 4, 0) == "😀😀\n😀");
  CHECK(wrapped("👩‍👧 x", Marking{}, 2, 0) == "👩‍👧\nx");
}

TEST_CASE("no line is too wide that could be folded, and nothing is lost", "[text]") {
  const std::string text =
      "中国外交部发言人毛宁说（星期二），Putin 与 Sharif 会谈。 مُحَمَّد رئيس الوزراء हिन्दी में समाचार "
      "😀👩‍👧🇵🇰 a\u0301b 한국 외교부 대변인「発表」した。";
  for (std::size_t width = 1; width < 60; ++width) {
    CAPTURE(width);
    std::string rest = wrapped(text, Marking{}, width, 0), joined;
    for (std::size_t end = 0; end != std::string::npos; rest.erase(0, end + 1)) {
      end = rest.find('\n');
      const std::string line = rest.substr(0, end);
      joined += line;
      if (width >= 10) CHECK(columns(line) <= width);
      if (end == std::string::npos) break;
    }
    const auto without_spaces = [](std::string letters) {
      std::erase(letters, ' ');
      return letters;
    };
    CHECK(without_spaces(joined) == without_spaces(text));
  }
}

TEST_CASE("no format lets a report speak to a terminal", "[text][csv][trec][ids][jsonl]") {
  const std::string evil = "=a\x1B[2J\x1B]8;;x\x1B\\\x07\u009B31m\u202E\u2066\r\n\t\x7F\xFF\"z";
  Hit hit = bare(evil);
  hit.title = hit.source = hit.url = hit.file = hit.place = evil;
  hit.leaders = hit.countries = hit.organisations = {{evil, evil}};
  SearchPage page = page_of({hit});
  page.text = page.understood = evil;
  for (const std::string& output : {render_csv(page), render_trec(page, evil), render_ids(page),
                                    render_json_lines(page)}) {
    INFO(output);
    for (const char c : output) CHECK((c == '\n' || (c & 0xE0) != 0));
    for (const char* bad : {"\x7F", "\u009B", "\u202E", "\u2066", "\xFF\""}) {
      CHECK(output.find(bad) == std::string::npos);
    }
    CHECK(std::count(output.begin(), output.end(), '\n') == (output.starts_with("rank,") ? 2 : 1));
  }
}

}  // namespace
}  // namespace chancery
