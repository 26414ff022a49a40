#include "search/options.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "corpus/arguments.h"
#include "corpus/date.h"
#include "corpus/error.h"
#include "corpus/man_page.h"
#include "search/help.h"
#include "search/relative_date.h"

namespace chancery {

namespace {

constexpr std::uint32_t kMostHits = 100'000;
constexpr std::uint32_t kMostSnippetBytes = 1'000'000;
constexpr std::uint32_t kFacetRowsOfText = 10;

/// The command line as CLI11 reads it, before words are joined and values understood.
struct RawOptions {
  std::string sort;
  std::vector<std::string> words;
  std::string from;
  std::string to;
  std::string format;
  std::string color;
  std::string facets;
  std::string timeline;
  std::string links;
  bool help_query = false;
  bool man_page = false;
};

constexpr std::array<std::pair<std::string_view, Format>, 6> kFormats{
    {{"text", Format::Text}, {"json", Format::Json}, {"jsonl", Format::JsonLines},
     {"csv", Format::Csv}, {"trec", Format::Trec}, {"ids", Format::Ids}}};

/// A script whose variable is empty has not asked for everything.
CLI::Validator is_given() {
  return {[](const std::string& value) {
            return unguarded(value).empty() ? std::string("there is nothing behind it")
                                            : std::string();
          },
          ""};
}

void add_question_options(CLI::App& app, SearchOptions& options, RawOptions& raw) {
  Filters& filters = options.question.filters;
  app.add_option("WORDS", raw.words, "The question, in the query language below")->type_name(" ");
  app.add_option("--leader", filters.leaders, "Only reports on this leader; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_option("--country", filters.countries, "Only reports on this country; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_option("--organisation", filters.organisations,
                 "Only reports on this organisation; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_option("--source", filters.sources, "Only reports of this publisher; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_option("--language", filters.languages, "Only reports in this language; may be repeated")
      ->type_name("CODE")
      ->allow_extra_args(false);
  app.add_flag("--any", filters.alternatives,
               "One of several leaders is enough, and one of the countries and so on");
  app.add_option("--from", raw.from, "Only from this year, month, day, last-week ... on")
      ->type_name("DATE")
      ->check(is_given());
  app.add_option("--to", raw.to, "Only up to this year, month or day, included")->type_name("DATE")
      ->check(is_given());
  app.add_flag("--literal", options.question.literal,
               "Take plain words as words only, not as names of leaders and countries");
  app.add_flag("--all", options.question.all, "Every report that the filters leave");
}

void add_order_options(CLI::App& app, SearchOptions& options, RawOptions& raw) {
  app.add_option("--sort", raw.sort, "relevance (default), newest or oldest first")
      ->type_name("ORDER")
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}).description(""));
  app.add_flag("--recent", options.question.recent,
               "Of reports that are about as good, the newer first");
  app.add_option("--like", options.question.like, "Reports on the same as the report ID")
      ->type_name("ID")
      ->check(is_given());
}

void add_show_options(CLI::App& app, SearchOptions& options) {
  auto* const show = app.add_option("--show", options.show,
                                    "Show the whole report ID, with its leaders and countries")
                         ->type_name("ID")
                         ->excludes("--explain")
      ->check(is_given());
  app.add_flag("--mark", options.marks, "Of --show: write out which words mean whom")->needs(show);
}

void add_link_options(CLI::App& app, SearchOptions& options, RawOptions& raw) {
  app.add_option("--hyperlinks", raw.links,
                 "Titles lead to their sources: auto (default: on a terminal that knows links), "
                 "always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""));
  app.add_option("--query-id", options.query_id, "Of the format trec: its first field, default 1")
      ->type_name("ID");
  app.add_flag("--help-query", raw.help_query, "Explain the query language in full, and end");
  app.add_flag("--man-page", raw.man_page)->group("");  // hidden; the build makes the page by it
}

void add_other_options(CLI::App& app, SearchOptions& options) {
  app.add_flag("--show-query", options.show_query,
               "Show how the question is understood, and search nothing");
  app.add_option("--explain", options.explain,
                 "Show by which words and rules the report ID has its leaders and countries")
      ->type_name("ID")
      ->check(is_given());
  add_show_options(app, options);
  app.add_option("--gazetteer", options.gazetteer,
                 "Lay the tables in DIR over the built-in ones to understand names")
      ->type_name("DIR");
}

void add_facet_options(CLI::App& app, RawOptions& raw) {
  app.add_option("--facets", raw.facets,
                 "What to count among all matches, in the form below")
      ->type_name("SPEC,...");
  app.add_option("--timeline", raw.timeline, "How many of all matches each year or month has")
      ->type_name("UNIT")
      ->check(CLI::IsMember({"year", "month"}).description(""));
}

void add_output_options(CLI::App& app, SearchOptions& options, RawOptions& raw) {
  app.add_option("-n", options.page.size, "How many hits to show: 0 to 100000, default 10")
      ->type_name("N")
      ->check(CLI::Range(std::uint32_t{0}, kMostHits).description(""));
  app.add_flag("--copies", options.page.copies,
               "Show every copy of a story as a hit of its own, not below the best of them");
  app.add_option("--offset", options.page.first, "How many hits to pass over")->type_name("N");
  app.add_option("--format", raw.format, "text (default), json, jsonl, csv, trec or ids")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "jsonl", "csv", "trec", "ids"}).description(""));
  app.add_option("--snippet-bytes", options.page.snippet_bytes,
                 "How long an excerpt may be: 0 (none) to 1000000, default 240")
      ->type_name("N")
      ->check(CLI::Range(std::uint32_t{0}, kMostSnippetBytes).description(""));
  app.add_option("--color", raw.color, "auto (default: on a terminal), always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""));
}

void add_digest_options(CLI::App& app, SearchOptions& options) {
  auto* const saved =
      app.add_option("--saved", options.saved, "Saved searches, a TOML file; with --digest")
          ->type_name("FILE")
          ->check(is_given());
  auto* const digest =
      app.add_option("--digest", options.digest,
                     "Write what is new for each saved search since its last digest, as text, JSON "
                     "and an Atom feed")
          ->type_name("DIR")
          ->check(is_given())
          ->needs(saved);
  saved->needs(digest);
}

/// A digest asks the saved questions, in its own order and forms.
void check_digest(const CLI::App& app) {
  constexpr std::array<std::string_view, 4> kOfDigest{"--saved", "--digest", "--index",
                                                      "--gazetteer"};
  for (const CLI::Option* option : app.get_options()) {
    const std::string name = option->get_name();
    if (option->count() > 0 &&
        std::find(kOfDigest.begin(), kOfDigest.end(), name) == kOfDigest.end()) {
      throw Error(ErrorKind::Usage, "--digest does not go with " + name,
                  "what is asked stands in the file of --saved");
    }
  }
}

/// The days that an option names; without ends if it was not given.
DateRange period(const std::string& option, const std::string& text, Day today) {
  if (text.empty()) return {};
  const auto read = read_period(text, today);
  if (const auto* fault = std::get_if<DateFault>(&read)) {
    throw Error(ErrorKind::Usage, option + " " + text + ": " + fault->why, date_hint());
  }
  return std::get<DateRange>(read);
}

void unguard(RawOptions& raw, SearchOptions& options) {
  Filters& filters = options.question.filters;
  raw.words = unguarded(raw.words);
  filters.leaders = unguarded(filters.leaders);
  filters.countries = unguarded(filters.countries);
  filters.organisations = unguarded(filters.organisations);
  filters.sources = unguarded(filters.sources);
  filters.languages = unguarded(filters.languages);
  raw.facets = unguarded(raw.facets);
  raw.from = unguarded(raw.from);
  raw.to = unguarded(raw.to);
  options.index = unguarded(options.index.string());
  options.gazetteer = unguarded(options.gazetteer.string());
  options.explain = unguarded(options.explain);
  options.show = unguarded(options.show);
  options.saved = unguarded(options.saved.string());
  options.digest = unguarded(options.digest.string());
  options.query_id = unguarded(options.query_id);
  options.question.like = unguarded(options.question.like);
}

bool has_hits_alone(Format format) { return format != Format::Text && format != Format::Json; }

void finish_output(const RawOptions& raw, SearchOptions& options) {
  for (const auto& [name, format] : kFormats) {
    if (raw.format == name) options.format = format;
  }
  if (raw.color == "always") options.color = ColorMode::Always;
  if (raw.color == "never") options.color = ColorMode::Never;
  if (raw.links == "always") options.links = LinkMode::Always;
  if (raw.links == "never") options.links = LinkMode::Never;
  const bool has_hits = options.explain.empty() && options.show.empty() && !options.show_query;
  if (!has_hits && has_hits_alone(options.format)) {
    throw Error(ErrorKind::Usage, "the format " + raw.format + " is for hits",
                "--show, --explain and --show-query give text or json");
  }
  if (options.query_id.find_first_of(" \t\n") != std::string::npos || options.query_id.empty()) {
    throw Error(ErrorKind::Usage, "--query-id: \"" + options.query_id + "\" is no single word",
                "the fields of a run stand between blanks, as in 301 Q0 ID 1 9.5 chancery");
  }
}

/// REQUIRES: the format is known, for JSON has all values unless it is told how many.
void finish_facets(const CLI::App& app, const RawOptions& raw, SearchOptions& options) {
  std::optional<std::uint32_t> most;
  if (options.format == Format::Text) most = kFacetRowsOfText;
  options.page.facets =
      app.count("--facets") > 0 ? parse_facets(raw.facets, most) : default_facets(most);
  if (raw.timeline == "year") options.page.timeline = FacetKind::Year;
  if (raw.timeline == "month") options.page.timeline = FacetKind::Month;
  if (!has_hits_alone(options.format)) return;
  if (app.count("--facets") > 0 || options.page.timeline) {
    throw Error(ErrorKind::Usage, "the format " + raw.format + " has hits alone",
                "--facets and --timeline give text or json");
  }
  options.page.facets.clear();  // not to be counted in vain
}

void finish(const RawOptions& raw, SearchOptions& options) {
  for (const std::string& word : raw.words) {
    if (!options.question.text.empty()) options.question.text += ' ';
    options.question.text += word;
  }
  if (raw.sort == "newest") options.question.sort = Sort::Newest;
  if (raw.sort == "oldest") options.question.sort = Sort::Oldest;
  finish_output(raw, options);
  DateRange& dates = options.question.filters.dates;
  dates.first = period("--from", raw.from, options.question.today).first;
  dates.last = period("--to", raw.to, options.question.today).last;
  if (dates.first && dates.last && *dates.last < *dates.first) {
    throw Error(ErrorKind::Usage, "--to " + raw.to + " is before --from " + raw.from,
                "both days are included, the earlier first");
  }
  if (is_empty(options.question) && options.explain.empty() && options.show.empty()) {
    throw empty_question();
  }
}

std::string man_page(const CLI::App& app) {
  ManPage page{"find reports in an archive of diplomatic news", CHANCERY_VERSION, {},
               "chancery-index"};
  page.sections = help_query() + "\n" + help_sections();
  return chancery::man_page(app, page);
}

EarlyEnd bad_use(const Error& error) { return {exit_code::kStopped, describe(error)}; }

/// What CLI11 ended with: help and version are no failures.
EarlyEnd end_of_parsing(const CLI::App& app, const CLI::ParseError& end) {
  if (end.get_exit_code() != 0) {
    return bad_use({ErrorKind::Usage, end.what(),
                    "chancery-search --help lists the options; words that begin with - stand "
                    "behind --"});
  }
  std::ostringstream out;
  app.exit(end, out, out);
  std::string text = out.str();
  text.resize(text.find_last_not_of('\n') + 1);
  // Not by CLI11's own footer, which later versions break into lines of their own.
  if (end.get_name() == "CallForHelp") text += "\n\n" + help_footer();
  if (text.back() != '\n') text += '\n';
  return {0, text};
}

}  // namespace

std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, SearchOptions& options) {
  CLI::App app("Finds reports in an index that chancery-index has built.", "chancery-search");
  app.set_version_flag("--version", "chancery-search " CHANCERY_VERSION);
  app.add_option("--index", options.index, "The index (default: chancery.index)")
      ->type_name("DIR")
      ->envname("CHANCERY_INDEX");
  RawOptions raw;
  add_question_options(app, options, raw);
  add_order_options(app, options, raw);
  add_output_options(app, options, raw);
  add_facet_options(app, raw);
  add_other_options(app, options);
  add_link_options(app, options, raw);
  add_digest_options(app, options);
  try {
    app.parse(guarded_arguments(argc, argv));
    if (raw.help_query) return EarlyEnd{0, help_query()};
    if (raw.man_page) return EarlyEnd{0, man_page(app)};
    unguard(raw, options);
    if (!options.digest.empty()) {
      check_digest(app);
      return std::nullopt;
    }
    finish(raw, options);
    finish_facets(app, raw, options);
  } catch (const CLI::ParseError& end) {
    return end_of_parsing(app, end);
  } catch (const Error& error) {
    return bad_use(error);
  }
  return std::nullopt;
}

}  // namespace chancery
