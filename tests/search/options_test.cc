#include "search/options.h"

#include <cstdlib>

#include "tests/support/catch.h"

namespace chancery {
namespace {

struct Parsed {
  SearchOptions options;
  std::optional<EarlyEnd> end;
};

Parsed parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "chancery-search");
  Parsed parsed;
  parsed.end = parse_options(static_cast<int>(arguments.size()), arguments.data(), parsed.options);
  return parsed;
}

std::string complaint(const std::vector<const char*>& arguments) {
  const Parsed parsed = parse(arguments);
  REQUIRE(parsed.end);
  CHECK(parsed.end->exit_code == 2);
  CHECK(parsed.end->message.find("\nhint: ") != std::string::npos);
  return parsed.end->message.substr(0, parsed.end->message.find('\n'));
}

TEST_CASE("words need no quotation marks", "[options]") {
  const Parsed parsed = parse({"Putin", "Pakistan", "energy"});
  CHECK_FALSE(parsed.end);
  CHECK(parsed.options.question.text == "Putin Pakistan energy");
  CHECK(parsed.options.index == "chancery.index");
  CHECK(parsed.options.page.size == 10);
  CHECK(parsed.options.page.snippet_bytes == 240);
  CHECK(parsed.options.format == Format::Text);
}

TEST_CASE("every option reaches its place", "[options]") {
  const Parsed parsed = parse({"gas",
                               "--leader",
                               "putin",
                               "--leader",
                               "xi jinping",
                               "oil",
                               "--country=russia",
                               "--from",
                               "2024-02",
                               "--to",
                               "2024-02",
                               "-n",
                               "5",
                               "--offset",
                               "20",
                               "--format",
                               "json",
                               "--snippet-bytes",
                               "99",
                               "--color",
                               "never",
                               "--index",
                               "/x"});
  REQUIRE_FALSE(parsed.end);
  const SearchOptions& options = parsed.options;
  CHECK(options.question.text == "gas oil");
  CHECK(options.question.filters.leaders == std::vector<std::string>{"putin", "xi jinping"});
  CHECK(options.question.filters.countries == std::vector<std::string>{"russia"});
  CHECK(options.question.filters.dates == parse_period("2024-02"));
  CHECK(options.page.size == 5);
  CHECK(options.page.first == 20);
  CHECK(options.page.snippet_bytes == 99);
  CHECK(options.format == Format::Json);
  CHECK(options.color == ColorMode::Never);
  CHECK(options.index == "/x");
}

TEST_CASE("behind -- a word may begin with a hyphen", "[options]") {
  CHECK(parse({"--", "energy", "-putin"}).options.question.text == "energy -putin");
  CHECK(parse({"-n", "3", "--", "-putin"}).options.question.text == "-putin");
  CHECK(parse({"russia", "-", "pakistan"}).options.question.text == "russia - pakistan");
  CHECK(complaint({"energy", "-putin"}).find("-putin") != std::string::npos);
}

TEST_CASE("square brackets and braces are taken as they stand", "[options]") {
  const Parsed parsed = parse({"[energy]", "[a,b]", "{}", "%%", "[[]]", "--leader", "[x,y]",
                               "--country=[z]", "--index=[i]"});
  REQUIRE_FALSE(parsed.end);
  CHECK(parsed.options.question.text == "[energy] [a,b] {} %% [[]]");
  CHECK(parsed.options.question.filters.leaders == std::vector<std::string>{"[x,y]"});
  CHECK(parsed.options.question.filters.countries == std::vector<std::string>{"[z]"});
  CHECK(parsed.options.index == "[i]");
  CHECK(parse({"{}"}).options.question.text == "{}");
  CHECK(parse({"--", "[a]"}).options.question.text == "[a]");
  CHECK(complaint({"x", "--from", "[2025]"}).find("\"[2025]\"") != std::string::npos);
  complaint({"x", "-n", "[5]"});
}

TEST_CASE("a filter, or --all, is a question by itself", "[options]") {
  CHECK(parse({"--all"}).options.question.all);
  CHECK_FALSE(parse({"--country", "PK"}).end);
  CHECK(complaint({}) == "error: the question has no words");
  CHECK(complaint({"", " "}) == "error: the question has no words");
}

TEST_CASE("bad use ends with 2 and a hint", "[options]") {
  CHECK(complaint({"x", "--from", "2025-02-30"}) ==
        "error: --from 2025-02-30: 2025-02 has the days 01 to 28");
  CHECK(complaint({"x", "--from", "2025", "--to", "2024"}) ==
        "error: --to 2024 is before --from 2025");
  complaint({"x", "--to", "yesterday"});
  complaint({"x", "-n", "100001"});
  complaint({"x", "-n", "-1"});
  complaint({"x", "--offset", "many"});
  complaint({"x", "--format", "xml"});
  complaint({"x", "--unknown"});
}

TEST_CASE("the environment names the index where no option does", "[options]") {
  setenv("CHANCERY_INDEX", "/from/environment", 1);
  CHECK(parse({"x"}).options.index == "/from/environment");
  CHECK(parse({"x", "--index", "/y"}).options.index == "/y");
  unsetenv("CHANCERY_INDEX");
}

TEST_CASE("help and version end with 0", "[options]") {
  const Parsed help = parse({"--help"});
  REQUIRE(help.end);
  CHECK(help.end->exit_code == 0);
  for (const char* part :
       {"--index DIR", "--leader NAME", "--snippet-bytes N", "EXAMPLES", "leader:putin",
        "date:2024-01..2025-03", "EXIT CODES", "CHANCERY_INDEX"}) {
    INFO(part);
    CHECK(help.end->message.find(part) != std::string::npos);
  }
  const Parsed version = parse({"--version"});
  REQUIRE(version.end);
  CHECK(version.end->exit_code == 0);
  CHECK(version.end->message.substr(0, 16) == "chancery-search ");
}

TEST_CASE("options take relative dates, from the day that the program is given",
          "[options][dates]") {
  SearchOptions options;
  options.question.today = *parse_period("2025-09-02")->first;
  const std::vector<const char*> arguments{"chancery-search", "x", "--from", "last-month", "--to",
                                           "yesterday"};
  REQUIRE_FALSE(parse_options(static_cast<int>(arguments.size()), arguments.data(), options));
  CHECK(options.question.filters.dates.first == parse_period("2025-08-01")->first);
  CHECK(options.question.filters.dates.last == parse_period("2025-09-01")->last);
}

}  // namespace
}  // namespace chancery
