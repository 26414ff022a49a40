#include "search/digest.h"

#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "search/render/digest_atom.h"
#include "search/render/digest_json.h"
#include "search/render/digest_text.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

constexpr const char* kTime = "2025-09-02T02:00:41Z";
const IndexState kIndex{"abc", 5, kTime};

SavedSearch search() { return {"gas", "Gas & oil", {"--", "gas"}, {}, 1}; }

LastDigest last(const DigestMark& mark) {
  return {DigestRecord{mark, {"--", "gas"}, "urn:uuid:feed", {}}, false};
}

DigestReport report(const std::string& id) {
  DigestReport report;
  report.entry = "urn:uuid:" + id;
  report.id = id;
  report.title = "Talks";
  report.date = parse_date("2025-09-01");
  report.source = "Reuters";
  report.url = "https://example.org/1?a=1&b=2";
  report.leaders = {{"vladimir-putin", "Vladimir Putin"}};
  report.countries = {{"RU", "Russia"}};
  report.snippet = "Talks on gas.";
  report.updated = kTime;
  return report;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string json_of(const DigestHead& head, const std::vector<DigestReport>& reports,
                    const std::vector<DigestReport>& earlier) {
  std::string json = digest_json_head(head);
  for (std::size_t i = 0; i < reports.size(); ++i) json += digest_json_report(reports[i], i + 1);
  return json + digest_json_end(earlier);
}

LastDigest read(const std::string& json) {
  std::istringstream in(json);
  return read_digest_json(in);
}

TEST_CASE("a digest holds the runs behind the last one's", "[digest]") {
  const DigestHead head = next_digest(search(), last({"abc", 3}), kIndex);
  CHECK(head.start == DigestStart::Continued);
  CHECK(wanted_reports(head).runs == RunRange{3, 5});
  CHECK(wanted_reports(head).most > 1'000'000);
  CHECK(head.mark.index == "abc");
  CHECK(head.mark.through_run == 5);
  CHECK(head.feed == "urn:uuid:feed");
  CHECK_FALSE(head.is_other_search);
  CHECK(wanted_reports(next_digest(search(), last({"abc", 5}), kIndex)).runs == RunRange{5, 5});
}

TEST_CASE("a first digest holds the newest reports of all runs", "[digest]") {
  const bool is_damaged = GENERATE(false, true);
  const DigestHead head = next_digest(search(), {{}, is_damaged}, kIndex);
  CHECK(head.start == (is_damaged ? DigestStart::Damaged : DigestStart::First));
  CHECK(wanted_reports(head).runs == RunRange{0, 5});
  CHECK(wanted_reports(head).most == 100);
  CHECK(head.mark.through_run == 5);
}

TEST_CASE("an index that is another or older is new as a whole", "[digest]") {
  const DigestHead other = next_digest(search(), last({"xyz", 3}), kIndex);
  CHECK(other.start == DigestStart::OtherIndex);
  const DigestHead older = next_digest(search(), last({"abc", 6}), kIndex);
  CHECK(older.start == DigestStart::OlderIndex);
  for (const DigestHead& head : {other, older}) {
    CHECK(wanted_reports(head).runs == RunRange{0, 5});
    CHECK(wanted_reports(head).most > 1'000'000);
    CHECK(head.mark.index == "abc");
    CHECK(head.mark.through_run == 5);
    CHECK(head.feed == "urn:uuid:feed");
  }
}

TEST_CASE("where no run has ended the mark stays", "[digest]") {
  const DigestHead head = next_digest(search(), last({"xyz", 3}), {"abc", 0, ""});
  CHECK(head.start == DigestStart::NoRun);
  CHECK(wanted_reports(head).runs == RunRange{0, 0});
  CHECK(head.mark.index == "xyz");
  CHECK(head.mark.through_run == 3);
  CHECK(next_digest(search(), {}, {"abc", 0, ""}).mark.through_run == 0);
  // So that the whole of a first run is a first digest.
  CHECK(next_digest(search(), last({"abc", 0}), kIndex).start == DigestStart::First);
}

TEST_CASE("a search that has been changed goes on and says so", "[digest]") {
  SavedSearch other = search();
  other.arguments = {"--", "oil"};
  const DigestHead head = next_digest(other, last({"abc", 3}), kIndex);
  CHECK(head.is_other_search);
  CHECK(wanted_reports(head).runs == RunRange{3, 5});
  CHECK(has(digest_text_head(head), "The search is another than at the last digest"));
  other = search();
  other.title = "Another title";
  CHECK_FALSE(next_digest(other, last({"abc", 3}), kIndex).is_other_search);
}

TEST_CASE("a report is the same entry in every digest of an index", "[digest]") {
  const DigestHead head = next_digest(search(), {}, kIndex);
  Hit hit{};
  hit.id = "r1";
  const std::string entry = digest_report(hit, head).entry;
  CHECK(entry.size() == std::string("urn:uuid:").size() + 36);
  CHECK(entry == digest_report(hit, next_digest(search(), last({"abc", 4}), kIndex)).entry);
  CHECK(entry != digest_report(hit, next_digest(search(), {}, {"xyz", 5, kTime})).entry);
  hit.id = "r2";
  CHECK(entry != digest_report(hit, head).entry);
}

TEST_CASE("the record of a digest is read as it was written", "[digest]") {
  const DigestHead head = next_digest(search(), {}, kIndex);
  const LastDigest read_back = read(json_of(head, {report("a"), report("b")}, {report("c")}));
  REQUIRE(read_back.record);
  CHECK(read_back.record->mark.index == "abc");
  CHECK(read_back.record->mark.through_run == 5);
  CHECK(read_back.record->arguments == search().arguments);
  CHECK(read_back.record->feed == head.feed);
  REQUIRE(read_back.record->reports.size() == 3);
  const DigestReport& first = read_back.record->reports.front();
  CHECK(digest_atom_entry(first) == digest_atom_entry(report("a")));
  CHECK(digest_text_report(first, 1) == digest_text_report(report("a"), 1));
  CHECK(read_back.record->reports.back().id == "c");
  CHECK(json_of(head, read_back.record->reports, {}) ==
        json_of(head, {report("a"), report("b"), report("c")}, {}));
}

TEST_CASE("of a record only what a feed holds is kept", "[digest]") {
  const std::vector<DigestReport> many(600, report("new"));
  const DigestHead head = next_digest(search(), {}, kIndex);
  const LastDigest full = read(json_of(head, many, {report("old")}));
  REQUIRE(full.record);
  CHECK(full.record->reports.size() == 500);
  CHECK(full.record->mark.through_run == 5);
  const LastDigest mixed = read(json_of(head, {report("new")}, many));
  REQUIRE(mixed.record);
  CHECK(mixed.record->reports.size() == 500);
}

TEST_CASE("a record that is cut off or of another form is damaged", "[digest]") {
  const std::string whole = json_of(next_digest(search(), {}, kIndex), {report("a")}, {});
  REQUIRE(read(whole).record);
  for (const std::string& broken :
       {std::string(), std::string("{}"), std::string("[]"), std::string("null"),
        whole.substr(0, whole.size() / 2), whole.substr(0, whole.size() - 3)}) {
    CAPTURE(broken);
    CHECK(read(broken).is_damaged);
    CHECK_FALSE(read(broken).record);
  }
  auto json = nlohmann::json::parse(whole);
  json["version"] = 2;
  CHECK(read(json.dump()).is_damaged);
  json["version"] = 1;
  json["through_run"] = "five";
  CHECK(read(json.dump()).is_damaged);
}

TEST_CASE("an entry of a feed has what RFC 4287 asks for", "[digest]") {
  CHECK(digest_atom_entry(report("a")) ==
        "  <entry>\n"
        "    <id>urn:uuid:a</id>\n"
        "    <title>Talks</title>\n"
        "    <updated>2025-09-02T02:00:41Z</updated>\n"
        "    <published>2025-09-01T00:00:00Z</published>\n"
        "    <author><name>Reuters</name></author>\n"
        "    <link href=\"https://example.org/1?a=1&amp;b=2\"/>\n"
        "    <category term=\"vladimir-putin\" label=\"Vladimir Putin\"/>\n"
        "    <category term=\"RU\" label=\"Russia\"/>\n"
        "    <summary>Talks on gas.</summary>\n"
        "  </entry>\n");
  DigestReport bare = report("a");
  bare.date.reset();
  bare.source.clear();
  bare.url = "javascript:alert(1)";
  const std::string entry = digest_atom_entry(bare);
  for (const char* part : {"<published>", "<author>", "<link", "javascript"}) {
    CHECK_FALSE(has(entry, part));
  }
  CHECK(has(entry, "<content>Talks on gas.</content>"));
}

TEST_CASE("no text of a report can break a feed or reach a terminal", "[digest]") {
  DigestReport hostile = report("a");
  hostile.title = "<b>&\"]]>\x01\x1b[2J\xef\xbf\xbe\xc2\x9b" "1m\xe2\x80\xae\xff<!--";
  hostile.leaders = {{"\"><x", "\"/><script>"}};
  hostile.url = "https://example.org/\"><script>\n";
  const std::string entry = digest_atom_entry(hostile);
  CHECK(has(entry, "&lt;b&gt;&amp;&quot;]]&gt;"));
  CHECK(has(entry, "term=\"&quot;&gt;&lt;x\" label=\"&quot;/&gt;&lt;script&gt;\""));
  CHECK(has(entry, "<link href=\"https://example.org/%22%3E%3Cscript%3E%0A\"/>"));
  for (const std::string& all : {entry, digest_text_report(hostile, 1),
                                 digest_json_report(hostile, 1)}) {
    CHECK_FALSE(has(all, "\x1b"));
    CHECK_FALSE(has(all, "\x01"));
    CHECK_FALSE(has(all, "\xc2\x9b"));
    CHECK_FALSE(has(all, "\xe2\x80\xae"));
  }
  CHECK_FALSE(has(entry, "\xef\xbf\xbe"));
}

TEST_CASE("the head of a digest says how many are new, since when and why", "[digest]") {
  DigestHead head = next_digest(search(), last({"abc", 4}), kIndex);
  head.understood = "gas";
  head.total = 1;
  CHECK(digest_text_head(head) == "Gas & oil: 1 new report\n"
                                  "run 5 of the index, which ended 2025-09-02T02:00:41Z\n"
                                  "understood as: gas\n");
  CHECK(digest_line(head) == "gas: 1 new report\n");
  head = next_digest(search(), last({"abc", 2}), kIndex);
  CHECK(has(digest_text_head(head), "nothing new\nruns 3 to 5 of the index"));
  head = next_digest(search(), last({"abc", 5}), kIndex);
  CHECK(has(digest_text_head(head), "nothing new\nno run of the index since run 5"));
  head = next_digest(search(), {}, kIndex);
  head.total = 250;
  CHECK(has(digest_text_head(head), "the first digest: the newest 100 of 250 reports that match"));
  head.total = 2;
  CHECK(has(digest_text_head(head), "the first digest: 2 reports that match\n"));
  head = next_digest(search(), last({"xyz", 5}), kIndex);
  CHECK(has(digest_text_head(head), "the index is another than at the last"));
}

TEST_CASE("a report in a digest has its names, its snippet and where it is", "[digest]") {
  CHECK(digest_text_report(report("a"), 12) ==
        "\n12  Talks\n"
        "    2025-09-01 · Reuters · a\n"
        "    Leaders: Vladimir Putin\n"
        "    Countries: Russia\n"
        "    Talks on gas.\n"
        "    https://example.org/1?a=1&b=2\n");
  DigestReport of_file = report("a");
  of_file.url = "ftp://example.org/1";
  of_file.file = "/archive/a.jsonl";
  of_file.place = "line 3";
  CHECK(has(digest_text_report(of_file, 1), "   /archive/a.jsonl, line 3\n"));
}

}  // namespace
}  // namespace chancery
