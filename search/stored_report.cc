#include "search/stored_report.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace chancery {

namespace {

bool fits(const Mention& mention, const Article& article) {
  const std::string& part = mention.part == Part::Title ? article.title : article.text;
  return mention.begin < mention.end && mention.end <= part.size();
}

/// Ties by id, so that output is the same on every run.
std::vector<MentionedEntity> count(const std::vector<Mention>& mentions, const NameOf& name_of) {
  std::map<std::pair<EntityKind, std::string_view>, std::uint32_t> counts;
  for (const Mention& mention : mentions) ++counts[{mention.kind, mention.id}];
  std::vector<MentionedEntity> entities;
  for (const auto& [entity, times] : counts) {
    const auto& [kind, id] = entity;
    entities.push_back({kind, std::string(id), name_of(kind, id), times});
  }
  std::stable_sort(entities.begin(), entities.end(), [](const auto& a, const auto& b) {
    return std::tie(a.kind, b.mentions) < std::tie(b.kind, a.mentions);
  });
  return entities;
}

}  // namespace

StoredReport make_report(schema::StoredArticle stored, const NameOf& name_of) {
  std::erase_if(stored.mentions,
                [&](const Mention& mention) { return !fits(mention, stored.article); });
  StoredReport report{std::move(stored.article), std::move(stored.file),
                      std::move(stored.mentions), {}, {}};
  report.entities = count(report.mentions, name_of);
  return report;
}

}  // namespace chancery
