// What chancery-search prints, in every format: as it is promised, and safe whatever a report holds.

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/gazetteer/gazetteer.h"
#include "corpus/schema/index_schema.h"
#include "tests/cli/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using nlohmann::json;
using test::Outcome;
using test::search;

const std::string kReports = test::in_repository("corpus/reports").string();

/// What is printed of the reports of 1972, with "ARCHIVE" where they lie. Nothing ranks them.
std::string of_1972(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--from", "1972", "--to", "1972", "--snippet-bytes", "0"});
  const Outcome outcome = search(std::move(arguments));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  std::string out = outcome.out;
  for (std::size_t at = 0; (at = out.find(kReports)) != std::string::npos;) {
    out.replace(at, kReports.size(), "ARCHIVE");
  }
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("text, csv, trec, ids and JSON Lines of the sample reports", "[output]") {
  const std::string text = of_1972({});
  CHECK(text.starts_with(R"(1  Gandhi and Bhutto reach accord at Simla after five days of talks
   1972-07-03 · Chancery sample desk · asia-1972-simla
   Leaders: Indira Gandhi, Zulfikar Ali Bhutto, Sheikh Mujibur Rahman, Swaran
   Singh
   Countries: India, Pakistan, Bangladesh

2  Nixon ends China visit with communiqué issued in Shanghai
   1972-02-28 · 1972-02-shanghai-communique.txt
   Leaders: Richard Nixon, Zhou Enlai, Chiang Kai-shek, Henry Kissinger, Ji
   Pengfei, Mao Zedong and 1 more
   Countries: China, United States, Soviet Union, Taiwan

)"));
  CHECK(has(text, "\n2 reports match (exact)\n"));
  CHECK(of_1972({"--format", "csv"}) == R"(rank,id,date,score,title,source,url,file,leaders,countries,organisations,snippet
1,asia-1972-simla,1972-07-03,0,Gandhi and Bhutto reach accord at Simla after five days of talks,Chancery sample desk,,ARCHIVE/asia.jsonl,indira-gandhi;zulfikar-ali-bhutto;sheikh-mujibur-rahman;swaran-singh,IN;PK;BD,,
2,1972-02-shanghai-communique.txt,1972-02-28,0,Nixon ends China visit with communiqué issued in Shanghai,,,ARCHIVE/1972-02-shanghai-communique.txt,richard-nixon;zhou-enlai;chiang-kai-shek;henry-kissinger;ji-pengfei;mao-zedong;william-p-rogers,CN;US;SU;TW,,
)");
  CHECK(of_1972({"--format", "trec", "--query-id", "301"}) ==
        "301 Q0 asia-1972-simla 1 0 chancery\n"
        "301 Q0 1972-02-shanghai-communique.txt 2 0 chancery\n");
  CHECK(of_1972({"--format", "ids"}) == "asia-1972-simla\n1972-02-shanghai-communique.txt\n");
  CHECK(of_1972({"--format", "jsonl"}) == R"({"rank":1,"id":"asia-1972-simla","title":"Gandhi and Bhutto reach accord at Simla after five days of talks","title_matches":[],"title_derived":false,"date":"1972-07-03","score":0.0,"source":"Chancery sample desk","url":"","file":"ARCHIVE/asia.jsonl","place":"line 3","leaders":[{"id":"indira-gandhi","name":"Indira Gandhi"},{"id":"zulfikar-ali-bhutto","name":"Zulfikar Ali Bhutto"},{"id":"sheikh-mujibur-rahman","name":"Sheikh Mujibur Rahman"},{"id":"swaran-singh","name":"Swaran Singh"}],"countries":[{"id":"IN","name":"India"},{"id":"PK","name":"Pakistan"},{"id":"BD","name":"Bangladesh"}],"organisations":[],"snippet":{"text":"","matches":[]},"copies":[]}
{"rank":2,"id":"1972-02-shanghai-communique.txt","title":"Nixon ends China visit with communiqué issued in Shanghai","title_matches":[],"title_derived":false,"date":"1972-02-28","score":0.0,"source":"","url":"","file":"ARCHIVE/1972-02-shanghai-communique.txt","place":"","leaders":[{"id":"richard-nixon","name":"Richard Nixon"},{"id":"zhou-enlai","name":"Zhou Enlai"},{"id":"chiang-kai-shek","name":"Chiang Kai-shek"},{"id":"henry-kissinger","name":"Henry Kissinger"},{"id":"ji-pengfei","name":"Ji Pengfei"},{"id":"mao-zedong","name":"Mao Zedong"},{"id":"william-p-rogers","name":"William P. Rogers"}],"countries":[{"id":"CN","name":"China"},{"id":"US","name":"United States"},{"id":"SU","name":"Soviet Union"},{"id":"TW","name":"Taiwan"}],"organisations":[],"snippet":{"text":"","matches":[]},"copies":[]}
)");
}

TEST_CASE("a format shows as many hits as are asked for, and no more", "[output]") {
  for (const char* format : {"jsonl", "csv", "trec", "ids"}) {
    CAPTURE(format);
    const auto lines = [&](const char* n) {
      const std::string out = search({"--all", "-n", n, "--format", format}).out;
      return std::count(out.begin(), out.end(), '\n') - (format == std::string("csv") ? 1 : 0);
    };
    CHECK(lines("0") == 0);
    CHECK(lines("7") == 7);
    CHECK(lines("1000") == 43);
    CHECK(search({"--format", format, "xylophone"}).exit_code == 1);
  }
}

TEST_CASE("every id that is printed shows a report, and explains it", "[output][show]") {
  const std::string ids = search({"--all", "-n", "1000", "--format", "ids"}).out;
  for (std::size_t begin = 0; begin < ids.size();) {
    const std::size_t end = ids.find('\n', begin);
    const std::string id = ids.substr(begin, end - begin);
    CAPTURE(id);
    CHECK(search({"--show", id}).exit_code == 0);
    begin = end + 1;
  }
}

TEST_CASE("a whole report is shown from the index", "[output][show]") {
  const Outcome shown = search({"--show", "asia-1972-simla"});
  CHECK(shown.exit_code == 0);
  CHECK(has(shown.out, "\n1972-07-03 · Chancery sample desk · en · asia-1972-simla\n"));
  CHECK(has(shown.out, "\n" + kReports + "/asia.jsonl, line "));
  CHECK(has(shown.out, "\n\nLeaders\n"));
  CHECK(has(shown.out, "  Indira Gandhi (indira-gandhi)\n"));
  CHECK_FALSE(has(shown.out, "\x1B"));
  CHECK_FALSE(has(shown.out, "]("));
  CHECK(has(search({"--mark", "--show", "asia-1972-simla"}).out, "[Indira Gandhi](indira-gandhi)"));
  const json document = json::parse(search({"--show=asia-1972-simla", "--format", "json"}).out);
  for (const json& mention : document["mentions"]) {
    const std::string part = document[mention["part"].get<std::string>()];
    CHECK(mention["end"].get<std::size_t>() <= part.size());
  }
}

TEST_CASE("a report that there is not, and what does not go together, have a hint",
          "[output][show]") {
  struct Bad {
    std::vector<std::string> arguments;
    const char* says;
  };
  const Bad bad = GENERATE(
      Bad{{"--show", "nowhere"}, "no report nowhere"}, Bad{{"--show", "x", "--format", "csv"}, "csv"},
      Bad{{"--explain", "x", "--format", "ids"}, "ids"}, Bad{{"--show", "x", "--explain", "y"}, "--show"},
      Bad{{"--mark", "x"}, "--show"}, Bad{{"--query-id", "a b", "x"}, "a b"},
      Bad{{"--query-id", "", "x"}, "--query-id"}, Bad{{"--hyperlinks", "yes", "x"}, "--hyperlinks"},
      Bad{{"--format", "xml", "x"}, "--format"});
  const Outcome outcome = search(bad.arguments);
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, bad.says));
  CHECK(has(outcome.err, "hint: "));
}

TEST_CASE("links are for a terminal that knows them, or for whoever asks", "[output][links]") {
  const std::vector<std::string> question{"-n", "1", "--snippet-bytes", "0", "Simla"};
  const auto asked = [&](const char* when, const test::Surroundings& surroundings = {}) {
    std::vector<std::string> arguments = question;
    if (*when != '\0') arguments.insert(arguments.end(), {"--hyperlinks", when});
    const Outcome outcome = search(arguments, surroundings);
    CHECK(has(outcome.out + outcome.err, "asia-1972-simla"));
    return has(outcome.out + outcome.err, "\x1B]8;");
  };
  CHECK_FALSE(asked(""));
  CHECK(asked("always"));
  if (!test::has_terminals()) return;
  test::Surroundings terminal;
  terminal.has_terminal = terminal.has_terminal_out = true;
  terminal.environment = {"TERM=xterm-256color", "VTE_VERSION=", "INSIDE_EMACS="};
  CHECK(asked("", terminal));
  CHECK_FALSE(asked("never", terminal));
  terminal.environment[0] = "TERM=dumb";
  CHECK_FALSE(asked("", terminal));
  terminal.environment[0] = "TERM=linux";
  CHECK_FALSE(asked("", terminal));
}

/// A report that no reader would let through, written past them.
void write_evil_index(const std::filesystem::path& index) {
  const std::string evil =
      "=1\x1B[2J\x1B]0;owned\x07\x1B]8;;https://e.org\x1B\\\u009B31m\u0090x\u009C\u202E\u2066\r\n\t\x7F"
      "\"'`, ;z";
  AnalysedArticle analysed;
  Article& article = analysed.article;
  article.id = article.title = article.source = article.place = article.language = evil;
  article.url = "https://e.org/" + evil;
  article.text = "Energy " + evil + " energy.";
  analysed.title_words = scan_words(article.title);
  analysed.text_words = scan_words(article.text);
  analysed.mentions = {{EntityKind::Leader, evil, Part::Text, 0, 6, Rule::Name},
                       {EntityKind::Country, "PK", Part::Text, 3, 20, Rule::Name}};
  analysed.entities = {{{evil, 2}}, {{"PK", 1}}, {{evil, 1}}};
  const auto store = test::open_store(index);
  store->put(analysed, "/archive/" + evil);
  store->commit();
}

/// Bytes that a terminal obeys; a line feed is none.
std::string controls_in(const std::string& text) {
  std::string found;
  for (const char c : text) {
    if (c != '\n' && static_cast<unsigned char>(c) < 0x20) found += c;
  }
  for (const char* control : {"\x7F", "\u0090", "\u009B", "\u009C", "\u202E", "\u2066"}) {
    if (has(text, control)) found += control;
  }
  return found;
}

TEST_CASE("in no format does a report speak to a terminal", "[output]") {
  const test::TempDirectory directory;
  const std::filesystem::path index = directory.path() / "index";
  write_evil_index(index);
  const auto ask = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", index.string()});
    const Outcome outcome = test::chancery_search(arguments);
    CHECK(outcome.exit_code == 0);
    CHECK(has(outcome.out, "31m"));  // the report is there
    return outcome.out;
  };
  const std::string id = json::parse(ask({"--format", "json", "energy"}))["hits"][0]["id"];
  for (const char* format : {"text", "json", "jsonl", "csv", "trec", "ids"}) {
    CAPTURE(format);
    CHECK(controls_in(ask({"--format", format, "energy"})).empty());
  }
  for (const char* format : {"text", "json"}) {
    CAPTURE(format);
    CHECK(controls_in(ask({"--format", format, "--show", id})).empty());
    CHECK(controls_in(ask({"--format", format, "--explain", id})).empty());
  }
  CHECK(controls_in(ask({"--mark", "--show", id})).empty());
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"energy"}, std::vector<std::string>{"--show", id}}) {
    std::vector<std::string> marked = arguments;
    marked.insert(marked.begin(), {"--color", "always", "--hyperlinks", "always"});
    const std::string out = ask(marked);
    CHECK(has(out, "\x1B]8;id=chancery-"));
    const std::regex ours("\x1B\\[[0-9;]*m|\x1B\\]8;(id=chancery-[0-9]+)?;[!-~]*\x1B\\\\");
    CHECK(controls_in(std::regex_replace(out, ours, "")).empty());
  }
  const std::string table = ask({"--format", "csv", "energy"});
  CHECK(std::count(table.begin(), table.end(), '\n') == 2);
  CHECK(has(table, "\n1,\"'=1"));
  const std::string run = ask({"--format", "trec", "--query-id", "7", "energy"});
  CHECK(std::count(run.begin(), run.end(), ' ') == 5);
}

TEST_CASE("the man page has every option of the help, and every field", "[output][man]") {
  const std::regex option("--[a-z][a-z-]*");
  const auto unescaped = [](const std::string& page) {
    return std::regex_replace(page, std::regex(R"(\\-)"), "-");
  };
  const std::string search_page = unescaped(test::chancery_search({"--man-page"}).out);
  const std::string index_page = unescaped(test::chancery_index({"--man-page"}).out);
  for (const auto& [help, page] : {std::pair{test::chancery_search({"--help"}).out, search_page},
                                   std::pair{test::chancery_index({"--help"}).out, index_page}}) {
    CHECK(page.starts_with(".TH CHANCERY-"));
    CHECK_FALSE(has(page, "man-page"));
    const std::string options = help.substr(0, help.find("EXAMPLES"));
    std::size_t found = 0;
    for (std::sregex_iterator at(options.begin(), options.end(), option), end; at != end; ++at) {
      CAPTURE(at->str());
      CHECK(has(page, "\\fB" + at->str() + "\\fR"));
      ++found;
    }
    CHECK(found > 5);
    for (const char* section : {".SH NAME\n", ".SH SYNOPSIS\n", ".SH OPTIONS\n", ".SH EXAMPLES\n",
                                ".SH EXIT CODES\n", ".SH ENVIRONMENT\n", ".SH SEE ALSO\n"}) {
      CAPTURE(section);
      CHECK(has(page, section));
    }
  }
  for (const schema::FieldSpec& spec : schema::kFields) {
    if (spec.name.empty()) continue;
    CAPTURE(spec.name);
    CHECK(has(search_page, "\n" + std::string(spec.name) + ":\n"));
  }
}

TEST_CASE("the carets of an error stand below wide letters, too", "[output][errors]") {
  CHECK(has(search({"中国 (é 한국 date:never"}).err,
            "\n  中国 (é 한국 date:never\n"
            "                    ^^^^^\n"));
}

TEST_CASE("formats of hits alone refuse what they cannot show", "[output][errors]") {
  for (const char* format : {"jsonl", "csv", "trec", "ids"}) {
    CHECK(search({"--all", "--format", format, "--facets", "year"}).exit_code == 2);
    CHECK(search({"--all", "--format", format, "--timeline", "year"}).exit_code == 2);
  }
}

TEST_CASE("an option with nothing behind it is an error, and no question without it",
          "[output][errors]") {
  for (const char* option : {"--from", "--to", "--like", "--show", "--explain"}) {
    const Outcome outcome = search({option, "", "putin"});
    CHECK(outcome.exit_code == 2);
    CHECK(has(outcome.err, "there is nothing behind it"));
  }
}

TEST_CASE("the query language is explained", "[output][help]") {
  const Outcome help = test::chancery_search({"--help-query"});
  CHECK(help.exit_code == 0);
  for (const char* part : {"QUERY LANGUAGE\n", "FIELDS\n", "DATES\n", "date:..1949"}) {
    CHECK(has(help.out, part));
  }
}

}  // namespace
}  // namespace chancery
