#include "indexer/found_leaders.h"

#include <algorithm>
#include <vector>

#include <xapian.h>

#include "corpus/error.h"
#include "corpus/explain/explanation.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"
#include "corpus/text/printable.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {

using schema::Field;

namespace {

struct Candidate {
  std::string id;
  Xapian::doccount reports;
};

std::vector<Candidate> unknown_leaders(const Xapian::Database& database,
                                       const Gazetteer& gazetteer) {
  const std::string prefix(schema::spec(Field::Leader).prefix);
  std::vector<Candidate> candidates;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string id = (*term).substr(prefix.size());
    if (gazetteer.knows(EntityKind::Leader, id)) continue;
    candidates.push_back({std::move(id), term.get_termfreq()});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.reports > b.reports; });
  return candidates;
}

/// What the reports tell of a candidate.
struct Finding {
  FoundLeader leader;
  std::string evidence;  // a sentence
  std::string report;    // its id
  std::string first;     // dates of the first and the last report that has one
  std::string last;
};

void note_date(const Article& article, Finding& finding) {
  if (!article.date) return;
  const std::string date = to_iso({article.date->day, std::nullopt});
  if (finding.first.empty() || date < finding.first) finding.first = date;
  finding.last = std::max(finding.last, date);
}

std::string sentence_about(const AnalysedArticle& analysed, const std::string& id) {
  const Explanation explanation =
      explain(analysed.article, analysed.mentions,
              [](EntityKind, std::string_view entity) { return std::string(entity); });
  for (const ExplainedEntity& entity : explanation.entities) {
    if (entity.id == id && !entity.evidence.empty()) return entity.evidence.front().sentence;
  }
  return {};
}

/// Reads the reports that name the candidate again, for the index keeps who was found and not which
/// office made him a leader.
Finding look_up(const Xapian::Database& database, const Recognizer& recognizer,
                const Candidate& candidate) {
  Finding finding;
  const std::string term = schema::term(Field::Leader, candidate.id);
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
       ++posting) {
    schema::StoredArticle stored = schema::stored_in(database, *posting);
    note_date(stored.article, finding);
    if (!finding.leader.country.empty()) continue;
    const AnalysedArticle analysed = recognizer.analyse(std::move(stored.article));
    for (const FoundLeader& leader : analysed.found) {
      if (leader.id != candidate.id) continue;
      finding.leader = leader;
      finding.evidence = sentence_about(analysed, candidate.id);
      finding.report = analysed.article.id;
    }
  }
  return finding;
}

std::string row(const std::string& id, const char* kind, const std::string& name,
                const std::string& rest) {
  return id + "\t" + kind + "\t" + name + "\t" + rest + "\tfound\n";
}

std::string rows(const Candidate& candidate, const Finding& finding) {
  const FoundLeader& leader = finding.leader;
  std::string text = "# " + std::to_string(candidate.reports) + " reports; " +
                     printable_line(finding.report) + ": " + printable_line(finding.evidence) +
                     "\n";
  if (leader.id.empty()) return text;  // the tables or the rules have changed since
  const std::string name = printable(leader.name);
  const std::size_t last_word = name.rfind(' ');
  text += row(leader.id, "name", name, "\t\t");
  text += row(leader.id, "surname",
              last_word == std::string::npos ? name : name.substr(last_word + 1), "\t\t");
  const auto uncertain = [](const std::string& date) { return date.empty() ? date : date + "?"; };
  // Without a country the row is for an editor to complete.
  text += (leader.country.empty() ? "# " : "") +
          row(leader.id, "office", leader.office,
              leader.country + "\t" + uncertain(finding.first) + "\t" + uncertain(finding.last));
  return text;
}

}  // namespace

std::string list_found_leaders(const std::filesystem::path& index, const Gazetteer& gazetteer) {
  try {
    const Xapian::Database database(index.string());
    const Recognizer recognizer(gazetteer);
    std::string text = "leader\tkind\tname\tcountry\tfrom\tto\tsource\n";
    for (const Candidate& candidate : unknown_leaders(database, gazetteer)) {
      text += rows(candidate, look_up(database, recognizer, candidate));
    }
    return text;
  } catch (const Xapian::DatabaseNotFoundError&) {
    throw Error(ErrorKind::IndexMissing, "there is no index " + index.string(),
                "give the directory of one: --index DIR");
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::IndexDamaged, "cannot read the index: " + error.get_msg(),
                "build it anew: remove the directory and run chancery-index");
  }
}

}  // namespace chancery
