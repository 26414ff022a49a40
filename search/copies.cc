#include "search/copies.h"

#include <algorithm>
#include <utility>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/positions.h"
#include "search/highlighter.h"
#include "search/more_like.h"

namespace chancery {

namespace {

Shingles shingles_of(const Xapian::Document& document) {
  schema::Positions positions;
  positions.read(document.get_value(schema::spec(schema::Field::Positions).slot));
  return shingles(positions.text(), positions.is_of_characters() ? kLeastComparedCharacters
                                                                 : kLeastComparedWords);
}

/// Where one is more than twice as long, it is no copy.
bool can_be_alike(const Shingles& text, const Shingles& other) {
  return std::min(text.size(), other.size()) * 2 >= std::max(text.size(), other.size());
}

}  // namespace

void Stories::add(const Match& match) {
  Shingles text;
  if (compared_ < kMostCompared) {
    ++compared_;
    text = shingles_of(schema::document_of(database_, match.document));
  }
  const auto original = std::find_if(texts_.begin(), texts_.end(), [&](const auto& known) {
    return can_be_alike(text, known.first) && likeness(text, known.first) >= kCopyLikeness;
  });
  if (original != texts_.end()) {
    found_[original->second].copies.push_back(match.document);
    return;
  }
  if (!text.empty()) texts_.emplace_back(std::move(text), found_.size());
  found_.push_back({match});
}

std::vector<Xapian::docid> copies_of(const Xapian::Database& database, const std::string& id) {
  constexpr Xapian::doccount kCandidates = 100;
  const auto report = schema::find_report(database, id);
  const Shingles text = report ? shingles_of(schema::document_of(database, *report)) : Shingles();
  if (text.empty()) return {};
  Highlighter unused;
  Xapian::Enquire enquire(database);
  enquire.set_query(more_like(database, id, unused));
  std::vector<std::pair<double, Xapian::docid>> alike;
  for (const Match& match : matches_of(enquire.get_mset(0, kCandidates))) {
    const double how_much =
        likeness(text, shingles_of(schema::document_of(database, match.document)));
    if (how_much >= kCopyLikeness) alike.emplace_back(-how_much, match.document);
  }
  std::sort(alike.begin(), alike.end());
  std::vector<Xapian::docid> copies;
  for (const auto& [how_much, document] : alike) copies.push_back(document);
  return copies;
}

}  // namespace chancery
