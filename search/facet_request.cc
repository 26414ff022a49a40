#include "search/facet_request.h"

#include <algorithm>
#include <charconv>

#include "corpus/error.h"
#include "corpus/text/ascii.h"

namespace chancery {

namespace {

std::string kind_list() {
  std::string list;
  for (const FacetKindSpec& spec : kFacetKinds) {
    if (!list.empty()) list += ", ";
    list += spec.name;
  }
  return list;
}

[[noreturn]] void throw_bad_spec(std::string_view spec, const std::string& why, std::string hint) {
  throw Error(ErrorKind::Usage, "--facets: \"" + std::string(spec) + "\" " + why, std::move(hint));
}

bool is_called(const FacetKindSpec& spec, std::string_view name) {
  return name == spec.name || name == spec.plural ||
         std::find(spec.aliases.begin(), spec.aliases.end(), name) != spec.aliases.end();
}

FacetKind kind_named(std::string_view spec, std::string_view typed) {
  const std::string name = ascii_lower(trim(typed));
  const auto* found =
      std::find_if(kFacetKinds.begin(), kFacetKinds.end(),
                   [&](const FacetKindSpec& kind) { return is_called(kind, name); });
  if (name.empty() || found == kFacetKinds.end()) {
    throw_bad_spec(
        spec, "is no facet",
        "the facets are " + kind_list() +
            ", and two of them with a plus: leader:20,leader+country:all; none for none");
  }
  return found->kind;
}

std::optional<std::uint32_t> number_of(std::string_view spec, std::string_view typed) {
  const std::string text = ascii_lower(trim(typed));
  if (text == "all") return std::nullopt;
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || number == 0) {
    throw_bad_spec(spec, "does not say how many to show", "a number from 1 on, or all: leader:20");
  }
  return number;
}

FacetRequest parse_spec(std::string_view spec, std::optional<std::uint32_t> most) {
  const std::size_t colon = spec.find(':');
  const std::string_view kinds = spec.substr(0, colon);
  const std::size_t plus = kinds.find('+');
  FacetRequest request{kind_named(spec, kinds.substr(0, plus)), std::nullopt, most};
  if (plus != std::string_view::npos) request.with = kind_named(spec, kinds.substr(plus + 1));
  if (colon != std::string_view::npos) request.most = number_of(spec, spec.substr(colon + 1));
  if (request.with == request.kind && !is_many_valued(request.kind)) {
    throw_bad_spec(spec, "pairs what a report has one of at most",
                   "leaders, countries and organisations are paired with their own kind");
  }
  return request;
}

/// Whether two requests count the same; leader+country is country+leader.
bool counts_the_same(const FacetRequest& a, const FacetRequest& b) {
  return (a.kind == b.kind && a.with == b.with) || (a.with == b.kind && b.with == a.kind);
}

}  // namespace

std::vector<FacetRequest> default_facets(std::optional<std::uint32_t> most) {
  return {{FacetKind::Leader, std::nullopt, most},
          {FacetKind::Country, std::nullopt, most},
          {FacetKind::Organisation, std::nullopt, most}};
}

std::string facet_key(const FacetRequest& request) {
  if (!request.with) return std::string(spec(request.kind).plural);
  return std::string(spec(request.kind).name) + "+" + std::string(spec(*request.with).name);
}

std::vector<FacetRequest> parse_facets(std::string_view text, std::optional<std::uint32_t> most) {
  std::vector<FacetRequest> requests;
  if (ascii_lower(trim(text)) == "none") return requests;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view spec = trim(text.substr(begin, end - begin));
    const FacetRequest request = parse_spec(spec, most);
    const bool is_known =
        std::any_of(requests.begin(), requests.end(),
                    [&](const FacetRequest& other) { return counts_the_same(request, other); });
    if (is_known) throw_bad_spec(spec, "is asked for twice", "once is enough");
    requests.push_back(request);
    begin = end + 1;
  }
  return requests;
}

}  // namespace chancery
