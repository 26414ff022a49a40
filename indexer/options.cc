#include "indexer/options.h"

#include <sstream>
#include <string>

#include <CLI/CLI.hpp>

#include "corpus/arguments.h"
#include "corpus/error.h"
#include "corpus/man_page.h"

namespace chancery {

namespace {

constexpr const char* kDescription =
    "Builds a searchable index of an archive of news reports, or brings it up to date.\n"
    "Folders are read with all that is below them: plain text, JSON Lines, Reuters SGML.\n"
    "Files that have not changed since the last run are passed over.";

constexpr const char* kFooter =
    "EXAMPLES\n"
    "  chancery-index corpus/reports              index a folder into ./chancery.index\n"
    "  chancery-index --index /srv/news.index /srv/archive\n"
    "                                             a nightly run: only what is new is read\n"
    "  chancery-index --log-level warn --log-file night.log /srv/archive\n"
    "                                             rejects to a log, the summary to the terminal\n"
    "  chancery-index --explain report.txt        why it has its leaders and countries\n"
    "  chancery-index --found-leaders             leaders whom no table has, to review and paste\n"
    "  chancery-index --gazetteer ours /srv/archive\n"
    "                                             with an editor's tables laid over the built-in\n"
    "\n"
    "EXIT CODES\n"
    "  0  every report was indexed\n"
    "  1  done, but some reports could not be read: the log names each, the summary counts them\n"
    "  2  stopped by an error; what was committed before is safe\n"
    "  75  another run writes to the index; try again later\n"
    "  ended by SIGTERM or SIGINT (130, 143 in a shell): what was done is committed\n"
    "\n"
    "ENVIRONMENT\n"
    "  CHANCERY_INDEX  the directory of the index, where --index is not given\n"
    "  NO_COLOR        no colour in the log\n"
    "\n"
    "SEE ALSO\n"
    "  chancery-search asks the index.";

/// By the value of a flag; nullopt if it is none of ours.
std::optional<Consent> consent(const std::string& value) {
  if (value.empty() || value == "false") return Consent::No;
  if (value == "true") return Consent::Yes;
  if (value == "force") return Consent::Forced;
  return std::nullopt;
}

std::string man_page(const CLI::App& app) {
  const std::string footer(kFooter);
  const std::string sections = footer.substr(0, footer.find("SEE ALSO"));
  return chancery::man_page(app, {"build a searchable index of an archive of news reports",
                                  CHANCERY_VERSION, sections, "chancery-search"});
}

/// What CLI11 ended with: help and version are no failures.
EarlyEnd end_of_parsing(const CLI::App& app, const CLI::ParseError& end) {
  if (end.get_exit_code() != 0) {
    return {exit_code::kStopped,
            describe({ErrorKind::Usage, end.what(), "run chancery-index --help"})};
  }
  std::ostringstream out;
  app.exit(end, out, out);
  std::string text = out.str();
  text.resize(text.find_last_not_of('\n') + 1);
  // Not by CLI11's own footer, which later versions break into lines of their own.
  if (end.get_name() == "CallForHelp") text += "\n\n" + std::string(kFooter);
  return {exit_code::kAll, text + "\n"};
}

}  // namespace

std::optional<EarlyEnd> parse_options(int argc, const char* const* argv, IndexOptions& options) {
  CLI::App app(kDescription, "chancery-index");
  app.set_version_flag("--version", "chancery-index " CHANCERY_VERSION);
  options.index = "chancery.index";
  unsigned wait = 0;
  auto commit_interval = static_cast<unsigned>(options.commit_interval.count());
  app.add_option("PATH", options.archives, "Files and folders of the archive")->type_name("");
  app.add_option("--index", options.index, "Directory of the index; made if it is missing")
      ->type_name("DIR")
      ->envname("CHANCERY_INDEX")
      ->capture_default_str();
  options.log_level = "info";
  app.add_option("--log-level", options.log_level, "The least that is logged")
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error", "critical", "off"}))
      ->type_name("LEVEL")
      ->capture_default_str();
  app.add_option("--log-file", options.log_file, "Append the log to FILE, not to standard error")
      ->type_name("FILE");
  app.add_option("--gazetteer", options.gazetteer,
                 "Lay the tables in DIR (leaders.tsv, countries.tsv, ...) over the built-in ones")
      ->type_name("DIR");
  std::string prune, rebuild;
  app.add_flag("--prune", prune,
               "Remove reports whose files are gone; --prune=force: even more than a quarter of all");
  app.add_flag("--rebuild", rebuild,
               "Build a new index that takes the place of the old one in the end; --rebuild=force: "
               "even with less than three quarters of its reports");
  app.add_flag("--dry-run", options.dry_run, "Say what would be done; write nothing")
      ->excludes("--rebuild");
  app.add_option("--wait", wait, "Wait so long for another run to end")->type_name("SECONDS");
  app.add_option("--memory", options.memory_mb, "The most memory to take, in millions of bytes")
      ->type_name("MB")->check(CLI::Range(64, 1'000'000).description(""))
      ->capture_default_str();
  app.add_option("--commit-interval", commit_interval, "Commit at the latest after so long")
      ->type_name("SECONDS")->check(CLI::Range(1, 86'400).description(""))
      ->capture_default_str();
  bool explains = false, lists_found = false, checks = false, compacts = false, tells_stats = false;
  std::string format;
  app.add_flag("--explain", explains,
               "Show what is recognised in PATH, and by which rule; write no index");
  app.add_flag("--found-leaders", lists_found,
               "List leaders of the index whom no table has, as rows of leaders.tsv");
  app.add_flag("--check", checks, "Verify the index, all of it, and say how to mend it");
  app.add_flag("--compact", compacts, "Make the index smaller: write it anew without gaps");
  app.add_flag("--stats", tells_stats, "Say what the index holds");
  app.add_option("--format", format, "Of --explain and --stats: text (default) or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}).description(""));
  bool wants_man_page = false;
  app.add_flag("--man-page", wants_man_page)->group("");  // hidden; the build makes the page by it
  try {
    app.parse(guarded_arguments(argc, argv));
    if (wants_man_page) return EarlyEnd{exit_code::kAll, man_page(app)};
    if (!consent(prune)) throw CLI::ValidationError("--prune", "is alone, or --prune=force");
    if (!consent(rebuild)) throw CLI::ValidationError("--rebuild", "is alone, or --rebuild=force");
    if (explains + lists_found + checks + compacts + tells_stats > 1) {
      throw CLI::ValidationError("--explain, --found-leaders, --check, --compact and --stats",
                                 "exclude one another");
    }
    if (!format.empty() && !explains && !tells_stats) {
      throw CLI::ValidationError("--format", "needs --explain or --stats");
    }
    const bool needs_archive = !lists_found && !checks && !compacts && !tells_stats;
    if (options.archives.empty() && needs_archive) throw CLI::RequiredError("PATH");
  } catch (const CLI::ParseError& end) {
    return end_of_parsing(app, end);
  }
  if (explains) options.task = Task::Explain;
  if (lists_found) options.task = Task::FoundLeaders;
  if (checks) options.task = Task::Check;
  if (compacts) options.task = Task::Compact;
  if (tells_stats) options.task = Task::Stats;
  if (format == "json") options.format = ExplainFormat::Json;
  options.prune = *consent(prune);
  options.rebuild = *consent(rebuild);
  options.wait = std::chrono::seconds(wait);
  options.commit_interval = std::chrono::seconds(commit_interval);
  options.gazetteer = unguarded(options.gazetteer.string());
  options.index = unguarded(options.index.string());
  options.log_file = unguarded(options.log_file.string());
  for (auto& archive : options.archives) archive = unguarded(archive.string());
  return std::nullopt;
}

}  // namespace chancery
