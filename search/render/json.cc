#include "search/render/json.h"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "corpus/explain/explanation.h"
#include "corpus/text/printable.h"
#include "search/render/copies.h"

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

Json pair_json(const FacetRow& row) {
  Json ids = Json::array();
  Json names = Json::array();
  for (const NamedEntity& value : row.values) {
    ids.push_back(value.id);
    names.push_back(value.name);
  }
  return {{"ids", std::move(ids)}, {"names", std::move(names)}, {"count", row.count}};
}

Json facet_json(const Facet& facet) {
  Json list = Json::array();
  for (const FacetRow& row : facet.rows) {
    if (facet.request.with) {
      list.push_back(pair_json(row));
    } else {
      const NamedEntity& value = row.values.front();
      list.push_back({{"id", value.id}, {"name", value.name}, {"count", row.count}});
    }
  }
  return list;
}

Json facets_json(const std::vector<Facet>& facets) {
  Json lists = Json::object();
  for (const Facet& facet : facets) lists[facet_key(facet.request)] = facet_json(facet);
  return lists;
}

Json facet_totals_json(const std::vector<Facet>& facets) {
  Json totals = Json::object();
  for (const Facet& facet : facets) {
    totals[facet_key(facet.request)] = {{"values", facet.values},
                                        {"left_out", facet.left_out()},
                                        {"without", facet.without}};
  }
  return totals;
}

Json timeline_json(const Timeline& timeline) {
  Json counts = Json::array();
  for (const PeriodCount& count : timeline.counts) {
    counts.push_back({{"period", count.period}, {"count", count.count}});
  }
  return {{"unit", spec(timeline.unit).name},
          {"counts", std::move(counts)},
          {"undated", timeline.undated}};
}

Json ranges_json(const std::vector<ByteRange>& ranges) {
  Json list = Json::array();
  for (const ByteRange& range : ranges) list.push_back(Json::array({range.begin, range.end}));
  return list;
}

Json snippet_json(const Snippet& snippet) {
  return {{"text", snippet.text}, {"matches", ranges_json(snippet.matches)}};
}

Json hit_json(const Hit& hit) {
  return {{"rank", hit.rank},
          {"id", hit.id},
          {"title", hit.title},
          {"title_matches", ranges_json(hit.title_matches)},
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
          {"snippet", snippet_json(hit.snippet)},
          {"copies", copies_json(hit.copies)}};
}

Json suggestions_json(const std::vector<Suggestion>& suggestions) {
  Json list = Json::array();
  for (const Suggestion& suggestion : suggestions) {
    Json replacements = Json::array();
    for (const Replacement& replacement : suggestion.replacements) {
      replacements.push_back({{"word", replacement.word}, {"by", replacement.by}});
    }
    list.push_back({{"text", suggestion.text},
                    {"replacements", std::move(replacements)},
                    {"reports", suggestion.reports}});
  }
  return list;
}

Json query_of(const SearchPage& page) {
  Json names = Json::array();
  for (const NameInQuestion& name : page.names) {
    names.push_back({{"words", name.words},
                     {"kind", kind_word(name.kind)},
                     {"entities", entities_json(name.entities)}});
  }
  Json query{{"text", page.text}, {"understood", page.understood}, {"names", std::move(names)}};
  if (!page.like.empty()) query["like"] = page.like;
  return query;
}

}  // namespace

std::string query_json(const SearchPage& page) {
  const Json json{{"version", kJsonVersion}, {"query", query_of(page)}};
  return printable_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string render_json(const SearchPage& page) {
  Json hits = Json::array();
  for (const Hit& hit : page.hits) hits.push_back(hit_json(hit));
  Json query = query_of(page);
  query["suggestions"] = suggestions_json(page.suggestions);
  Json json{{"version", kJsonVersion},
            {"query", std::move(query)},
            {"total", page.total},
            {"exact", page.exact},
            {"hits", std::move(hits)},
            {"facets", facets_json(page.facets)},
            {"facet_totals", facet_totals_json(page.facets)}};
  if (page.timeline) json["timeline"] = timeline_json(*page.timeline);
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
