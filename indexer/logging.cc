#include "indexer/logging.h"

#include <cstdlib>
#include <memory>
#include <utility>

#include <nlohmann/json.hpp>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/error.h"
#include "corpus/text/printable.h"
#include "indexer/log_format.h"
#include "indexer/render/summary.h"

namespace chancery {

namespace {

constexpr const char* kProgram = "chancery-index";

using Json = nlohmann::ordered_json;
using FileSink = spdlog::sinks::rotating_file_sink_mt;

/// systemd tells in JOURNAL_STREAM which file (device:inode) it has connected with the journal.
/// That it is set is not enough: whoever started us may have sent standard error elsewhere, and
/// the variable is inherited all the same (systemd.exec(5)).
bool is_stderr_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  if (stream == nullptr || fstat(STDERR_FILENO, &status) != 0) return false;
  return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino) == stream;
}

spdlog::sink_ptr stderr_sink() {
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org
  const bool is_plain = no_color != nullptr && *no_color != '\0';
  return std::make_shared<spdlog::sinks::stderr_color_sink_mt>(
      is_plain ? spdlog::color_mode::never : spdlog::color_mode::automatic);
}

spdlog::sink_ptr file_sink(const IndexOptions& options) {
  try {
    return std::make_shared<FileSink>(options.log_file.string(),
                                      std::size_t{options.log_file_size} * 1'000'000,
                                      options.log_files);
  } catch (const spdlog::spdlog_ex& error) {
    throw Error(ErrorKind::System, std::string("cannot write the log: ") + error.what(),
                "choose another file with --log-file FILE");
  }
}

std::unique_ptr<spdlog::formatter> lines(const IndexOptions& options) {
  constexpr const char* kTerminalPattern = "%^%l%$: %v";
  constexpr const char* kFilePattern = "%Y-%m-%dT%H:%M:%S%z %l: %v";
  if (options.log_format == LogFormat::Json) return json_lines(kProgram);
  return std::make_unique<spdlog::pattern_formatter>(
      options.log_file.empty() ? kTerminalPattern : kFilePattern);
}

std::shared_ptr<spdlog::logger> make_logger(const char* name, const spdlog::sink_ptr& sink,
                                            const IndexOptions& options) {
  auto logger = std::make_shared<spdlog::logger>(name, sink);
  logger->set_level(spdlog::level::from_str(options.log_level == "warn" ? "warning"
                                                                        : options.log_level));
  if (!options.log_file.empty()) logger->flush_on(spdlog::level::info);
  return logger;
}

/// `message` with `fields` of its own, where the log is JSON.
void log(spdlog::level::level_enum level, const std::string& message, const Json& fields) {
  const std::shared_ptr<spdlog::logger> logger = spdlog::get(kFieldsLogger);
  if (logger == nullptr) {
    spdlog::log(level, "{}", message);
    return;
  }
  Json object{{"message", message}};
  object.update(fields);
  logger->log(level, "{}", object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

void set_up_logging(const IndexOptions& options) {
  const spdlog::sink_ptr sink = options.log_file.empty() ? stderr_sink() : file_sink(options);
  const bool is_journal = options.log_file.empty() && is_stderr_journal();
  sink->set_formatter(is_journal ? journal_lines(lines(options)) : lines(options));
  spdlog::set_default_logger(make_logger(kProgram, sink, options));
  if (options.log_format == LogFormat::Json) {
    spdlog::register_logger(make_logger(kFieldsLogger, sink, options));
  }
}

std::vector<std::filesystem::path> log_file_paths(const IndexOptions& options) {
  std::vector<std::filesystem::path> paths;
  if (options.log_file.empty()) return paths;
  for (std::size_t i = 0; i <= options.log_files; ++i) {
    paths.emplace_back(FileSink::calc_filename(options.log_file.string(), i));
  }
  return paths;
}

bool is_log_kept(const IndexOptions& options) {
  return !options.log_file.empty() || options.log_format == LogFormat::Json || is_stderr_journal();
}

void log_rejected(const std::string& source, const BadRecord& why) {
  const std::string place = why.place.empty() ? "" : ", " + printable_line(why.place);
  log(spdlog::level::warn,
      "rejected " + printable_line(source) + place + ": " + why.reason + ": " +
          printable_line(why.detail),
      {{"event", "rejected"},
       {"source", source},
       {"place", why.place},
       {"reason", why.reason},
       {"detail", why.detail}});
}

void log_finished(const RunSummary& summary) {
  log(spdlog::level::info, summary_line(summary),
      {{"event", "finished"},
       {"files", summary.files},
       {"files_passed", summary.files_passed},
       {"read", summary.read},
       {"added", summary.added},
       {"changed", summary.changed},
       {"moved", summary.moved},
       {"removed", summary.removed},
       {"pruned", summary.pruned},
       {"unchanged", summary.unchanged},
       {"rejected", summary.rejected},
       {"bytes_read", summary.bytes_read},
       {"seconds", summary.seconds.count()}});
}

void log_stopped(const Error& error) {
  const std::string& hint = error.hint();
  const std::string advice = hint.empty() ? "" : " (" + printable_line(hint) + ")";
  log(spdlog::level::err, "stopped: " + printable_line(error.what()) + advice,
      {{"event", "stopped"}, {"error", error.what()}, {"hint", hint}});
}

}  // namespace chancery
