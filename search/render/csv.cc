#include "search/render/csv.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "corpus/text/printable.h"
#include "search/render/score.h"

namespace chancery {

namespace {

constexpr std::string_view kHeader =
    "rank,id,date,score,title,source,url,file,leaders,countries,organisations,snippet\n";

bool is_formula(std::string_view field) {
  constexpr std::array<std::string_view, 8> kBeginnings{"=",  "+",  "-",  "@",
                                                        "＝", "＋", "－", "＠"};
  field.remove_prefix(std::min(field.find_first_not_of(' '), field.size()));
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view beginning) { return field.starts_with(beginning); });
}

std::string in_quotes(std::string_view field) {
  std::string out = "\"";
  for (const char c : field) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

std::string text_field(std::string_view text) {
  std::string field = printable_line(text);
  if (is_formula(field)) field.insert(0, 1, '\'');
  return field.find_first_of(",\"") == std::string::npos ? field : in_quotes(field);
}

std::string ids_field(const std::vector<NamedEntity>& entities) {
  std::string ids;
  for (const NamedEntity& entity : entities) {
    if (!ids.empty()) ids += ';';
    ids += entity.id;
  }
  return text_field(ids);
}

std::string line(const Hit& hit) {
  std::string out = std::to_string(hit.rank);
  for (const std::string& field :
       {text_field(hit.id), hit.date ? to_iso(*hit.date) : std::string(), score_text(hit.score),
        text_field(hit.title), text_field(hit.source), text_field(hit.url), text_field(hit.file),
        ids_field(hit.leaders), ids_field(hit.countries), ids_field(hit.organisations),
        text_field(hit.snippet.text)}) {
    out.append(",").append(field);
  }
  return out + "\n";
}

}  // namespace

std::string render_csv(const SearchPage& page) {
  std::string out(kHeader);
  for (const Hit& hit : page.hits) out += line(hit);
  return out;
}

}  // namespace chancery
