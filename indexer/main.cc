#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

#include <unistd.h>

#include "corpus/error.h"
#include "corpus/gazetteer/overlay.h"
#include "indexer/explain_reports.h"
#include "indexer/found_leaders.h"
#include "indexer/logging.h"
#include "indexer/options.h"
#include "indexer/render/progress.h"
#include "indexer/render/summary.h"
#include "indexer/run.h"

namespace {

using namespace chancery;

/// Throws Error System, but not for a reader that has seen enough ("| head -1").
void print(const std::string& text) {
  errno = 0;
  const bool is_written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written && errno != EPIPE) {
    throw Error(ErrorKind::System, "cannot write to standard output",
                "is the disk full? what was indexed before is safe");
  }
}

int index(const IndexOptions& options, const Gazetteer& gazetteer) {
  const auto progress = make_progress(isatty(STDERR_FILENO) == 1);
  const RunSummary summary = run(options, gazetteer, *progress);
  if (is_log_kept(options)) log_finished(summary);
  print(render_summary(summary));
  return summary.rejected == 0 ? exit_code::kAll : exit_code::kRejects;
}

int do_task(const IndexOptions& options, const Gazetteer& gazetteer) {
  switch (options.task) {
    case Task::Explain:
      explain_reports(options.archives, gazetteer, options.format, print);
      return exit_code::kAll;
    case Task::FoundLeaders:
      print(list_found_leaders(options.index, gazetteer));
      return exit_code::kAll;
    case Task::Index:
      break;
  }
  return index(options, gazetteer);
}

/// What stops a run stands in its log, too: of a nightly run that is often all that is kept.
int index_logged(const IndexOptions& options) {
  set_up_logging(options);
  try {
    if (options.gazetteer.empty()) return do_task(options, Gazetteer::built_in());
    const OverlaidGazetteer overlaid(options.gazetteer);
    return do_task(options, overlaid.gazetteer());
  } catch (const std::exception& error) {
    if (is_log_kept(options)) log_stopped(error);
    // Where standard error is that log, it has no room for lines of another kind.
    if (is_log_kept(options) && options.log_file.empty()) return exit_code::kStopped;
    throw;
  }
}

int run_program(int argc, char** argv) {
  IndexOptions options;
  if (const auto end = parse_options(argc, argv, options)) {
    if (end->exit_code == exit_code::kAll) {
      print(end->message);
    } else {
      std::fputs(end->message.c_str(), stderr);
    }
    return end->exit_code;
  }
  return index_logged(options);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // so that a write to a closed pipe fails instead
  try {
    return run_program(argc, argv);
  } catch (const chancery::Error& error) {
    std::fputs(chancery::describe(error).c_str(), stderr);
  } catch (const std::exception& error) {
    std::fputs(chancery::describe({chancery::ErrorKind::System, error.what()}).c_str(), stderr);
  }
  return chancery::exit_code::kStopped;
}
