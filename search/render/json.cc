#include "search/render/json.h"

#include <array>
#include <cstdio>
#include <string_view>

#include <nlohmann/json.hpp>

#include "corpus/text/utf8.h"

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

/// Whether a terminal may obey the character, although JSON lets it stand as it is: DEL, C1, and
/// those that turn the direction of text.
bool is_escaped(char32_t c) {
  return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Such characters stand only within strings, where an escape means the same.
std::string escaped(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const Utf8Character c = decode_utf8(json, at);
    if (is_escaped(c.value)) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c.value));
      out += escape.data();
    } else {
      out += json.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

}  // namespace

std::string render_json(const SearchPage& page) {
  Json hits = Json::array();
  for (const Hit& hit : page.hits) hits.push_back(hit_json(hit));
  const Json json{
      {"version", kJsonVersion},
      {"query",
       {{"text", page.text},
        {"understood", page.understood},
        {"suggestions", suggestions_json(page.suggestions)}}},
      {"total", page.total},
      {"exact", page.exact},
      {"hits", std::move(hits)},
      {"facets",
       {{"leaders", facet_json(page.leaders)}, {"countries", facet_json(page.countries)},
        {"organisations", facet_json(page.organisations)}}}};
  return escaped(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace chancery
