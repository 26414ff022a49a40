// chancery-search --saved --digest night after night: every report that matches is in one digest,
// and none is missed whatever happens in between.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/schema/index_schema.h"
#include "tests/cli/index_run.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::content_of;
using test::has;
using test::Outcome;
using test::TempDirectory;
using Ids = std::vector<std::string>;

constexpr const char* kGas = "[gas]\nquestion = \"gas\"\ntitle = \"Gas & more\"\n";

std::string line(const std::string& id, const std::string& text, const std::string& day = "01") {
  return json{{"id", id}, {"title", "Report " + id}, {"date", "2025-09-" + day}, {"text", text},
              {"source", "Desk"}, {"url", "https://example.org/" + id}}
             .dump() +
         "\n";
}

/// An archive, its index, a file of saved searches and their digests, each by its name.
class Nights {
 public:
  Nights() { directory_.write("saved.toml", kGas); }

  void archive(const std::string& lines) const { directory_.write("archive/a.jsonl", lines); }
  void saved(const std::string& toml) const { directory_.write("saved.toml", toml); }
  fs::path path(const std::string& name) const { return directory_.path() / name; }

  void index(const std::vector<std::string>& options = {}) const {
    REQUIRE(test::index(directory_, "archive", {}, options).exit_code == 0);
  }

  Outcome digest() const {
    return test::chancery_search({"--index", path("index").string(), "--saved",
                                  path("saved.toml").string(), "--digest",
                                  path("digests").string()});
  }

  std::string content(const std::string& name) const { return content_of(path("digests/" + name)); }
  json record(const std::string& name = "gas") const {
    return json::parse(content(name + ".json"));
  }

 private:
  TempDirectory directory_;
};

Ids ids(const json& reports) {
  Ids result;
  for (const json& report : reports) result.push_back(report.at("id"));
  return result;
}

/// What is new in the digest that is made now; all three files say the same.
Ids news(const Nights& nights) {
  const Outcome outcome = nights.digest();
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  const json record = nights.record();
  const Ids found = ids(record.at("reports"));
  CHECK(record.at("total") == found.size());
  for (const std::string& id : found) {
    CHECK(has(nights.content("gas.txt"), "Report " + id + "\n"));
    CHECK(has(nights.content("gas.atom"), "<title>Report " + id + "</title>"));
  }
  return found;
}

/// The titles of the feed's entries.
Ids entries(const Nights& nights) {
  const std::string feed = nights.content("gas.atom");
  const std::string before = "    <title>Report ";
  Ids result;
  for (std::size_t at = feed.find(before); at != std::string::npos; at = feed.find(before, at)) {
    at += before.size();
    result.push_back(feed.substr(at, feed.find('<', at) - at));
  }
  return result;
}

TEST_CASE("the digest after a first run in bulk holds what it added", "[digest][bulk]") {
  const Nights nights;
  nights.archive(line("1", "On gas.") + line("2", "On oil."));
  nights.index({"--bulk-from", "0"});
  CHECK(news(nights) == Ids{"1"});
  nights.archive(line("1", "On gas.") + line("2", "On oil.") + line("3", "More gas."));
  nights.index();
  CHECK(news(nights) == Ids{"3"});
  CHECK(has(nights.content("gas.txt"), "1 new report\nrun 2 of the index"));
}

TEST_CASE("each night's digest holds what that night added or changed", "[digest]") {
  const Nights nights;
  nights.archive(line("1", "On gas.") + line("2", "On oil.") + line("3", "More gas.", "02"));
  nights.index();
  CHECK(news(nights) == Ids{"3", "1"});
  CHECK(has(nights.content("gas.txt"), "Gas & more: the first digest: 2 reports that match\n"));

  nights.archive(line("1", "On gas.") + line("2", "On oil.") + line("3", "More gas.", "02") +
                 line("4", "Gas again.") + line("5", "Coal."));
  nights.index();
  CHECK(news(nights) == Ids{"4"});
  CHECK(has(nights.content("gas.txt"), "Gas & more: 1 new report\nrun 2 of the index"));
  CHECK(entries(nights) == Ids{"4", "3", "1"});
  const std::string feed = nights.content("gas.atom");

  CHECK(news(nights).empty());
  CHECK(has(nights.content("gas.txt"), "Gas & more: nothing new\n"));
  CHECK(nights.content("gas.atom") == feed);

  nights.archive(line("1", "Gas otherwise.") + line("2", "Oil and gas.") +
                 line("3", "More gas.", "02") + line("4", "Gas again.") + line("5", "Coal."));
  nights.index();
  CHECK(news(nights) == Ids{"1", "2"});
  CHECK(entries(nights) == Ids{"1", "2", "4", "3"});
}

TEST_CASE("nights without a digest are made up for", "[digest]") {
  const Nights nights;
  nights.archive(line("1", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"1"});
  nights.archive(line("1", "Gas.") + line("2", "Gas."));
  nights.index();
  nights.archive(line("1", "Gas.") + line("2", "Gas.") + line("3", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"2", "3"});
  CHECK(has(nights.content("gas.txt"), "runs 2 to 3 of the index"));
}

TEST_CASE("a digest that was cut off before its record is made again", "[digest]") {
  const Nights nights;
  nights.archive(line("1", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"1"});
  fs::copy_file(nights.path("digests/gas.json"), nights.path("before.json"));
  nights.archive(line("1", "Gas.") + line("2", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"2"});
  const std::string feed = nights.content("gas.atom");
  fs::rename(nights.path("before.json"), nights.path("digests/gas.json"));
  CHECK(news(nights) == Ids{"2"});
  CHECK(nights.content("gas.atom") == feed);
}

TEST_CASE("a digest that cannot be written leaves the last one as it was", "[digest]") {
  const Nights nights;
  nights.archive(line("1", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"1"});
  const std::string text = nights.content("gas.txt");
  nights.archive(line("1", "Gas.") + line("2", "Gas."));
  nights.index();
  const Outcome full = test::chancery_search(
      {"--index", nights.path("index").string(), "--saved", nights.path("saved.toml").string(),
       "--digest", nights.path("digests").string()},
      {.most_file_bytes = 100});
  CHECK(full.exit_code == 2);
  CHECK(has(full.err, "[gas] is left out\nerror: cannot write "));
  CHECK(nights.content("gas.txt") == text);
  std::set<std::string> files;
  for (const auto& entry : fs::directory_iterator(nights.path("digests"))) {
    files.insert(entry.path().filename());
  }
  CHECK(files == std::set<std::string>{".lock", "gas.atom", "gas.json", "gas.txt"});
  CHECK(news(nights) == Ids{"2"});
}

TEST_CASE("a record that is lost or broken makes a first digest", "[digest]") {
  const Nights nights;
  std::string lines;
  for (int i = 100; i < 220; ++i) lines += line(std::to_string(i), "Gas.");
  nights.archive(lines + line("new", "Gas.", "09"));
  nights.index();
  CHECK(nights.digest().out == "gas: 121 new reports\n");
  CHECK(ids(nights.record().at("reports")).size() == 100);
  CHECK(ids(nights.record().at("reports")).front() == "new");
  CHECK(has(nights.content("gas.txt"), "the newest 100 of 121 reports that match\n"));
  const bool is_broken = GENERATE(true, false);
  fs::resize_file(nights.path("digests/gas.json"), is_broken ? 1000 : 0);
  if (!is_broken) fs::remove(nights.path("digests/gas.json"));
  CHECK(nights.digest().exit_code == 0);
  CHECK(ids(nights.record().at("reports")).size() == 100);
  CHECK(nights.record().at("start") == (is_broken ? "damaged" : "first"));
  CHECK(has(nights.content("gas.txt"), "cannot be read") == is_broken);
}

TEST_CASE("where the index is another or older everything is new again", "[digest]") {
  const Nights nights;
  const fs::path index = nights.path("index");
  nights.archive(line("1", "Gas."));
  nights.index();
  fs::copy(index, nights.path("copy"), fs::copy_options::recursive);
  nights.archive(line("1", "Gas.") + line("2", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"1", "2"});
  SECTION("built from nothing") {
    fs::remove_all(index);
    nights.index();
    CHECK(news(nights) == Ids{"1", "2"});
    CHECK(has(nights.content("gas.txt"), "the index is another"));
    CHECK(nights.record().at("start") == "other-index");
    // They are other entries now.
    CHECK(entries(nights) == Ids{"1", "2", "1", "2"});
  }
  SECTION("brought back from before") {
    fs::remove_all(index);
    fs::rename(nights.path("copy"), index);
    CHECK(news(nights) == Ids{"1"});
    CHECK(nights.record().at("start") == "older-index");
    CHECK(entries(nights) == Ids{"1", "2"});
    nights.index();
    CHECK(news(nights) == Ids{"2"});
  }
  SECTION("but not where it is rebuilt") {
    REQUIRE(test::chancery_index({"--index", index.string(), "--rebuild",
                                  nights.path("archive").string()})
                .exit_code == 0);
    CHECK(news(nights).empty());
    CHECK(nights.record().at("start") == "continued");
  }
}

/// Adds a report as a run does that has not come to its end, or has.
void put_in_run(const Nights& nights, std::uint64_t run, const std::string& id, bool has_ended) {
  const auto store = test::open_store(nights.path("index"));
  store->set_run([run](const Article&, const std::string&) { return run; });
  AnalysedArticle analysed;
  analysed.article.id = id;
  analysed.article.title = "Report " + id;
  analysed.article.text = "Gas.";
  analysed.text_words = scan_words(analysed.article.text);
  store->put(analysed, "/archive/" + id);
  if (has_ended) {
    store->set_metadata(schema::metadata::kFinishedRun, std::to_string(run));
    store->set_metadata(schema::metadata::kFinishedAt, "2025-09-02T02:00:41Z");
  }
  store->commit();
}

TEST_CASE("what a run has brought that still goes on waits for its end", "[digest]") {
  const Nights nights;
  nights.archive(line("1", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"1"});
  put_in_run(nights, 2, "early", false);
  CHECK(news(nights).empty());
  put_in_run(nights, 2, "late", true);
  CHECK(news(nights) == Ids{"early", "late"});
}

TEST_CASE("before the first run has ended there is no digest to go on from", "[digest]") {
  const Nights nights;
  put_in_run(nights, 1, "early", false);
  CHECK(news(nights).empty());
  CHECK(nights.record().at("start") == "no-run");
  put_in_run(nights, 1, "late", true);
  CHECK(news(nights) == Ids{"early", "late"});
  CHECK(nights.record().at("start") == "first");
}

TEST_CASE("a search that cannot be answered keeps no other from its digest", "[digest]") {
  const Nights nights;
  nights.archive(line("1", "Gas."));
  nights.index();
  nights.saved(std::string(kGas) +
               "[a]\nquestion = \"(gas\"\n[b]\nformat = \"json\"\n"
               "[z]\nquestion = \"never closed\n");
  const Outcome outcome = nights.digest();
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out == "gas: 1 new report\n");
  const std::string file = nights.path("saved.toml").string();
  CHECK(has(outcome.err, file + ", line 4: [a] is left out\nerror: this parenthesis is not clo"));
  CHECK(has(outcome.err, file + ", line 6: [b] is left out\nerror: format cannot be saved\nhint"));
  CHECK(has(outcome.err, file + ", line 9: [z] is left out\nerror: "));
  CHECK(ids(nights.record().at("reports")) == Ids{"1"});
  CHECK_FALSE(fs::exists(nights.path("digests/a.json")));
}

TEST_CASE("two saved searches have each their own digest", "[digest]") {
  const Nights nights;
  nights.saved(std::string(kGas) + "[oil]\nquestion = \"oil\"\n");
  nights.archive(line("1", "Gas.") + line("2", "Oil."));
  nights.index();
  CHECK(nights.digest().out == "gas: 1 new report\noil: 1 new report\n");
  CHECK(ids(nights.record("oil").at("reports")) == Ids{"2"});
  CHECK(nights.record("oil").at("feed") != nights.record("gas").at("feed"));
}

TEST_CASE("a search that asks something else goes on from the last digest", "[digest]") {
  const Nights nights;
  nights.archive(line("1", "Gas.") + line("2", "Oil."));
  nights.index();
  CHECK(news(nights) == Ids{"1"});
  nights.saved("[gas]\nquestion = \"oil\"\n");
  CHECK(news(nights).empty());
  CHECK(nights.record().at("search_changed") == true);
  CHECK(has(nights.content("gas.txt"), "The search is another than at the last digest"));
  nights.archive(line("1", "Gas.") + line("2", "Oil.") + line("3", "Oil."));
  nights.index();
  CHECK(news(nights) == Ids{"3"});
  CHECK(nights.record().at("search_changed") == false);
}

TEST_CASE("a feed has at most 500 entries but all of its last digest", "[digest]") {
  const Nights nights;
  std::string lines;
  const auto grow = [&](int from, int to) {
    for (int i = from; i < to; ++i) lines += line(std::to_string(i), "Gas.");
    nights.archive(lines);
    nights.index();
    return news(nights).size();
  };
  nights.archive(line("0", "Gas."));
  nights.index();
  CHECK(news(nights) == Ids{"0"});
  lines = line("0", "Gas.");
  CHECK(grow(1000, 1600) == 600);
  CHECK(entries(nights).size() == 600);
  CHECK(grow(2000, 2010) == 10);
  const Ids feed = entries(nights);
  REQUIRE(feed.size() == 500);
  CHECK(feed.front() == "2000");
  CHECK(feed[10] == "1000");
}

TEST_CASE("digests ask nothing but what is saved", "[digest]") {
  const auto complaint = [](const std::vector<std::string>& arguments) {
    const Outcome outcome = test::chancery_search(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(has(outcome.err, "\nhint: "));
    return outcome.err.substr(0, outcome.err.find('\n'));
  };
  CHECK(has(complaint({"--saved", "x"}), "--saved requires --digest"));
  CHECK(has(complaint({"--digest", "x"}), "--digest requires --saved"));
  CHECK(complaint({"--saved", "x", "--digest", "y", "gas"}) ==
        "error: --digest does not go with WORDS");
  CHECK(complaint({"--saved", "x", "--digest", "y", "--format", "json"}) ==
        "error: --digest does not go with --format");
  CHECK(complaint({"--saved=", "--digest", "y"}).find("--saved") != std::string::npos);
  const Nights nights;
  CHECK(nights.digest().exit_code == 2);
  CHECK(has(nights.digest().err, "there is no index"));
  nights.archive(line("1", "Gas."));
  nights.index();
  nights.saved("# nothing yet\n");
  CHECK(has(nights.digest().err, "error: there is no saved search in "));
  fs::remove(nights.path("saved.toml"));
  CHECK(has(nights.digest().err, "error: cannot read the saved searches in "));
  CHECK_FALSE(fs::exists(nights.path("digests")));
}

}  // namespace
}  // namespace chancery
