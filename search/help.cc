#include "search/help.h"

#include <algorithm>

#include "corpus/schema/index_schema.h"
#include "search/facet_request.h"

namespace chancery {

namespace {

constexpr std::size_t kSyntaxColumn = 26;

std::string row(std::string_view example, std::string_view help) {
  std::string line = "  " + std::string(example);
  line.append(std::max(kSyntaxColumn, line.size() + 2) - line.size(), ' ');
  return line.append(help).append("\n");
}

std::string field_rows() {
  std::string rows;
  for (const schema::FieldSpec& spec : schema::kFields) {
    if (!spec.name.empty()) rows += row(spec.example, spec.help);
  }
  return rows;
}

std::string facet_rows() {
  std::string kinds;
  for (const FacetKindSpec& spec : kFacetKinds) {
    if (!kinds.empty()) kinds += ", ";
    kinds += spec.name;
  }
  return row("leader:20,country:all", "the 20 most frequent leaders, and every country") +
         row("leader+leader", "who appears with whom") +
         row("leader+country:20", "any two kinds: " + kinds) +
         row("none", "no facets (default: leaders, countries and organisations)");
}

constexpr std::string_view kExamples = R"(EXAMPLES
  chancery-search Putin Pakistan energy
  chancery-search '"energy talks" leader:putin -gas'
  chancery-search --country pakistan --from 2024-01 --to 2025-03 border
  chancery-search '(leader:putin OR leader:xi) AND summit'
  chancery-search --country ussr -n 0
  chancery-search --leader putin -n 0 --facets leader+leader:20,year:all
  chancery-search --any --leader putin --leader xi --timeline month summit
  chancery-search --format json --offset 20 -n 20 sanctions
  chancery-search -- energy -gas
)";

constexpr std::string_view kSavedSearches = R"(SAVED SEARCHES
  chancery-search --saved saved.toml --digest DIR
  writes for each table of saved.toml what is new since its last digest: DIR/NAME.txt,
  NAME.json and the feed NAME.atom. Its keys are options that say what is asked, besides
  question and title:
    [gas]
    question = "gas AND pipeline"
    country = ["russia"]
    from = "30d"
)";

constexpr std::string_view kExitCodes = R"(EXIT CODES
  0   some report matches, or the digests are written
  1   none does
  2   error: bad use, no index, or one that cannot be read; a digest left out
)";

constexpr std::string_view kEnvironment = R"(ENVIRONMENT
  CHANCERY_INDEX   the index, where --index is not given
  NO_COLOR         no colour, where --color is not given
)";

}  // namespace

std::string query_language() {
  std::string text = "QUERY LANGUAGE\n";
  text += row("putin energy", "any of the words; the more of them the better");
  text +=
      row("\"energy talks\"", "words in this order (quote it for the shell: '\"energy talks\"')");
  text += field_rows();
  text += row("leader:\"xi jinping\"", "a name of several words");
  text += row("putin AND energy", "both");
  text += row("putin OR xi", "either");
  text += row("-gas, NOT gas", "not this word, phrase, field or parenthesis");
  text += row("(a OR b) AND c", "parentheses group");
  text += row("gas NEAR/5 pipeline", "at most five words apart; NEAR alone is NEAR/10");
  text += row("(gas OR oil) ADJ/3 tax", "so, in this order; both are of words as they are written");
  text += row("sanction*", "words that begin so, the 100 most frequent; title:summ*");
  text += row("date:2024.., date:30d", "or 2w, 6m, 1y, today, yesterday, this-week, last-month");
  text +=
      "  Words are found in any case, with or without accents, and by their stem. Leaders,\n"
      "  countries and dates narrow the answers without changing their order.\n";
  return text;
}

std::string help_sections() {
  return "FACETS\n" + facet_rows() + "\n" + std::string(kExamples) + "\n" +
         std::string(kSavedSearches) + "\n" +
         std::string(kExitCodes) + "\n" + std::string(kEnvironment);
}

std::string help_footer() { return query_language() + "\n" + help_sections(); }

}  // namespace chancery
