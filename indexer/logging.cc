#include "indexer/logging.h"

#include <cstdlib>
#include <memory>

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "corpus/error.h"
#include "corpus/text/printable.h"
#include "indexer/render/summary.h"

namespace chancery {

void set_up_logging(const IndexOptions& options) {
  constexpr const char* kTerminalPattern = "%^%l%$: %v";
  constexpr const char* kFilePattern = "%Y-%m-%dT%H:%M:%S%z %l: %v";
  std::shared_ptr<spdlog::logger> logger;
  if (options.log_file.empty()) {
    const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org
    const bool is_plain = no_color != nullptr && *no_color != '\0';
    logger = spdlog::stderr_color_mt(
        "chancery-index", is_plain ? spdlog::color_mode::never : spdlog::color_mode::automatic);
    logger->set_pattern(kTerminalPattern);
  } else {
    try {
      logger = spdlog::basic_logger_mt("chancery-index", options.log_file.string());
    } catch (const spdlog::spdlog_ex& error) {
      throw Error(ErrorKind::System, std::string("cannot write the log: ") + error.what(),
                  "choose another file with --log-file FILE");
    }
    logger->set_pattern(kFilePattern);
    logger->flush_on(spdlog::level::info);
  }
  logger->set_level(spdlog::level::from_str(options.log_level == "warn" ? "warning"
                                                                        : options.log_level));
  spdlog::set_default_logger(std::move(logger));
}

void log_finished(const RunSummary& summary) { spdlog::info("{}", summary_line(summary)); }

void log_stopped(const std::string& why) { spdlog::error("stopped: {}", printable_line(why)); }

}  // namespace chancery
