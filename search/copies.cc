#include "search/copies.h"

#include <algorithm>
#include <utility>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/positions.h"
#include "search/highlighter.h"
#include "search/more_like.h"
#include "search/shingles.h"

namespace chancery {

namespace {

Shingles shingles_of(const Xapian::Document& document) {
  schema::Positions positions;
  positions.read(document.get_value(schema::spec(schema::Field::Positions).slot));
  const std::string language = document.get_value(schema::spec(schema::Field::Language).slot);
  const bool is_of_characters = language == "zh" || language == "ja" || language == "ko";
  return shingles(positions.text(),
                  is_of_characters ? kLeastComparedCharacters : kLeastComparedWords);
}

/// Where one is more than twice as long, it is no copy.
bool can_be_alike(const Shingles& text, const Shingles& other) {
  return std::min(text.size(), other.size()) * 2 >= std::max(text.size(), other.size());
}

}  // namespace

std::vector<Story> stories(const Xapian::MSet& matches, std::size_t most) {
  std::vector<Story> found;
  std::vector<std::pair<Shingles, std::size_t>> texts;  // of which story, where it can have copies
  for (Xapian::doccount i = 0; i < matches.size() && found.size() < most; ++i) {
    Shingles text = i < kMostCompared ? shingles_of(matches[i].get_document()) : Shingles();
    const auto original = std::find_if(texts.begin(), texts.end(), [&](const auto& known) {
      return can_be_alike(text, known.first) && likeness(text, known.first) >= kCopyLikeness;
    });
    if (original != texts.end()) {
      found[original->second].copies.push_back(*matches[i]);
      continue;
    }
    if (!text.empty()) texts.emplace_back(std::move(text), found.size());
    found.push_back({i, {}});
  }
  return found;
}

std::vector<Xapian::docid> copies_of(const Xapian::Database& database, const std::string& id) {
  constexpr Xapian::doccount kCandidates = 100;
  const auto report = schema::find_report(database, id);
  const Shingles text = report ? shingles_of(database.get_document(*report)) : Shingles();
  if (text.empty()) return {};
  Highlighter unused;
  Xapian::Enquire enquire(database);
  enquire.set_query(more_like(database, id, unused));
  std::vector<std::pair<double, Xapian::docid>> alike;
  const Xapian::MSet candidates = enquire.get_mset(0, kCandidates);
  for (auto match = candidates.begin(); match != candidates.end(); ++match) {
    const double how_much = likeness(text, shingles_of(match.get_document()));
    if (how_much >= kCopyLikeness) alike.emplace_back(-how_much, *match);
  }
  std::sort(alike.begin(), alike.end());
  std::vector<Xapian::docid> copies;
  for (const auto& [how_much, document] : alike) copies.push_back(document);
  return copies;
}

}  // namespace chancery
