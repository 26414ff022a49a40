#include "search/searcher.h"

#include <algorithm>
#include <fstream>

#include <xapian.h>

#include "corpus/error.h"
#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using Ids = std::vector<std::string>;
using test::TestIndex;

const std::vector<test::Report> kReports{
    {"gas",
     "Energy talks in Islamabad",
     "Putin offered Pakistan a gas pipeline & credit.",
     "2024-03-05",
     {"vladimir-putin"},
     {"PK", "RU"},
     {{EntityKind::Leader, "vladimir-putin", "Putin"}},
     "Example Wire"},
    {"wheat", "Harvest", "Wheat prices rose in Pakistan.", "2023-07-01", {}, {"PK"}},
    {"summit",
     "Summit in Beijing",
     "Vladimir Putin met Xi. The talks on energy went on.",
     "2025-09-01",
     {"vladimir-putin", "xi-jinping"},
     {"RU", "CN"}},
    {"cote", "Voeux", "Le président de la Côte d’Ivoire parle.", "", {}, {"CI"}},
    {"s400",
     "Arms",
     "Turkey’s president bought the S-400 system from the U.S. rival.",
     "2019-07-12T10:00:00Z",
     {},
     {"TR"}},
    {"assad", "Damascus", "Bashar al-Assad spoke of the state of the union.", "", {}, {"SY"}},
};

Ids ids(const SearchPage& page) {
  Ids result;
  for (const Hit& hit : page.hits) result.push_back(hit.id);
  return result;
}

Ids sorted(Ids list) {
  std::sort(list.begin(), list.end());
  return list;
}

Question ask(const std::string& text) { return {text, {}, false}; }

std::string marked(const Snippet& snippet) {
  std::string result = snippet.text;
  for (auto range = snippet.matches.rbegin(); range != snippet.matches.rend(); ++range) {
    result.insert(range->end, "]").insert(range->begin, "[");
  }
  return result;
}

TEST_CASE("a question finds the reports that it means", "[searcher]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  struct Case {
    std::string question;
    Ids found;  // sorted
  };
  const std::vector<Case> cases{
      {"pipelines", {"gas"}},
      {"Putin’s", {"gas", "summit"}},
      {"PUTIN", {"gas", "summit"}},
      {"putin", {"gas", "summit"}},
      {"Cote d'Ivoire", {"cote"}},
      {"Côte", {"cote"}},
      {"president", {"cote", "s400"}},
      {"turkey", {"s400"}},
      {"S-400", {"s400"}},
      {"s400", {}},
      {"US", {"s400"}},
      {"al-assad", {"assad"}},
      {"\"state of the union\"", {"assad"}},
      {"\"union of the state\"", {}},
      {"\"energy talks\"", {"gas"}},
      {"\"talks in islamabad putin\"", {}},  // no phrase runs from the title into the text
      {"energy -gas", {"summit"}},
      {"NOT putin", {"assad", "cote", "s400", "wheat"}},
      {"energy AND NOT gas", {"summit"}},
      {"wheat OR pipeline", {"gas", "wheat"}},
      {"(wheat OR pipeline) AND pakistan", {"gas", "wheat"}},
      {"title:energy", {"gas"}},
      {"title:\"energy talks\"", {"gas"}},
      {"title:\"talks energy\"", {}},
      {"leader:putin", {"gas", "summit"}},
      {"leader:putin leader:\"Xi Jinping\"", {"summit"}},
      {"leader:putin -leader:xi-jinping", {"gas"}},
      {"leader:xi-jinping OR country:PK", {"gas", "summit", "wheat"}},
      {"energy country:Russia", {"gas", "summit"}},
      {"wheat energy country:pakistan", {"gas", "wheat"}},
      {"(leader:xi-jinping OR country:PK) talks", {"gas", "summit"}},
      {"date:2019-07-12", {"s400"}},
      {"date:..2019-07-11", {}},
      {"date:2019-07-12..2023-07-01", {"s400", "wheat"}},
      {"date:2024..", {"gas", "summit"}},
      {"-date:1000..", {"assad", "cote"}},
      {"the", {"assad", "s400", "summit"}},
      {"the wheat", {"wheat"}},
      {std::string(70, 'x') + " wheat", {"wheat"}},
      {std::string(65, 'x') + "-wheat", {"wheat"}},
      {"zebra", {}},
      {"zebra AND wheat", {}},
  };
  for (const Case& c : cases) {
    INFO(c.question);
    const SearchPage page = searcher.run(ask(c.question));
    CHECK(sorted(ids(page)) == c.found);
    CHECK(page.total == c.found.size());
    CHECK(page.exact);
  }
}

TEST_CASE("a report with more of the words stands first", "[searcher]") {
  const TestIndex index(kReports);
  const SearchPage page = Searcher(index.path()).run(ask("Putin Pakistan energy"));
  REQUIRE(page.hits.size() == 3);
  CHECK(page.hits[0].id == "gas");
  CHECK(page.hits[0].rank == 1);
  CHECK(page.hits[0].score > page.hits[1].score);
  CHECK(page.understood == "putin pakistan energy");
}

TEST_CASE("a filter narrows without changing the scores", "[searcher]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  const SearchPage all = searcher.run(ask("energy talks"));
  const SearchPage some = searcher.run(ask("energy talks leader:xi-jinping date:2025"));
  REQUIRE(ids(some) == Ids{"summit"});
  const auto same = std::find_if(all.hits.begin(), all.hits.end(),
                                 [](const Hit& hit) { return hit.id == "summit"; });
  CHECK(same->score == some.hits[0].score);
}

TEST_CASE("plain words find the reports on whom they name, unless they are to be words only",
          "[searcher][names]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  const auto found = [&](const std::string& text, bool literal) {
    Question question = ask(text);
    question.literal = literal;
    return sorted(ids(searcher.run(question)));
  };
  CHECK(found("Kremlin", false) == Ids{"gas", "summit"});
  CHECK(found("Kremlin", true).empty());
  CHECK(found("\"Kremlin\"", false).empty());
  CHECK(found("Russian president", false) == Ids{"cote", "gas", "s400", "summit"});
  CHECK(found("wheat -Kremlin", false) == Ids{"wheat"});
  CHECK(found("Kremlin AND credit", false) == Ids{"gas"});
}

TEST_CASE("an office in plain words is whoever held it on the days asked for", "[searcher][names]") {
  const TestIndex index({{"1999", "", "A.", "1999-06-01", {"boris-yeltsin"}, {"RU"}},
                         {"2010", "", "B.", "2010-06-01", {"dmitry-medvedev"}, {"RU"}},
                         {"2020", "", "C.", "2020-06-01", {"vladimir-putin"}, {"RU"}}});
  Searcher searcher(index.path());
  const auto holder = [&](const std::string& text) {
    const SearchPage page = searcher.understand(ask(text));
    return page.names.size() == 2 ? page.names[1].entities.front().id : "";
  };
  CHECK(holder("Russian president date:1999-06") == "boris-yeltsin");
  CHECK(holder("Russian president date:2010") == "dmitry-medvedev");
  CHECK(holder("Russian president date:2020") == "vladimir-putin");
  CHECK(ids(searcher.run(ask("Russian president date:1999"))).front() == "1999");
}

TEST_CASE("whom no report speaks of is named by no word of a question", "[searcher][names]") {
  const TestIndex index({{"may", "", "They met in May.", "1987-05-01", {}, {}},
                         {"us", "", "They told us.", "1987-05-01", {}, {}},
                         {"aid", "", "Aid came.", "1987-05-01", {}, {"US"}}});
  Searcher searcher(index.path());
  CHECK(ids(searcher.run(ask("May"))) == Ids{"may"});
  CHECK(searcher.understand(ask("talks in May")).names.empty());
  CHECK(ids(searcher.run(ask("US"))) == Ids{"aid"});  // the country, which is no "us"
  CHECK(ids(searcher.run(ask("-US"))) == Ids{"may", "us"});
}

TEST_CASE("what a plain word names is excluded with the word, and stands beside NEAR as a word",
          "[searcher][names]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  CHECK(sorted(ids(searcher.run(ask("talks AND Kremlin")))) == Ids{"gas", "summit"});
  CHECK(ids(searcher.run(ask("talks NOT Kremlin"))).empty());
  CHECK(ids(searcher.run(ask("(Putin OR Xi) NEAR/5 (Pakistan OR met)"))).size() == 2);
}

TEST_CASE("a page of reports like one says so", "[searcher][like]") {
  const TestIndex index(kReports);
  Question question;
  question.like = "gas";
  CHECK(Searcher(index.path()).understand(question).like == "gas");
}

TEST_CASE("a page says whom the plain words name", "[searcher][names]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  const SearchPage page = searcher.understand(ask("Kremlin gas \"Turkey\""));
  CHECK(page.understood == "kremlin gas \"turkey\"");
  REQUIRE(page.names.size() == 1);
  CHECK(page.names[0].words == "Kremlin");
  CHECK(page.names[0].kind == EntityKind::Country);
  REQUIRE(page.names[0].entities.size() == 1);
  CHECK(page.names[0].entities[0].id == "RU");
}

TEST_CASE("a report that is about a country stands before one that mentions it",
          "[searcher][ranking]") {
  const TestIndex index({{"mentions", "", "Grain was sold in Karachi.", "2020-01-01", {}, {"IN", "PK"}},
                         {"about", "", "Grain was sold in Karachi.", "2020-01-01", {}, {"PK"}}});
  Searcher searcher(index.path());
  CHECK(ids(searcher.run(ask("Islamabad grain"))).size() == 2);
}

TEST_CASE("words that stand near each other count for more", "[searcher][ranking]") {
  const std::string filler = " one two three four five six seven eight nine ten eleven twelve";
  const TestIndex index({{"apart", "", "wheat" + filler + " embargo", "", {}, {}},
                         {"near", "", filler + " wheat embargo", "", {}, {}}});
  Searcher searcher(index.path());
  CHECK(ids(searcher.run(ask("wheat embargo"))) == Ids{"near", "apart"});
}

TEST_CASE("answers can be sorted by date, undated ones last either way", "[searcher][ranking]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  Question question = ask("putin OR president OR assad");
  question.sort = Sort::Newest;
  CHECK(ids(searcher.run(question)) == Ids{"summit", "gas", "s400", "assad", "cote"});
  question.sort = Sort::Oldest;
  CHECK(ids(searcher.run(question)) == Ids{"s400", "gas", "summit", "assad", "cote"});
}

TEST_CASE("of equally good reports the newer stands first where that is wished",
          "[searcher][ranking]") {
  const TestIndex index({{"old", "", "Wheat was sold.", "2001-05-01", {}, {}},
                         {"undated", "", "Wheat was sold.", "", {}, {}},
                         {"new", "", "Wheat was sold.", "2024-05-01", {}, {}},
                         {"better", "", "Wheat, wheat, wheat was sold.", "1999-05-01", {}, {}}});
  Searcher searcher(index.path());
  Question question = ask("wheat");
  CHECK(ids(searcher.run(question)) == Ids{"better", "old", "undated", "new"});
  question.recent = true;
  CHECK(ids(searcher.run(question)) == Ids{"better", "new", "old", "undated"});
  CHECK(searcher.run(question).total == 4);
}

TEST_CASE("a report leads to others on the same", "[searcher][like]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  Question question;
  question.like = "gas";
  const SearchPage page = searcher.run(question);
  REQUIRE(page.hits.size() >= 2);
  CHECK(page.hits[0].id == "summit");
  for (const Hit& hit : page.hits) CHECK(hit.id != "gas");
  question.text = "wheat";
  CHECK(ids(searcher.run(question)) == Ids{"wheat"});
  question.like = "nothing";
  CHECK_THROWS_AS(searcher.run(question), Error);
}

TEST_CASE("without words the newest report stands first and the undated last", "[searcher]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  const SearchPage page = searcher.run({"", {}, true});
  CHECK(ids(page) == Ids{"summit", "gas", "wheat", "s400", "cote", "assad"});
  CHECK(page.hits[0].score == 0);
  CHECK(page.total == 6);
  CHECK(ids(searcher.run(ask("country:PK"))) == Ids{"gas", "wheat"});
  CHECK(ids(searcher.run(ask("NOT putin"))).front() == "wheat");
}

TEST_CASE("options filter as fields do", "[searcher]") {
  const TestIndex index(kReports);
  Question question = ask("talks wheat");
  question.filters.countries = {"russia", "china"};
  question.filters.dates = *parse_period("2025");
  const SearchPage page = Searcher(index.path()).run(question);
  CHECK(ids(page) == Ids{"summit"});
  CHECK(page.understood == "talks wheat country:RU country:CN date:2025-01-01..2025-12-31");
}

TEST_CASE("pages follow one another and end with the matches", "[searcher]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  const Question all{"", {}, true};
  CHECK(ids(searcher.run(all, {0, 2, 240})) == Ids{"summit", "gas"});
  CHECK(ids(searcher.run(all, {2, 2, 240})) == Ids{"wheat", "s400"});
  CHECK(ids(searcher.run(all, {4, 10, 240})) == Ids{"cote", "assad"});
  CHECK(searcher.run(all, {4'000'000'000, 10, 240}).total == 6);
  CHECK(searcher.run(all, {0, 0, 240}).hits.empty());
}

TEST_CASE("equal answers keep the order in which they were indexed", "[searcher]") {
  const TestIndex index(
      {{"b", "Same", "Same words."}, {"a", "Same", "Same words."}, {"c", "Same", "Same words."}});
  CHECK(ids(Searcher(index.path()).run(ask("same"))) == Ids{"b", "a", "c"});
}

TEST_CASE("a hit carries what the index knows of a report", "[searcher]") {
  const TestIndex index(kReports);
  const Hit hit = Searcher(index.path()).run(ask("pipelines leader:putin")).hits.at(0);
  CHECK(hit.title == "Energy talks in Islamabad");
  CHECK(to_iso(hit.date.value()) == "2024-03-05");
  CHECK(hit.source == "Example Wire");
  CHECK(hit.file == "/archive/gas");
  CHECK_FALSE(hit.title_derived);
  REQUIRE(hit.countries.size() == 2);
  CHECK(hit.countries[0].name == "Pakistan");
  CHECK(hit.leaders.at(0).id == "vladimir-putin");
  CHECK(marked(hit.snippet) == "[Putin] offered Pakistan a gas [pipeline] & credit.");
}

TEST_CASE("an entity that no table knows is found by its id", "[searcher]") {
  const TestIndex index({{"a", "T", "Text.", "", {"found-k-smith"}, {}}});
  const SearchPage page = Searcher(index.path()).run(ask("leader:found-k-smith"));
  CHECK(ids(page) == Ids{"a"});
  CHECK(page.facets.at(0).rows.at(0).values.at(0).name == "found-k-smith");
}

/// 300 of wheat: so many that what a search reads is not in memory already.
std::vector<test::Report> many_reports() {
  std::vector<test::Report> reports;
  for (int i = 0; i < 300; ++i) {
    const std::string number = std::to_string(i);
    reports.push_back({"r" + number, "Talks " + number, "Of wheat and w" + number + "."});
  }
  return reports;
}

TEST_CASE("an index that moves on under a search is read anew", "[searcher]") {
  std::vector<test::Report> reports = many_reports();
  TestIndex index(reports);
  Searcher searcher(index.path());
  for (int commit = 0; commit < 3; ++commit) {
    for (test::Report& report : reports) report.text += " More of wheat.";
    reports.push_back({"new" + std::to_string(commit), "News", "Of wheat."});
    index.put(reports);
  }
  const SearchPage page = searcher.run(ask("wheat"));
  CHECK(page.total == 303);
  CHECK(page.hits.size() == 10);
}

Error error_of_opening(const std::filesystem::path& path) {
  try {
    const Searcher searcher(path);
  } catch (const Error& error) {
    return error;
  }
  FAIL("opened " + path.string());
  return {ErrorKind::System, ""};
}

TEST_CASE("a missing index is reported with how to create one", "[searcher][errors]") {
  const test::TempDirectory directory;
  const auto empty = directory.path().string();
  const std::string missing = GENERATE("", "/none");
  const Error error = error_of_opening(empty + missing);
  CHECK(error.kind() == ErrorKind::IndexMissing);
  CHECK(error.hint() == "create one: chancery-index --index " + empty + missing + " PATH...");
}

TEST_CASE("an index of another version is refused with both versions", "[searcher][errors]") {
  const TestIndex index(kReports);
  const auto set_version = [&](const std::string& version) {
    Xapian::WritableDatabase database(index.path().string());
    database.set_metadata(std::string(schema::metadata::kVersion), version);
    database.commit();
  };
  const std::string path = index.path().string();
  const std::string ours = std::to_string(schema::kVersion);
  set_version("999");
  const Error newer = error_of_opening(path);
  CHECK(newer.kind() == ErrorKind::SchemaMismatch);
  CHECK(std::string(newer.what()) ==
        "the index " + path + " has schema version 999, this program reads version " + ours);
  set_version("0");
  CHECK(error_of_opening(path).hint() ==
        "build it anew: remove " + path + ", then chancery-index --index " + path + " PATH...");
  set_version("");
  CHECK(error_of_opening(path).kind() == ErrorKind::SchemaMismatch);
}

void damage_record(const std::filesystem::path& index, Xapian::docid report) {
  Xapian::WritableDatabase database(index.string());
  Xapian::Document document = database.get_document(report);
  document.add_value(schema::spec(schema::Field::Record).slot, "\x7Fgarbage");
  database.replace_document(report, document);
  database.commit();
}

TEST_CASE("what was damaged in a commit before is read anew", "[searcher]") {
  TestIndex index(kReports);
  damage_record(index.path(), 2);
  Searcher searcher(index.path());
  index.put(kReports);
  CHECK(ids(searcher.run(ask("wheat"))) == Ids{"wheat"});
}

/// Changes all reports in three commits when the first is found.
class Disturbing : public NewReports {
 public:
  explicit Disturbing(TestIndex& index, const std::vector<test::Report>& reports)
      : index_(index), reports_(reports) {}

  WantedReports begin(const IndexState& state) override {
    ++begun;
    found.clear();
    return {{0, state.finished_run + 1}};
  }
  void matched(std::uint32_t, const std::string&) override {}
  void add(Hit hit) override {
    found.push_back(std::move(hit.id));
    if (begun > 1 || found.size() > 1) return;
    for (int commit = 0; commit < 3; ++commit) {
      for (test::Report& report : reports_) report.text += " More of wheat.";
      index_.put(reports_);
    }
  }

  int begun = 0;
  Ids found{};

 private:
  TestIndex& index_;
  std::vector<test::Report> reports_;
};

TEST_CASE("reports that change while they are gone through are gone through again, each once", "[searcher]") {
  const std::vector<test::Report> reports = many_reports();
  TestIndex index(reports);
  Searcher searcher(index.path());
  Disturbing found(index, reports);
  searcher.visit_new(ask("wheat"), found);
  CHECK(found.begun == 2);
  const Ids each = sorted(found.found);
  CHECK(each.size() == 300);
  CHECK(std::adjacent_find(each.begin(), each.end()) == each.end());
}

TEST_CASE("a damaged index is reported as damaged", "[searcher][errors]") {
  const TestIndex index(kReports);
  SECTION("a file is missing") {
    std::filesystem::remove(*schema::current_generation(index.path()) / "postlist.glass");
    CHECK(error_of_opening(index.path()).kind() == ErrorKind::IndexDamaged);
  }
  SECTION("its first file is not what it was") {
    std::ofstream(*schema::current_generation(index.path()) / "iamglass") << "\x0f\x0dXapian Glass";
    CHECK(error_of_opening(index.path()).kind() == ErrorKind::IndexDamaged);
  }
  SECTION("a record is not one of ours") {
    damage_record(index.path(), 2);
    Searcher searcher(index.path());
    try {
      searcher.run(ask("wheat"));
      FAIL("made a hit of a damaged record");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::IndexDamaged);
    }
  }
}

struct Found {
  std::string question;
  Ids ids;  // sorted
};

void check_found(const std::vector<test::Report>& reports, const std::vector<Found>& cases) {
  const TestIndex index(reports);
  Searcher searcher(index.path());
  for (const Found& c : cases) {
    INFO(c.question);
    CHECK(sorted(ids(searcher.run(ask(c.question)))) == c.ids);
  }
}

TEST_CASE("NEAR and ADJ count the words between", "[searcher][near]") {
  const std::vector<test::Report> reports{
      {"beside", "One", "A gas pipeline."},
      {"three", "Two", "The gas of the pipeline."},           // three places on
      {"back", "Three", "A pipeline for their gas."},         // three places back
      {"oil", "Four", "An oil pipeline for the border."},
      {"far", "Five", "Gas one two three four five six seven eight nine pipeline."},  // ten
      {"farther", "Six", "Gas one two three four five six seven eight nine ten pipeline."},
      {"apart", "Gas", "Pipeline."},
      {"plural", "Seven", "Gas pipelines."}};
  check_found(reports,
              {{"gas NEAR/1 pipeline", {"beside"}},
               {"gas NEAR/2 pipeline", {"beside"}},
               {"gas NEAR/3 pipeline", {"back", "beside", "three"}},
               {"gas ADJ/3 pipeline", {"beside", "three"}},
               {"pipeline ADJ/3 gas", {"back"}},
               {"gas NEAR pipeline", {"back", "beside", "far", "three"}},
               {"gas NEAR/11 pipeline", {"back", "beside", "far", "farther", "three"}},
               {"gas NEAR/100 pipeline", {"back", "beside", "far", "farther", "three"}},
               {"gas ADJ/100 pipeline", {"beside", "far", "farther", "three"}},
               {"(gas OR oil) ADJ/1 pipeline", {"beside", "oil"}},
               {"(gas OR oil) NEAR/3 (pipeline border)", {"back", "beside", "oil", "three"}},
               {"oil ADJ/3 pipeline ADJ/3 border", {"oil"}},  // two other words among them
               {"oil ADJ/2 pipeline ADJ/2 border", {}},
               {"border NEAR/3 oil NEAR/3 pipeline", {"oil"}},
               {"pipeline -(gas NEAR/3 pipeline)", {"apart", "far", "farther", "oil", "plural"}},
               {"gas NEAR/1 pipelines", {"plural"}},
               {"gas NEAR/3 pipeline AND border", {}}});
}

TEST_CASE("a star finds what begins so, in the text or the title", "[searcher][prefix]") {
  check_found(kReports, {{"pipe*", {"gas"}},
                         {"PRESID*", {"cote", "s400"}},
                         {"ta*", {"gas", "summit"}},
                         {"title:islam*", {"gas"}},
                         {"title:pipe*", {}},
                         {"côt*", {"cote"}},
                         {"zeb*", {}},
                         {"zeb* wheat", {"wheat"}},
                         {"energy -pipe*", {"summit"}}});
}

TEST_CASE("the words that a star finds rank as one", "[searcher][prefix]") {
  std::vector<test::Report> reports{{"many", "A", "gast gasp gash."}, {"one", "B", "gast x1 x2."}};
  for (int i = 0; i < 20; ++i) reports.push_back({"r" + std::to_string(i), "C", "Wheat for all."});
  const TestIndex index(reports);
  const SearchPage page = Searcher(index.path()).run(ask("gas*"));
  CHECK(ids(page) == Ids{"many", "one"});
  CHECK(marked(page.hits[0].snippet) == "[gast] [gasp] [gash].");
  CHECK(marked(page.hits[1].snippet) == "[gast] x1 x2.");
}

TEST_CASE("a word of the title that a star finds is marked there alone", "[searcher][prefix]") {
  const TestIndex index({{"r", "Gasp", "The gash."}});
  const SearchPage page = Searcher(index.path()).run(ask("title:gas*"));
  REQUIRE(page.hits.size() == 1);
  CHECK(page.hits[0].title_matches == std::vector<ByteRange>{{0, 4}});
  CHECK(page.hits[0].snippet.matches.empty());
}

TEST_CASE("of very many words that begin so the most frequent are found", "[searcher][prefix]") {
  std::vector<test::Report> reports;
  for (int i = 0; i < 300; ++i) {
    const std::string word = "gas" + std::string(1, static_cast<char>('a' + i % 26)) +
                             std::string(1, static_cast<char>('a' + i / 26));
    reports.push_back({"r" + std::to_string(i), "C", word + (i < 2 ? "" : " gaszz")});
  }
  const TestIndex index(reports);
  const SearchPage page = Searcher(index.path()).run(ask("gas*"));
  CHECK(page.total >= 298);  // "gaszz" is among them
  CHECK(page.total <= 300);
}

TEST_CASE("words near each other are marked", "[searcher][near]") {
  const TestIndex index(kReports);
  const SearchPage page = Searcher(index.path()).run(ask("putin NEAR/5 gas"));
  REQUIRE(ids(page) == Ids{"gas"});
  CHECK(marked(page.hits[0].snippet) == "[Putin] offered Pakistan a [gas] pipeline & credit.");
}

TEST_CASE("relative dates find the reports of these days", "[searcher][dates]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  const auto found = [&](const std::string& text) {
    Question question = ask(text);
    question.today = *parse_period("2025-09-02")->first;
    return sorted(ids(searcher.run(question)));
  };
  CHECK(found("date:yesterday") == Ids{"summit"});
  CHECK(found("date:today").empty());
  CHECK(found("date:this-week") == Ids{"summit"});
  CHECK(found("date:last-week").empty());
  CHECK(found("date:2y") == Ids{"gas", "summit"});
  CHECK(found("date:2023..last-year") == Ids{"gas", "wheat"});
}

std::string hint_of(Searcher& searcher, const std::string& question) {
  try {
    searcher.run(ask(question));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Usage);
    return error.hint();
  }
  return "none";
}

TEST_CASE("a source is found in any case, and one that there is not is an error",
          "[searcher][errors]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  CHECK(ids(searcher.run(ask("source:\"EXAMPLE Wire\""))) == Ids{"gas"});
  CHECK(searcher.run(ask("source:\"EXAMPLE Wire\"")).understood == "source:\"example wire\"");
  CHECK(hint_of(searcher, "source:\"exampel wire\"").substr(0, 36) ==
        "did you mean source:\"example wire\"? ");
  CHECK(hint_of(searcher, "source:example").substr(0, 36) ==
        "did you mean source:\"example wire\"? ");
  CHECK(hint_of(searcher, "source:reuters").substr(0, 9) == "the whole");
}

TEST_CASE("a name that nobody has is an error that names near ones", "[searcher][errors]") {
  const TestIndex index(kReports);
  Searcher searcher(index.path());
  CHECK(hint_of(searcher, "leader:\"vladmir puttin\"").substr(0, 38) ==
        "did you mean leader:\"vladimir putin\"? ");
  CHECK(hint_of(searcher, "country:pakstan").substr(0, 31) == "did you mean country:pakistan? ");
  CHECK(hint_of(searcher, "leader:zzzzzzzz").substr(0, 8) == "any name");
}

TEST_CASE("a search comes to an end where Xapian ranks fewer than match", "[searcher]") {
  std::vector<test::Report> reports;
  for (int i = 0; i < 40; ++i) {
    reports.push_back({std::to_string(i), "T", i % 3 == 0 ? "Wheat and corn." : "Corn, then wheat."});
  }
  TestIndex index(reports);
  Searcher searcher(index.path());
  CHECK(searcher.run(ask(R"(NOT ("wheat and corn" OR barley))")).total == 26);
  CHECK(searcher.run(ask(R"(corn NOT (("wheat and corn" OR barley) AND wheat))")).total == 26);
  CHECK(searcher.run(ask(R"(("wheat and corn" OR barley) AND wheat)")).total == 14);
}

}  // namespace
}  // namespace chancery
