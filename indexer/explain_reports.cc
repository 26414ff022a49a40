#include "indexer/explain_reports.h"

#include "corpus/explain/explanation.h"
#include "corpus/reader/archive.h"
#include "corpus/text/printable.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {

namespace {

std::string name_of(const AnalysedArticle& analysed, const Gazetteer& gazetteer, EntityKind kind,
                    std::string_view id) {
  for (const FoundLeader& leader : analysed.found) {
    if (kind == EntityKind::Leader && leader.id == id) return leader.name;
  }
  return std::string(gazetteer.display_name(kind, id));
}

std::string explained(const AnalysedArticle& analysed, const Gazetteer& gazetteer,
                      ExplainFormat format) {
  const Explanation explanation =
      explain(analysed.article, analysed.mentions, [&](EntityKind kind, std::string_view id) {
        return name_of(analysed, gazetteer, kind, id);
      });
  return format == ExplainFormat::Json ? explanation_json(explanation)
                                       : explanation_text(explanation) + "\n";
}

std::string rejected(const Source& source, const BadRecord& why) {
  const std::string place = why.place.empty() ? "" : ", " + why.place;
  return "# rejected " + printable(source.name + place + ": " + why.reason + ": " + why.detail) +
         "\n";
}

}  // namespace

void explain_reports(const ExplainedArchive& archive, const Gazetteer& gazetteer,
                     ExplainFormat format, const std::function<void(const std::string&)>& write) {
  const Recognizer recognizer(gazetteer);
  for (const auto& path : archive.paths) {
    for (const Source& source : list_archive(path, archive.filter).sources) {
      const auto reader = open_source(source, archive.limits);
      for (auto record = reader->next(); !std::holds_alternative<End>(record);
           record = reader->next()) {
        if (auto* article = std::get_if<Article>(&record)) {
          write(explained(recognizer.analyse(std::move(*article)), gazetteer, format));
        } else if (format == ExplainFormat::Text) {
          write(rejected(source, std::get<BadRecord>(record)));
        }
      }
    }
  }
}

}  // namespace chancery
