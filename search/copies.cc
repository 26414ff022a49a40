#include "search/copies.h"

#include <algorithm>
#include <utility>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/text/copy_sketch.h"
#include "search/highlighter.h"
#include "search/more_like.h"

namespace chancery {

namespace {

std::string sketch_of(const Xapian::Document& document) {
  return document.get_value(schema::spec(schema::Field::Sketch).slot);
}

}  // namespace

std::vector<Story> stories(const Xapian::MSet& matches, std::size_t most) {
  std::vector<Story> found;
  std::vector<std::pair<std::string, std::size_t>> sketches;  // of which story, where it has one
  for (Xapian::doccount i = 0; i < matches.size() && found.size() < most; ++i) {
    const std::string sketch =
        i < kMostCompared ? sketch_of(matches[i].get_document()) : std::string();
    const auto original =
        std::find_if(sketches.begin(), sketches.end(), [&](const auto& known) {
          return likeness(sketch, known.first) >= kCopyLikeness;
        });
    if (original != sketches.end()) {
      found[original->second].copies.push_back(*matches[i]);
      continue;
    }
    if (!sketch.empty()) sketches.emplace_back(sketch, found.size());
    found.push_back({i, {}});
  }
  return found;
}

std::vector<Xapian::docid> copies_of(const Xapian::Database& database, const std::string& id) {
  constexpr Xapian::doccount kCandidates = 100;
  const auto report = schema::find_report(database, id);
  const std::string sketch = report ? sketch_of(database.get_document(*report)) : std::string();
  if (sketch.empty()) return {};
  Highlighter unused;
  Xapian::Enquire enquire(database);
  enquire.set_query(more_like(database, id, unused));
  std::vector<std::pair<double, Xapian::docid>> alike;
  const Xapian::MSet candidates = enquire.get_mset(0, kCandidates);
  for (auto match = candidates.begin(); match != candidates.end(); ++match) {
    const double how_much = likeness(sketch, sketch_of(match.get_document()));
    if (how_much >= kCopyLikeness) alike.emplace_back(-how_much, *match);
  }
  std::sort(alike.begin(), alike.end());
  std::vector<Xapian::docid> copies;
  for (const auto& [how_much, document] : alike) copies.push_back(document);
  return copies;
}

}  // namespace chancery
