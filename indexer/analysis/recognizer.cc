#include "indexer/analysis/recognizer.h"

#include <algorithm>
#include <map>

#include "indexer/analysis/name_matcher.h"
#include "indexer/analysis/report_names.h"
#include "indexer/analysis/surnames.h"

namespace chancery {

namespace {

/// How far from `day` a span lies, in days; 0 within it.
int distance(const DateRange& span, std::chrono::year_month_day day) {
  const auto at = std::chrono::sys_days(day);
  if (span.first && day < *span.first) {
    return static_cast<int>((std::chrono::sys_days(*span.first) - at).count());
  }
  if (span.last && *span.last < day) {
    return static_cast<int>((at - std::chrono::sys_days(*span.last)).count());
  }
  return 0;
}

/// Which of the entities that share a name is meant: by the report's date, where it has one; else
/// the one whose name is in use today. Null if that does not decide.
class Chooser {
 public:
  Chooser(const Gazetteer& gazetteer, std::optional<std::chrono::year_month_day> day)
      : gazetteer_(gazetteer), day_(day) {}

  const Meaning* choose(const std::vector<Meaning>& meanings) const {
    if (meanings.size() == 1) return &meanings.front();
    const Meaning* best = nullptr;
    bool is_tie = false;
    int best_distance = 0;
    for (const Meaning& meaning : meanings) {
      const int far = distance_of(meaning);
      if (best == nullptr || far < best_distance) {
        best = &meaning;
        best_distance = far;
        is_tie = false;
      } else if (far == best_distance && meaning.entity != best->entity) {
        is_tie = true;
      }
    }
    return is_tie ? nullptr : best;
  }

 private:
  int distance_of(const Meaning& meaning) const {
    constexpr int kFar = 1'000'000;
    if (meaning.entity == Meaning::kNobody) return kFar;
    if (meaning.kind == EntityKind::Country) return distance_or_open(meaning.valid);
    int nearest = kFar;
    for (const Office& office : gazetteer_.leader(meaning.entity).offices) {
      nearest = std::min(nearest, distance_or_open(office.term));
    }
    return nearest;
  }

  int distance_or_open(const DateRange& span) const {
    if (day_) return distance(span, *day_);
    return span.last ? 1 : 0;
  }

  const Gazetteer& gazetteer_;
  std::optional<std::chrono::year_month_day> day_;
};

void find_names(const Gazetteer& gazetteer, ReportNames& report) {
  const Chooser chooser(gazetteer, report.day);
  for (const auto& part : report.parts) {
    for (const NameMatch& match : match_names(gazetteer, part.text, *part.words)) {
      const Meaning* meaning = chooser.choose(match.phrase->meanings);
      const Meaning& known = meaning ? *meaning : match.phrase->meanings.front();
      report.names.push_back({part.part, match.first, match.last, known.kind,
                              meaning ? meaning->entity : Meaning::kNobody, known.rule,
                              known.needs_context});
    }
  }
}

bool led(const Leader& leader, std::string_view country) {
  return std::any_of(leader.offices.begin(), leader.offices.end(),
                     [&](const Office& office) { return office.country == country; });
}

/// Whether `name` speaks of the country beyond doubt: a plain name of it, or one of its leaders.
bool is_sign_of(const Gazetteer& gazetteer, const FoundName& name, std::uint32_t country) {
  if (name.entity == Meaning::kNobody) return false;
  if (name.kind == EntityKind::Country) return name.entity == country && !name.needs_context;
  return led(gazetteer.leader(name.entity), gazetteer.country(country).id);
}

/// Ambiguous names of countries of which the report gives no other sign are nobody's.
void settle_ambiguous_names(const Gazetteer& gazetteer, ReportNames& report) {
  for (FoundName& name : report.names) {
    if (!name.needs_context || name.entity == Meaning::kNobody) continue;
    const bool has_sign =
        std::any_of(report.names.begin(), report.names.end(), [&](const FoundName& other) {
          return is_sign_of(gazetteer, other, name.entity);
        });
    if (!has_sign) name.entity = Meaning::kNobody;
  }
}

std::vector<Mention> to_mentions(const Gazetteer& gazetteer, const ReportNames& report) {
  std::vector<Mention> mentions;
  for (const FoundName& name : report.names) {
    if (name.entity == Meaning::kNobody) continue;
    const auto part = std::find_if(report.parts.begin(), report.parts.end(),
                                   [&](const auto& p) { return p.part == name.part; });
    const auto& words = part->words->words;
    mentions.push_back({name.kind, std::string(gazetteer.id(name.kind, name.entity)), name.part,
                        words[name.first].begin, words[name.last - 1].end, name.rule});
  }
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
    auto& list = entity.first == EntityKind::Leader ? entities.leaders : entities.countries;
    list.push_back({std::string(entity.second), count});
  }
  for (auto* list : {&entities.leaders, &entities.countries}) {
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
  const Article& read = result.article;
  result.title_words = scan_words(read.title);
  result.text_words = scan_words(read.text);

  ReportNames report;
  if (read.date) report.day = read.date->day;
  // A derived title is the beginning of the text: its names would count twice.
  if (!read.title_derived) report.parts.push_back({Part::Title, read.title, &result.title_words});
  report.parts.push_back({Part::Text, read.text, &result.text_words});
  find_names(gazetteer_, report);
  settle_ambiguous_names(gazetteer_, report);
  find_titled_surnames(gazetteer_, report);
  find_bare_surnames(gazetteer_, report);

  result.mentions = to_mentions(gazetteer_, report);
  result.entities = count_entities(result.mentions, result.text_words);
  return result;
}

}  // namespace chancery
