#include "search/render/report_json.h"

#include <nlohmann/json.hpp>

#include "corpus/text/printable.h"
#include "search/render/copies.h"

namespace chancery {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;  // raised when a key is renamed or removed, not when one is added

std::string_view date_source_word(DateSource source) {
  switch (source) {
    case DateSource::Stated:
      return "stated";
    case DateSource::Markup:
      return "markup";
    case DateSource::Path:
      return "path";
    case DateSource::Dateline:
      return "dateline";
    case DateSource::None:
      break;
  }
  return "none";
}

Json mentions_json(const std::vector<Mention>& mentions) {
  Json list = Json::array();
  for (const Mention& mention : mentions) {
    list.push_back({{"kind", kind_word(mention.kind)},
                    {"id", mention.id},
                    {"part", mention.part == Part::Title ? "title" : "text"},
                    {"begin", mention.begin},
                    {"end", mention.end},
                    {"rule", rule_word(mention.rule)},
                    {"confidence", confidence(mention.rule)}});
  }
  return list;
}

Json entities_json(const std::vector<MentionedEntity>& entities) {
  Json list = Json::array();
  for (const MentionedEntity& entity : entities) {
    list.push_back({{"kind", kind_word(entity.kind)},
                    {"id", entity.id},
                    {"name", entity.name},
                    {"mentions", entity.mentions}});
  }
  return list;
}

}  // namespace

std::string render_report_json(const StoredReport& report) {
  const Article& article = report.article;
  const Json json{{"version", kVersion},
                  {"id", article.id},
                  {"title", article.title},
                  {"title_derived", article.title_derived},
                  {"date", article.date ? Json(to_iso(*article.date)) : Json(nullptr)},
                  {"date_source", date_source_word(article.date_source)},
                  {"source", article.source},
                  {"language", article.language},
                  {"url", article.url},
                  {"file", report.file},
                  {"place", article.place},
                  {"text", article.text},
                  {"entities", entities_json(report.entities)},
                  {"mentions", mentions_json(report.mentions)},
                  {"copies", copies_json(report.copies)}};
  return printable_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace chancery
