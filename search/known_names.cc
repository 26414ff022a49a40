#include "search/known_names.h"

#include <algorithm>
#include <set>
#include <tuple>

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

  /// `candidate` is folded; of several that stand for the same `meaning` the nearest is kept.
  void try_edits(const std::string& candidate, const std::string& meaning) {
    const std::size_t longer = std::max(candidate.size(), folded_.size());
    const std::size_t shorter = std::min(candidate.size(), folded_.size());
    constexpr std::size_t kMostBytes = 4;  // of a character
    if (longer - shorter > most_ * kMostBytes) return;
    const std::size_t edits = edit_distance(folded_, candidate);
    if (edits <= most_) found_.insert({edits, candidate, meaning});
  }

  void try_part(const std::string& candidate) {
    if (folded_.size() < kLeastPart || candidate.find(folded_) == std::string::npos) return;
    found_.insert({most_ + 1, candidate, candidate});  // behind every misspelling
  }

  std::vector<std::string> nearest() const {
    std::vector<std::string> texts;
    std::set<std::string> meanings;
    for (const auto& [edits, text, meaning] : found_) {
      if (texts.size() < kMostNear && meanings.insert(meaning).second) texts.push_back(text);
    }
    return texts;
  }

 private:
  std::string folded_;
  std::size_t most_;
  std::set<std::tuple<std::size_t, std::string, std::string>> found_;  // edits, text, meaning
};

/// The id of what a name stands for in `field`, the first of several; empty if it stands for
/// nothing there.
std::string_view meaning_in(Field field, const Phrase& phrase, const Gazetteer& gazetteer) {
  for (const Meaning& meaning : phrase.meanings) {
    for (const EntityKind kind : kAllEntityKinds) {
      if (schema::has_ids_of(field, kind) && names_entity(meaning.kind, kind)) {
        return gazetteer.id(kind, meaning.entity);
      }
    }
  }
  return {};
}

}  // namespace

const std::string& KnownNames::display_name(EntityKind kind, std::string_view id) const {
  std::pair<EntityKind, std::string> entity(kind, id);
  const auto known = shown_.find(entity);
  if (known != shown_.end()) return known->second;
  std::string name = database_.get_metadata(schema::metadata::name_key(kind, id));
  if (name.empty()) name = gazetteer_.display_name(kind, id);
  return shown_.emplace(std::move(entity), std::move(name)).first->second;
}

std::vector<std::string> KnownNames::resolve(EntityKind kind, std::string_view name) const {
  if (name.empty()) return {};
  if (database_.term_exists(schema::term(schema::field_of(kind), name))) return {std::string(name)};
  return gazetteer_.resolve(kind, name);
}

bool KnownNames::has(Field field, std::string_view value) const {
  return database_.term_exists(schema::publication_term(field, value));
}

std::vector<std::string> KnownNames::near(Field field, std::string_view value) const {
  NearText near(value);
  if (field == Field::Source) {
    const std::string prefix(schema::spec(field).prefix);
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
      if (const auto source = schema::value_of(field, *term)) {
        near.try_edits(*source, *source);
        near.try_part(*source);
      }
    }
    return near.nearest();
  }
  gazetteer_.for_each_name([&](const Phrase& phrase) {
    const bool is_stem = phrase.surface.view().find('*') != std::string_view::npos;
    const std::string id(meaning_in(field, phrase, gazetteer_));
    if (!is_stem && !id.empty()) near.try_edits(fold(phrase.surface), id);
  });
  return near.nearest();
}

}  // namespace chancery
