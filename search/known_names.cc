#include "search/known_names.h"

#include <algorithm>
#include <set>
#include <utility>

#include "corpus/text/edit_distance.h"
#include "corpus/text/fold.h"

namespace chancery {

namespace {

using schema::Field;

constexpr std::size_t kMostNear = 3;
constexpr std::size_t kLeastPart = 4;  // letters; "the" is a part of many sources

/// Collects what is near to a text that is not known.
class NearText {
 public:
  explicit NearText(std::string_view text)
      : folded_(fold(text)), most_(most_edits(count_characters(folded_))) {}

  /// `candidate` is folded.
  void try_edits(const std::string& candidate) {
    const std::size_t longer = std::max(candidate.size(), folded_.size());
    const std::size_t shorter = std::min(candidate.size(), folded_.size());
    constexpr std::size_t kMostBytes = 4;  // of a character
    if (longer - shorter > most_ * kMostBytes) return;
    const std::size_t edits = edit_distance(folded_, candidate);
    if (edits <= most_) found_.emplace(edits, candidate);
  }

  void try_part(const std::string& candidate) {
    if (folded_.size() < kLeastPart || candidate.find(folded_) == std::string::npos) return;
    found_.emplace(most_ + 1, candidate);  // behind every misspelling
  }

  std::vector<std::string> nearest() const {
    std::vector<std::string> texts;
    for (const auto& [edits, text] : found_) {
      if (texts.size() == kMostNear) break;
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
    }
    return texts;
  }

 private:
  std::string folded_;
  std::size_t most_;
  std::set<std::pair<std::size_t, std::string>> found_;  // edits, text
};

bool is_of(const Phrase& phrase, Field field) {
  const bool is_stem = phrase.surface.find('*') != std::string_view::npos;
  return !is_stem && std::any_of(phrase.meanings.begin(), phrase.meanings.end(),
                                 [&](const Meaning& meaning) {
    return std::any_of(kAllEntityKinds.begin(), kAllEntityKinds.end(), [&](EntityKind kind) {
      return names_entity(meaning.kind, kind) &&
             (field == Field::About || field == schema::field_of(kind));
    });
  });
}

std::string term_of(Field field, std::string_view value) {
  return field == Field::Source ? schema::source_term(value) : schema::language_term(value);
}

}  // namespace

std::string KnownNames::display_name(EntityKind kind, std::string_view id) const {
  std::string name = database_.get_metadata(schema::metadata::name_key(kind, id));
  return name.empty() ? std::string(gazetteer_().display_name(kind, id)) : name;
}

std::vector<std::string> KnownNames::resolve(EntityKind kind, std::string_view name) const {
  if (name.empty()) return {};
  if (database_.term_exists(schema::term(schema::field_of(kind), name))) return {std::string(name)};
  return gazetteer_().resolve(kind, name);
}

bool KnownNames::has(Field field, std::string_view value) const {
  return database_.term_exists(term_of(field, value));
}

std::vector<std::string> KnownNames::near(Field field, std::string_view value) const {
  NearText near(value);
  if (field == Field::Source) {
    const std::string prefix(schema::spec(field).prefix);
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
      if (const auto source = schema::value_of(field, *term)) {
        near.try_edits(*source);
        near.try_part(*source);
      }
    }
    return near.nearest();
  }
  gazetteer_().for_each_name([&](const Phrase& phrase) {
    if (is_of(phrase, field)) near.try_edits(fold(phrase.surface));
  });
  return near.nearest();
}

}  // namespace chancery
