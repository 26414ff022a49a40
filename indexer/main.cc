#include <exception>
#include <iostream>

#include <unistd.h>

#include "corpus/error.h"
#include "indexer/logging.h"
#include "indexer/options.h"
#include "indexer/render/progress.h"
#include "indexer/render/summary.h"
#include "indexer/run.h"

int main(int argc, char** argv) {
  using namespace chancery;
  try {
    IndexOptions options;
    if (const auto code = parse_options(argc, argv, options)) return *code;
    set_up_logging(options);
    const auto progress = make_progress(isatty(STDERR_FILENO) == 1);
    const RunSummary summary = run(options, Gazetteer::built_in(), *progress);
    std::cout << render_summary(summary) << std::flush;
    return summary.rejected == 0 ? exit_code::kAll : exit_code::kRejects;
  } catch (const Error& error) {
    std::cerr << describe(error);
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << "\n";
  }
  return exit_code::kStopped;
}
