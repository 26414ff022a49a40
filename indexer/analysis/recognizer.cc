#include "indexer/analysis/recognizer.h"

#include <algorithm>
#include <map>

#include "indexer/analysis/doubtful_names.h"
#include "indexer/analysis/implied_days.h"
#include "indexer/analysis/name_matcher.h"
#include "indexer/analysis/offices.h"
#include "indexer/analysis/report_names.h"
#include "indexer/analysis/surnames.h"

namespace chancery {

namespace {

std::optional<EntityKind> entity_kind(const FoundName& name) {
  if (name.entity == Meaning::kNobody) return std::nullopt;
  switch (name.kind) {
    case NameKind::Leader:
      return EntityKind::Leader;
    case NameKind::Country:
      return EntityKind::Country;
    case NameKind::Organisation:
      return EntityKind::Organisation;
    default:
      return std::nullopt;
  }
}

std::vector<Mention> to_mentions(const Gazetteer& gazetteer, const ReportNames& report) {
  std::vector<Mention> mentions;
  for (const FoundName& name : report.names()) {
    const auto kind = entity_kind(name);
    if (!kind) continue;
    const PartText& part = report.parts()[name.part];
    const bool is_found = kind == EntityKind::Leader && name.entity >= kFirstFound;
    std::string id = is_found ? report.found[name.entity - kFirstFound].id
                              : std::string(gazetteer.id(*kind, name.entity));
    mentions.push_back({*kind, std::move(id), part.part, part.word(name.first).begin,
                        part.word(name.last - 1).end, name.rule});
  }
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.part != b.part ? a.part < b.part : a.begin < b.begin;
  });
  return mentions;
}

/// Where the third sentence of a text begins: what stands before is its lead.
std::uint32_t end_of_lead(const Words& words) {
  int sentences = 0;
  for (const Word& word : words.words) {
    if (word.gap == Gap::Sentence && ++sentences == 3) return word.begin;
  }
  return 0xFFFFFFFF;
}

/// A mention counts 1, in the lead 2, in the title 4: what a report is about stands up front.
Entities count_entities(const std::vector<Mention>& mentions, const Words& text_words) {
  constexpr std::uint32_t kMost = 255;
  const std::uint32_t lead = end_of_lead(text_words);
  std::map<std::pair<EntityKind, std::string_view>, std::uint32_t> counts;
  for (const Mention& mention : mentions) {
    const std::uint32_t weight = mention.part == Part::Title ? 4 : mention.begin < lead ? 2 : 1;
    auto& count = counts[{mention.kind, mention.id}];
    count = std::min(count + weight, kMost);
  }
  Entities entities;
  for (const auto& [entity, count] : counts) {
    entities.of(entity.first).push_back({std::string(entity.second), count});
  }
  for (auto* list : {&entities.leaders, &entities.countries, &entities.organisations}) {
    std::stable_sort(list->begin(), list->end(), [](const EntityCount& a, const EntityCount& b) {
      return a.centrality > b.centrality;
    });
  }
  return entities;
}

}  // namespace

AnalysedArticle Recognizer::analyse(Article article) const {
  AnalysedArticle result;
  result.article = std::move(article);
  result.title_words = scan_words(result.article.title);
  result.text_words = scan_words(result.article.text);

  ReportNames report(gazetteer_, result.article, result.title_words, result.text_words);
  match_names(gazetteer_, report);
  match_spellings(gazetteer_, spellings_, report);
  drop_doubtful_places(gazetteer_, report);
  imply_days(gazetteer_, report);
  drop_things_named_after_leaders(gazetteer_, report);
  read_offices(gazetteer_, report);
  drop_other_offices(gazetteer_, report);
  drop_future_leaders(gazetteer_, report);
  find_bare_surnames(report);
  find_holders_by_surname(gazetteer_, report);

  result.mentions = to_mentions(gazetteer_, report);
  result.entities = count_entities(result.mentions, result.text_words);
  result.found = std::move(report.found);
  return result;
}

}  // namespace chancery
