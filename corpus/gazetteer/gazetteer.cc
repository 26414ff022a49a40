#include "corpus/gazetteer/gazetteer.h"

#include <algorithm>

#include "corpus/gazetteer/embedded.h"
#include "corpus/gazetteer/image_builder.h"
#include "corpus/text/ascii.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/words.h"

namespace chancery {

namespace {

bool is_phrase(const Phrase& phrase, const std::vector<Lexicon::Found>& words) {
  return std::equal(phrase.words.begin(), phrase.words.end(), words.begin(), words.end(),
                    [](const PhraseWord& a, const Lexicon::Found& b) { return b.is(a.id); });
}

}  // namespace

const Gazetteer& Gazetteer::built_in() {
  static const Gazetteer built_in(image_in(embedded_image()));
  return built_in;
}

Gazetteer::Gazetteer(const std::vector<Table>& tables)
    : made_(make_image(tables)), image_(&image_in(made_)) {}

std::string_view Gazetteer::id(EntityKind kind, std::uint32_t index) const {
  return kind == EntityKind::Leader ? leader(index).id : places(kind)[index].id;
}

std::span<const std::uint32_t> Gazetteer::leaders_of(std::string_view id) const {
  return image_->leaders_of.leaders[image_->leaders_of.index.find(id)];
}

std::span<const Namesake> Gazetteer::namesakes(std::string_view folded_name) const {
  return image_->namesakes.namesakes[image_->namesakes.index.find(folded_name)];
}

std::string_view Gazetteer::display_name(EntityKind kind, std::string_view id) const {
  const std::uint32_t found = ids(kind).index.find(id);
  if (found == 0) return id;
  const std::uint32_t entity = ids(kind).entities[found];
  return kind == EntityKind::Leader ? leader(entity).name : places(kind)[entity].name;
}

bool Gazetteer::knows(EntityKind kind, std::string_view id) const {
  return ids(kind).index.find(id) != 0;
}

std::vector<std::string> Gazetteer::resolve(EntityKind kind, std::string_view name) const {
  // An id wins over a name that reads the same: "in" is India.
  const std::string as_id = kind == EntityKind::Leader ? ascii_lower(name) : ascii_upper(name);
  if (knows(kind, as_id)) return {as_id};
  const Words words = split_ideographs(scan_words(name), name);
  std::vector<Lexicon::Found> wanted;
  for (const Word& word : words.words) wanted.push_back(lexicon().find(words.folded_form(word)));
  std::vector<std::string> result;
  if (wanted.empty()) return result;
  for (const WordId first : {wanted.front().word, wanted.front().stem}) {
    for (const Phrase& phrase : phrases_from(first)) {
      if (!is_phrase(phrase, wanted)) continue;
      for (const Meaning& meaning : phrase.meanings) {
        if (names_entity(meaning.kind, kind)) result.emplace_back(id(kind, meaning.entity));
      }
    }
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace chancery
