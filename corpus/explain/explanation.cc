#include "corpus/explain/explanation.h"

#include <algorithm>
#include <array>

#include "corpus/text/sentences.h"
#include "corpus/text/words.h"

namespace chancery {

namespace {

/// A part of a report and where its sentences are.
struct PartSentences {
  std::string_view text;
  std::vector<SentenceRange> ranges;

  explicit PartSentences(std::string_view part)
      : text(part), ranges(sentences(part, scan_words(part))) {}

  /// The sentence that holds byte `at`; the whole part if none does.
  SentenceRange around(std::size_t at) const {
    for (const SentenceRange& range : ranges) {
      if (range.begin <= at && at < range.end) return range;
    }
    return {0, text.size(), 0, 0};
  }
};

Evidence evidence_of(const Mention& mention, const PartSentences& part) {
  const SentenceRange range = part.around(mention.begin);
  const std::size_t end = std::max<std::size_t>(range.end, mention.end);
  Evidence evidence{mention.rule, mention.part, mention.begin, mention.end, {},
                    mention.begin - range.begin, mention.end - range.begin};
  evidence.sentence = part.text.substr(range.begin, end - range.begin);
  return evidence;
}

ExplainedEntity& entity_of(const Mention& mention, const NameOf& name_of,
                           Explanation& explanation) {
  auto& entities = explanation.entities;
  const auto known = std::find_if(entities.begin(), entities.end(), [&](const auto& entity) {
    return entity.kind == mention.kind && entity.id == mention.id;
  });
  if (known != entities.end()) return *known;
  entities.push_back({mention.kind, mention.id, name_of(mention.kind, mention.id), {}});
  return entities.back();
}

}  // namespace

Explanation explain(const Article& article, const std::vector<Mention>& mentions,
                    const NameOf& name_of) {
  const std::array<PartSentences, 2> parts{PartSentences(article.title),
                                           PartSentences(article.text)};
  Explanation explanation{article.id, article.title, {}};
  for (const Mention& mention : mentions) {
    const PartSentences& part = parts[mention.part == Part::Title ? 0 : 1];
    if (mention.begin >= mention.end || mention.end > part.text.size()) continue;
    entity_of(mention, name_of, explanation).evidence.push_back(evidence_of(mention, part));
  }
  std::stable_sort(explanation.entities.begin(), explanation.entities.end(),
                   [](const auto& a, const auto& b) { return a.kind < b.kind; });
  return explanation;
}

}  // namespace chancery
