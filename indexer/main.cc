#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include <unistd.h>

#include "corpus/error.h"
#include "corpus/gazetteer/overlay.h"
#include "indexer/explain_reports.h"
#include "indexer/found_leaders.h"
#include "indexer/logging.h"
#include "indexer/options.h"
#include "indexer/render/progress.h"
#include "indexer/render/run_report.h"
#include "indexer/render/summary.h"
#include "indexer/render/upkeep.h"
#include "indexer/run.h"
#include "indexer/stop_signal.h"

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

/// Whatever stopped the program, in the form in which it is told.
Error told(const std::exception& error) {
  if (const auto* ours = dynamic_cast<const Error*>(&error)) return *ours;
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    return {ErrorKind::System, "there is not enough memory",
            "what was committed before is safe; see --memory, and ulimit -v"};
  }
  return {ErrorKind::System, error.what()};
}

int code_of(const RunSummary& summary) {
  if (summary.stop_signal != 0) return 128 + summary.stop_signal;  // as shells have it
  if (summary.refusal) return exit_code_of(*summary.refusal);
  return summary.rejected == 0 ? exit_code::kAll : exit_code::kRejects;
}

RunSummary run_reported(const IndexOptions& options, const Gazetteer& gazetteer) {
  std::optional<RunReport> report;
  if (!options.report.empty()) report.emplace(options.report);
  std::optional<RejectsFile> rejects;
  if (!options.rejects.empty()) rejects.emplace(options.rejects);
  const auto progress = make_progress(isatty(STDERR_FILENO) == 1, report ? &*report : nullptr,
                                      rejects ? &*rejects : nullptr);
  RunSummary summary;
  try {
    summary = run(options, gazetteer, *progress, stop_signal);
  } catch (const std::exception& error) {
    if (rejects) rejects->finish();
    if (report) report->finish(told(error));
    throw;
  }
  if (rejects) rejects->finish();
  if (report) report->finish(summary, code_of(summary));
  return summary;
}

int index(const IndexOptions& options, const Gazetteer& gazetteer) {
  note_stop_signals();
  const RunSummary summary = run_reported(options, gazetteer);
  if (is_log_kept(options)) log_finished(summary);
  print(render_summary(summary));
  if (summary.stop_signal != 0) end_by(summary.stop_signal);
  if (summary.refusal) throw Error(*summary.refusal);
  return code_of(summary);
}

int check(const IndexOptions& options) {
  const IndexCheck result = check_index(options.index);
  print(render_check(result));
  return result.faults == 0 ? exit_code::kAll : exit_code::kStopped;
}

int do_task(const IndexOptions& options, const Gazetteer& gazetteer) {
  switch (options.task) {
    case Task::Explain:
      explain_reports({options.archives, {options.included, options.excluded}, options.limits},
                      gazetteer, options.format, print);
      return exit_code::kAll;
    case Task::FoundLeaders:
      print(list_found_leaders(options.index, gazetteer));
      return exit_code::kAll;
    case Task::Check:
      return check(options);
    case Task::Compact:
      print(render_compaction(compact_index(options.index)));
      return exit_code::kAll;
    case Task::Stats: {
      const IndexStats stats = index_stats(options.index);
      print(options.format == ExplainFormat::Json ? stats_json(stats) : render_stats(stats));
      return exit_code::kAll;
    }
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
    return do_task(options, overlaid_gazetteer(options.gazetteer));
  } catch (const std::exception& error) {
    if (!is_log_kept(options)) throw;
    const Error why = told(error);
    log_stopped(why);
    // Where standard error is that log, it has no room for lines of another kind.
    if (options.log_file.empty()) return exit_code_of(why);
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
  } catch (const std::exception& error) {
    const chancery::Error why = told(error);
    std::fputs(chancery::describe(why).c_str(), stderr);
    return chancery::exit_code_of(why);
  }
}
