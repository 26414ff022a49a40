#include "indexer/options.h"

#include <sstream>
#include <string>

#include <CLI/CLI.hpp>

#include "corpus/arguments.h"
#include "corpus/error.h"
#include "corpus/man_page.h"
#include "indexer/settings.h"

namespace chancery {

namespace {

constexpr const char* kDescription =
    "Builds a searchable index of an archive of news reports, or brings it up to date.\n"
    "Folders are read with all that is below them: text, JSON, HTML, news XML, feeds, SGML, mail,\n"
    "tables, PDF, web archives, and tar and zip files of these.\n"
    "Files that have not changed since the last run are passed over.";

constexpr const char* kFooter =
    "EXAMPLES\n"
    "  chancery-index corpus/reports              index a folder into ./chancery.index\n"
    "  chancery-index --index /srv/news.index /srv/archive\n"
    "                                             a nightly run: only what is new is read\n"
    "  chancery-index --log-level warn --log-file night.log /srv/archive\n"
    "                                             rejects to a log, the summary to the terminal\n"
    "  chancery-index --config /etc/chancery/chancery.toml\n"
    "                                             all of it from a file, as a timer does it\n"
    "  chancery-index --prune /srv/archive        and reports whose files are gone are removed\n"
    "  chancery-index --check                     is the index sound?\n"
    "  chancery-index --explain report.txt        why it has its leaders and countries\n"
    "  chancery-index --found-leaders             leaders whom no table has, to review and paste\n"
    "  chancery-index --gazetteer ours /srv/archive\n"
    "                                             with an editor's tables laid over the built-in\n"
    "\n"
    "EXIT CODES\n"
    "  0  every report was indexed\n"
    "  1  done, but some reports could not be read: the log names each, the summary counts them\n"
    "  2  stopped by an error, refused, or --check found a fault; what was committed before is safe\n"
    "  75  another run writes to the index; try again later\n"
    "  130, 143  ended by SIGINT or SIGTERM; what was done is committed\n"
    "\n"
    "SETTINGS\n"
    "  The file of --config is TOML. Each option above can stand in it by its long name:\n"
    "    archive = [\"/srv/reports\", \"/srv/wire\"]\n"
    "    index = \"/srv/news.index\"\n"
    "    log-level = \"warn\"\n"
    "  but for --dry-run, --rebuild, --help, --version, --config and what is done instead of\n"
    "  indexing. The command line wins over the environment, and that over the file. Paths are\n"
    "  relative to where the program is run.\n"
    "\n"
    "ENVIRONMENT\n"
    "  CHANCERY_INDEX  the directory of the index, where --index is not given\n"
    "  NO_COLOR        no colour in the log\n"
    "  JOURNAL_STREAM  set by systemd: the log has the journal's priorities\n"
    "\n"
    "SEE ALSO\n"
    "  chancery-search asks the index.";

// The groups of --help, in the order in which it shows them.
constexpr const char* kMain = "What is indexed";
constexpr const char* kRun = "The run";
constexpr const char* kLimits = "Limits of one source";
constexpr const char* kLog = "Log";
constexpr const char* kOtherTasks = "Instead of indexing";
constexpr const char* kHelp = "Help";

std::string man_page(const CLI::App& app) {
  const std::string footer(kFooter);
  const std::string sections = footer.substr(0, footer.find("SEE ALSO"));
  return chancery::man_page(app, {"build a searchable index of an archive of news reports",
                                  CHANCERY_VERSION, sections, "chancery-search"});
}

/// What CLI11 reads into before it is understood.
struct RawOptions {
  std::string prune;
  std::string rebuild;
  unsigned wait = 0;
  unsigned commit_interval = 300;
  unsigned max_seconds = 600;
  std::string log_format = "text";
  std::string format;
  bool explains = false;
  bool lists_found = false;
  bool checks = false;
  bool compacts = false;
  bool tells_stats = false;
  bool man_page = false;
};

/// By the value of a flag; nullopt if it is none of ours.
std::optional<Consent> consent(const std::string& value) {
  if (value.empty() || value == "false") return Consent::No;
  if (value == "true") return Consent::Yes;
  if (value == "force") return Consent::Forced;
  return std::nullopt;
}

void add_main_options(CLI::App& app, IndexOptions& options) {
  options.index = "chancery.index";
  app.add_option("PATH,--archive", options.archives, "Files and folders of the archive")
      ->type_name("PATH")
      ->group(kMain);
  app.add_option("--index", options.index, "Directory of the index; made if it is missing")
      ->type_name("DIR")
      ->envname("CHANCERY_INDEX")
      ->group(kMain)
      ->capture_default_str();
  app.add_option("--include", options.included,
                 "Read only files whose path in the archive fits GLOB: wire/**, **/*.html; repeatable")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->group(kMain);
  app.add_option("--exclude", options.excluded,
                 "Read none whose path fits GLOB; to --prune they are gone; repeatable")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->group(kMain);
  app.add_option("--gazetteer", options.gazetteer,
                 "Lay the tables in DIR (leaders.tsv, countries.tsv, ...) over the built-in ones")
      ->type_name("DIR")
      ->group(kMain);
}

void add_run_options(CLI::App& app, IndexOptions& options, RawOptions& raw) {
  app.add_flag("--prune", raw.prune,
               "Remove reports whose files are gone; --prune=force: even more than a quarter of all")
      ->group(kRun);
  app.add_flag("--dry-run", options.dry_run, "Say what would be done; write nothing")
      ->configurable(false)
      ->group(kRun);
  app.add_flag("--strict", options.strict,
               "End at the first report that cannot be read; what was committed before stays")
      ->group(kRun);
  app.add_flag("--rebuild", raw.rebuild,
               "Build a new index, which takes the place of the old one in the end; "
               "--rebuild=force: even if more than a quarter of its reports would go")
      ->excludes("--dry-run")
      ->configurable(false)
      ->group(kRun);
  app.add_option("--wait", raw.wait, "Wait up to SECONDS for another run to end")
      ->type_name("SECONDS")
      ->group(kRun)
      ->capture_default_str();
  app.add_option("--commit-interval", raw.commit_interval,
                 "Commit at least every SECONDS: what a power cut can lose; 0: after each report")
      ->type_name("SECONDS")
      ->check(CLI::Range(0U, 86'400U).description(""))
      ->group(kRun)
      ->capture_default_str();
  app.add_option("--bulk-from", options.bulk_bytes,
                 "Build a new index in bulk, on all cores and several times as fast, where the archive has "
                 "at least SIZE; it answers when it is done; 0: always")
      ->type_name("SIZE")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->group(kRun)
      ->default_str("4M");
  app.add_option("--memory", options.memory_mb, "Take no more memory, in millions of bytes")
      ->type_name("MB")
      ->check(CLI::Range(64U, 1'000'000U).description(""))
      ->group(kRun)
      ->capture_default_str();
}

/// A number of bytes such as 16M or 2G, by powers of 1024.
CLI::Option* add_size(CLI::App& app, const std::string& name, std::uint64_t& bytes,
                      const std::string& description, const std::string& usual) {
  constexpr std::uint64_t kLeast = 1U << 10U, kMost = 1ULL << 50U;
  return app.add_option(name, bytes, description)
      ->type_name("SIZE")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check(CLI::Range(kLeast, kMost).description(""))
      ->group(kLimits)
      ->default_str(usual);
}

/// So that no source, by chance or by intent, costs a night.
void add_limit_options(CLI::App& app, IndexOptions& options, RawOptions& raw) {
  add_size(app, "--max-report", options.limits.report_bytes, "The longest report that is read", "16M");
  add_size(app, "--max-source", options.limits.source_bytes,
           "The longest source, and all that comes out of a container", "64G");
  app.add_option("--max-nesting", options.limits.nesting,
                 "How many containers (zip, tar, gz ...) may lie within one another")
      ->type_name("N")
      ->check(CLI::Range(0U, 16U).description(""))
      ->group(kLimits)
      ->capture_default_str();
  app.add_option("--max-expansion", options.limits.expansion,
                 "How many times as long as its file the content of a container may be")
      ->type_name("N")
      ->check(CLI::Range(1U, 1'000'000U).description(""))
      ->group(kLimits)
      ->capture_default_str();
  app.add_option("--max-seconds", raw.max_seconds, "How long reading one source may take")
      ->type_name("SECONDS")
      ->check(CLI::Range(1U, 86'400U).description(""))
      ->group(kLimits)
      ->capture_default_str();
}

void add_log_options(CLI::App& app, IndexOptions& options, std::string& log_format) {
  options.log_level = "info";
  app.add_option("--log-level", options.log_level, "The least that is logged")
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error", "critical", "off"}))
      ->type_name("LEVEL")
      ->group(kLog)
      ->capture_default_str();
  auto* const log_file =
      app.add_option("--log-file", options.log_file,
                     "Append the log to FILE, not to standard error")
          ->type_name("FILE")
          ->group(kLog);
  app.add_option("--log-file-size", options.log_file_size,
                 "Rotate the log file when it grows beyond MB (night.log becomes night.1.log)")
      ->type_name("MB")
      ->check(CLI::Range(1U, 100'000U).description(""))
      ->needs(log_file)
      ->group(kLog)
      ->capture_default_str();
  app.add_option("--log-files", options.log_files, "How many rotated log files are kept: 0 to 1000")
      ->type_name("N")
      ->check(CLI::Range(0U, 1'000U).description(""))
      ->needs(log_file)
      ->group(kLog)
      ->capture_default_str();
  app.add_option("--report", options.report, "Write to FILE what the run did, as JSON")
      ->type_name("FILE")
      ->group(kLog);
  app.add_option("--rejects", options.rejects,
                 "Write to FILE each report that could not be read, and why: JSON, one a line")
      ->type_name("FILE")
      ->group(kLog);
  app.add_option("--log-format", log_format, "text, or json: an object a line")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->group(kLog)
      ->capture_default_str();
}

/// What is asked for once and not every night, so not in the settings.
void add_other_tasks(CLI::App& app, RawOptions& raw) {
  app.add_flag("--explain", raw.explains,
               "Show what is recognised in PATH, and by which rule; write no index")
      ->configurable(false)
      ->group(kOtherTasks);
  app.add_option("--format", raw.format, "Of --explain and --stats: text (default) or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->configurable(false)
      ->group(kOtherTasks);
  app.add_flag("--found-leaders", raw.lists_found,
               "List leaders of the index whom no table has, as rows of leaders.tsv")
      ->configurable(false)
      ->group(kOtherTasks);
  app.add_flag("--check", raw.checks, "Verify the index, all of it, and say how to mend it")
      ->configurable(false)
      ->group(kOtherTasks);
  app.add_flag("--compact", raw.compacts, "Make the index smaller: write it anew without gaps")
      ->configurable(false)
      ->group(kOtherTasks);
  app.add_flag("--stats", raw.tells_stats, "Say what the index holds")
      ->configurable(false)
      ->group(kOtherTasks);
}

/// In the order in which --help shows them: what every run needs first.
void add_options(CLI::App& app, IndexOptions& options, RawOptions& raw) {
  app.set_help_flag();  // not first, where CLI11 has it
  add_main_options(app, options);
  add_settings_file(app)->group(kMain);
  add_run_options(app, options, raw);
  add_limit_options(app, options, raw);
  add_log_options(app, options, raw.log_format);
  add_other_tasks(app, raw);
  app.set_help_flag("-h,--help", "Print this help, and end")->group(kHelp);
  app.set_version_flag("--version", "chancery-index " CHANCERY_VERSION)->group(kHelp);
  app.add_flag("--man-page", raw.man_page)  // hidden; the build makes the page by it
      ->configurable(false)
      ->group("");
}

/// What options say together; throws CLI::ParseError.
void check(const RawOptions& raw, const IndexOptions& options) {
  if (!consent(raw.prune)) throw CLI::ValidationError("--prune", "is alone, or --prune=force");
  if (!consent(raw.rebuild)) {
    throw CLI::ValidationError("--rebuild", "is alone, or --rebuild=force");
  }
  const int tasks = raw.explains + raw.lists_found + raw.checks + raw.compacts + raw.tells_stats;
  if (tasks > 1) {
    throw CLI::ValidationError("--explain, --found-leaders, --check, --compact and --stats",
                               "exclude one another");
  }
  if (!raw.format.empty() && !raw.explains && !raw.tells_stats) {
    throw CLI::ValidationError("--format", "needs --explain or --stats");
  }
  if (options.archives.empty() && (tasks == 0 || raw.explains)) throw CLI::RequiredError("PATH");
}

void finish(const RawOptions& raw, IndexOptions& options) {
  if (raw.explains) options.task = Task::Explain;
  if (raw.lists_found) options.task = Task::FoundLeaders;
  if (raw.checks) options.task = Task::Check;
  if (raw.compacts) options.task = Task::Compact;
  if (raw.tells_stats) options.task = Task::Stats;
  options.prune = *consent(raw.prune);
  options.rebuild = *consent(raw.rebuild);
  options.wait = std::chrono::seconds(raw.wait);
  options.commit_interval = std::chrono::seconds(raw.commit_interval);
  if (raw.log_format == "json") options.log_format = LogFormat::Json;
  if (raw.format == "json") options.format = ExplainFormat::Json;
  options.gazetteer = unguarded(options.gazetteer.string());
  options.index = unguarded(options.index.string());
  options.log_file = unguarded(options.log_file.string());
  options.report = unguarded(options.report.string());
  options.rejects = unguarded(options.rejects.string());
  options.limits.reading = std::chrono::seconds(raw.max_seconds);
  for (auto* patterns : {&options.included, &options.excluded}) {
    for (std::string& pattern : *patterns) pattern = unguarded(pattern);
  }
  for (auto& archive : options.archives) archive = unguarded(archive.string());
}

/// What CLI11 ended with: help and version are no failures.
EarlyEnd end_of_parsing(const CLI::App& app, const CLI::ParseError& end) {
  if (end.get_exit_code() != 0) {
    const std::string settings = settings_file(app);
    const std::string hint = "run chancery-index --help";
    return {exit_code::kStopped,
            describe({ErrorKind::Usage, end.what(),
                      settings.empty() ? hint : hint + ", or look into " + settings})};
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
  RawOptions raw;
  add_options(app, options, raw);
  try {
    app.parse(guarded_arguments(argc, argv));
    if (raw.man_page) return EarlyEnd{exit_code::kAll, man_page(app)};
    check(raw, options);
  } catch (const CLI::ParseError& end) {
    return end_of_parsing(app, end);
  }
  finish(raw, options);
  return std::nullopt;
}

}  // namespace chancery
