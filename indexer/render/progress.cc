#include "indexer/render/progress.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "indexer/logging.h"
#include "indexer/render/figures.h"
#include "indexer/render/progress_line.h"
#include "indexer/render/time_left.h"

namespace chancery {

namespace {

using Clock = std::chrono::steady_clock;

/// What both kinds of progress have in common: the clock, and the lines that go to the log.
class Progress : public RunObserver {
 public:
  Progress(RunReport* report, RejectsFile* rejects) : report_(report), rejects_(rejects) {}

  void started(std::uint64_t files, std::uint64_t bytes) override {
    bytes_ = bytes;
    start_ = last_shown_ = Clock::now();
    spdlog::info("archive: {} files, {}", grouped(files), megabytes(bytes));
  }

  void tagging(std::uint64_t reports) override {
    spdlog::info("rules or tables have changed: {} reports are looked at again", grouped(reports));
  }

  void merging(std::uint64_t reports, bool is_full) override {
    if (is_full) {
      spdlog::warn("memory allows for no more than {} reports in bulk: what follows takes several times as "
                   "long each; a run with more --memory takes less",
                   grouped(reports));
    }
    spdlog::info("{} reports are merged into one index", grouped(reports));
  }

  void advanced(const RunSummary& so_far, std::uint64_t bytes_done) override {
    const auto now = Clock::now();
    time_left_.note(now - start_, bytes_done);
    if (now - last_shown_ < interval()) return;
    last_shown_ = now;
    show(state(so_far, bytes_done, now - start_));
  }

  void rejected(const std::string& source, const BadRecord& why) override {
    log_rejected(source, why);
    if (rejects_ != nullptr) rejects_->add(source, why);
  }

  void committed(std::uint64_t reports) override {
    if (reports > 0) spdlog::debug("committed {} reports", reports);
  }

  void source_done(const SourceSummary& source) override {
    if (report_ != nullptr) report_->add(source);
  }

  void finished() override {}

 private:
  virtual Clock::duration interval() const = 0;
  virtual void show(const ProgressState& state) = 0;

  ProgressState state(const RunSummary& so_far, std::uint64_t bytes_done,
                      std::chrono::duration<double> seconds) const {
    // A file can grow while it is read.
    const std::uint64_t done = std::min(bytes_done, bytes_);
    return {bytes_ == 0 ? 100 : static_cast<unsigned>(done * 100 / bytes_), so_far.read,
            so_far.rejected, seconds, time_left_.estimate(bytes_)};
  }

  RunReport* report_;
  RejectsFile* rejects_;
  std::uint64_t bytes_ = 0;
  TimeLeft time_left_;
  Clock::time_point start_{};
  Clock::time_point last_shown_{};
};

class LogProgress final : public Progress {
 public:
  using Progress::Progress;

 private:
  Clock::duration interval() const override { return std::chrono::seconds(10); }

  void show(const ProgressState& state) override { spdlog::info("{}", progress_message(state)); }
};

std::size_t terminal_columns() {
  constexpr std::size_t kUsual = 80;
  winsize window{};
  const bool is_known = ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0;
  return is_known ? window.ws_col : kUsual;
}

class BarProgress final : public Progress {
 public:
  using Progress::Progress;
  ~BarProgress() override { clear(); }

  void rejected(const std::string& source, const BadRecord& why) override {
    clear();
    Progress::rejected(source, why);
  }

  void committed(std::uint64_t reports) override {
    clear();
    Progress::committed(reports);
  }

  void merging(std::uint64_t reports, bool is_full) override {
    clear();
    Progress::merging(reports, is_full);
  }

  void finished() override { clear(); }

 private:
  Clock::duration interval() const override { return std::chrono::milliseconds(100); }

  void show(const ProgressState& state) override {
    // Some terminals go to the next line once the last column is written.
    const std::string line = progress_line(state, terminal_columns() - 1);
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    std::fflush(stderr);
    is_shown_ = true;
  }

  void clear() {
    if (is_shown_) std::fputs("\r\033[K", stderr);
    is_shown_ = false;
  }

  bool is_shown_ = false;
};

}  // namespace

std::unique_ptr<RunObserver> make_progress(bool is_terminal, RunReport* report,
                                           RejectsFile* rejects) {
  if (is_terminal) return std::make_unique<BarProgress>(report, rejects);
  return std::make_unique<LogProgress>(report, rejects);
}

}  // namespace chancery
