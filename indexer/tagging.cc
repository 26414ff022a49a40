#include "indexer/tagging.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "corpus/schema/index_schema.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {

namespace metadata = schema::metadata;

std::string tags_of(const Gazetteer& gazetteer) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "rules-%d-tables-%016llx", Recognizer::kVersion,
                static_cast<unsigned long long>(gazetteer.fingerprint()));
  return text.data();
}

Tagging::Tagging(DatabaseStore& store, const Gazetteer& gazetteer)
    : store_(store), tags_(tags_of(gazetteer)) {
  const std::string state = store.metadata(metadata::kTagging);
  if (store.metadata(metadata::kTags) == tags_ && state.empty()) return;
  is_needed_ = store.size() > 0;
  if (!is_needed_) store.set_metadata(metadata::kTags, tags_);
  if (!state.starts_with(tags_ + " ")) return;
  std::from_chars(state.data() + tags_.size() + 1, state.data() + state.size(), done_);
}

std::uint64_t Tagging::run(const Recognizer& recognizer, const std::function<bool()>& after_each) {
  constexpr Xapian::docid kNoteEvery = 100;  // so many are done again after a run that is cut off
  std::uint64_t tagged = 0;
  // What is put after this is tagged by the new rules, so `last` stays the last to look at.
  const Xapian::docid last = store_.last_document();
  for (Xapian::docid document = done_ + 1; document <= last; ++document) {
    if (document % kNoteEvery == 0) note_done(document - 1);
    if (auto stored = store_.stored(document)) {
      const AnalysedArticle analysed = recognizer.analyse(std::move(stored->article));
      if (store_.tag_anew(document, analysed, stored->file)) ++tagged;
    }
    if (after_each()) continue;
    note_done(document);
    return tagged;
  }
  store_.refresh_names();
  store_.set_metadata(metadata::kTagging, "");
  store_.set_metadata(metadata::kTags, tags_);
  return tagged;
}

void Tagging::note_done(Xapian::docid document) {
  store_.set_metadata(metadata::kTagging, tags_ + " " + std::to_string(document));
}

}  // namespace chancery
