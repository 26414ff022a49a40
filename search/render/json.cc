#include "search/render/json.h"

#include <nlohmann/json.hpp>

#include "corpus/text/printable.h"

namespace chancery {

namespace {

using Json = nlohmann::ordered_json;

Json entities_json(const std::vector<NamedEntity>& entities) {
  Json list = Json::array();
  for (const NamedEntity& entity : entities) {
    list.push_back({{"id", entity.id}, {"name", entity.name}});
  }
  return list;
}

Json facet_json(const Facet& facet) {
  Json list = Json::array();
  for (const FacetCount& row : facet) {
    list.push_back({{"id", row.id}, {"name", row.name}, {"count", row.count}});
  }
  return list;
}

Json snippet_json(const Snippet& snippet) {
  Json matches = Json::array();
  for (const ByteRange& range : snippet.matches) {
    matches.push_back(Json::array({range.begin, range.end}));
  }
  return {{"text", snippet.text}, {"matches", std::move(matches)}};
}

Json hit_json(const Hit& hit) {
  return {{"rank", hit.rank},
          {"id", hit.id},
          {"title", hit.title},
          {"title_derived", hit.title_derived},
          {"date", hit.date ? Json(to_iso(*hit.date)) : Json(nullptr)},
          {"score", hit.score},
          {"source", hit.source},
          {"url", hit.url},
          {"file", hit.file},
          {"place", hit.place},
          {"leaders", entities_json(hit.leaders)},
          {"countries", entities_json(hit.countries)},
          {"organisations", entities_json(hit.organisations)},
          {"snippet", snippet_json(hit.snippet)}};
}

}  // namespace

std::string render_json(const SearchPage& page) {
  Json hits = Json::array();
  for (const Hit& hit : page.hits) hits.push_back(hit_json(hit));
  const Json json{
      {"version", kJsonVersion},
      {"query", {{"text", page.text}, {"understood", page.understood}}},
      {"total", page.total},
      {"exact", page.exact},
      {"hits", std::move(hits)},
      {"facets",
       {{"leaders", facet_json(page.leaders)}, {"countries", facet_json(page.countries)},
        {"organisations", facet_json(page.organisations)}}}};
  return printable_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string render_json_lines(const SearchPage& page) {
  std::string lines;
  for (const Hit& hit : page.hits) {
    lines += hit_json(hit).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return printable_json(lines);
}

}  // namespace chancery
