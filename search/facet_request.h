#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/mention.h"
#include "corpus/schema/index_schema.h"

/// What an analyst wants counted: plain data, and how it is written on the command line.
namespace chancery {

enum class FacetKind : std::uint8_t {
  Leader,
  Country,
  Organisation,
  Source,
  Language,
  Year,
  Month,
  Count
};

struct FacetKindSpec {
  FacetKind kind;
  std::string_view name;                    // "leader"
  std::string_view plural;                  // "leaders"; a key of the JSON
  schema::Field field;                      // whose slot is counted
  std::optional<EntityKind> entity;         // whose names are shown for ids
  std::array<std::string_view, 3> aliases;  // beside name and plural
};

// clang-format off
inline constexpr std::array<FacetKindSpec, static_cast<std::size_t>(FacetKind::Count)> kFacetKinds{{
    {FacetKind::Leader,       "leader",       "leaders",       schema::Field::Leader,       EntityKind::Leader,       {}},
    {FacetKind::Country,      "country",      "countries",     schema::Field::Country,      EntityKind::Country,      {}},
    {FacetKind::Organisation, "organisation", "organisations", schema::Field::Organisation, EntityKind::Organisation, {"org", "organization", "organizations"}},
    {FacetKind::Source,       "source",       "sources",       schema::Field::Source,       std::nullopt,             {"publisher", "publishers"}},
    {FacetKind::Language,     "language",     "languages",     schema::Field::Language,     std::nullopt,             {"lang"}},
    {FacetKind::Year,         "year",         "years",         schema::Field::Date,         std::nullopt,             {}},
    {FacetKind::Month,        "month",        "months",        schema::Field::Date,         std::nullopt,             {}},
}};
// clang-format on

/// True if the rows stand in the order of FacetKind.
constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kFacetKinds.size(); ++i) {
    if (kFacetKinds[i].kind != static_cast<FacetKind>(i)) return false;
  }
  return true;
}
static_assert(is_in_order(), "kFacetKinds: wrong order");

constexpr const FacetKindSpec& spec(FacetKind kind) {
  return kFacetKinds[static_cast<std::size_t>(kind)];
}

/// Whether a report can have several values of the kind.
constexpr bool is_many_valued(FacetKind kind) { return spec(kind).entity.has_value(); }

/// One facet: how often each value of a kind is among the matches, or each pair of values.
struct FacetRequest {
  FacetKind kind;
  std::optional<FacetKind> with{};      // of a pair: the other kind, or the same again
  std::optional<std::uint32_t> most{};  // values to show, the most frequent; nullopt: all

  bool operator==(const FacetRequest&) const = default;
};

/// Leaders, countries and organisations, at most so many of each.
std::vector<FacetRequest> default_facets(std::optional<std::uint32_t> most = std::nullopt);

/// "leaders", or "leader+country" of a pair: the facet's key in the JSON.
std::string facet_key(const FacetRequest& request);

/// The facets that `text` asks for: SPEC[,SPEC...], where SPEC is KIND or KIND+KIND, with :N (at
/// least 1) or :all behind it; or "none". A kind is given by its name, plural or alias, in either
/// case. `most` is for specs that do not say how many.
///
/// Throws Error Usage for a spec that is none of these, for one that stands there twice, and for a
/// kind paired with itself of which a report has one value at most.
std::vector<FacetRequest> parse_facets(std::string_view text, std::optional<std::uint32_t> most);

}  // namespace chancery
