#include "indexer/logging.h"

#include <memory>

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "corpus/error.h"

namespace chancery {

void set_up_logging(const IndexOptions& options) {
  constexpr const char* kTerminalPattern = "%^%l%$: %v";
  constexpr const char* kFilePattern = "%Y-%m-%dT%H:%M:%S%z %l: %v";
  std::shared_ptr<spdlog::logger> logger;
  if (options.log_file.empty()) {
    logger = spdlog::stderr_color_mt("chancery-index");
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

}  // namespace chancery
