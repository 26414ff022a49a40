#include "indexer/render/progress.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <spdlog/spdlog.h>

#include "corpus/text/printable.h"
#include "indexer/render/figures.h"

namespace chancery {

namespace {

using Clock = std::chrono::steady_clock;

/// What both kinds of progress have in common: the clock, and the lines that go to the log.
class Progress : public RunObserver {
 public:
  void started(std::uint64_t files, std::uint64_t bytes) override {
    bytes_ = bytes;
    start_ = last_shown_ = Clock::now();
    spdlog::info("archive: {} files, {}", grouped(files), megabytes(bytes));
  }

  void tagging(std::uint64_t reports) override {
    spdlog::info("rules or tables have changed: {} reports are looked at again", grouped(reports));
  }

  void rejected(const std::string& source, const BadRecord& why) override {
    const std::string place = why.place.empty() ? "" : ", " + why.place;
    spdlog::warn("rejected {}{}: {}: {}", printable_line(source), printable_line(place), why.reason,
                 printable_line(why.detail));
  }

  void committed(std::uint64_t reports) override {
    if (reports > 0) spdlog::debug("committed {} reports", reports);
  }

  void finished() override {}

 protected:
  /// Whether `interval` has gone by since this last said so.
  bool is_due(Clock::duration interval) {
    const auto now = Clock::now();
    if (now - last_shown_ < interval) return false;
    last_shown_ = now;
    return true;
  }

  std::string state(const RunSummary& so_far, std::uint64_t bytes_done) const {
    const std::chrono::duration<double> seconds = Clock::now() - start_;
    return std::to_string(percent(bytes_done)) + "%, " + grouped(so_far.read) + " reports read, " +
           rate(so_far.read, seconds) + " a second, " + grouped(so_far.rejected) + " rejected";
  }

  unsigned percent(std::uint64_t bytes_done) const {
    if (bytes_ == 0) return 100;
    // A file can grow while it is read.
    return static_cast<unsigned>(std::min(bytes_done, bytes_) * 100 / bytes_);
  }

 private:
  std::uint64_t bytes_ = 0;
  Clock::time_point start_{};
  Clock::time_point last_shown_{};
};

class LogProgress final : public Progress {
 public:
  void advanced(const RunSummary& so_far, std::uint64_t bytes_done) override {
    if (is_due(std::chrono::seconds(10))) spdlog::info("{}", state(so_far, bytes_done));
  }
};

class BarProgress final : public Progress {
 public:
  ~BarProgress() override { clear(); }

  void advanced(const RunSummary& so_far, std::uint64_t bytes_done) override {
    if (!is_due(std::chrono::milliseconds(100))) return;
    constexpr unsigned kColumns = 20;
    const unsigned filled = percent(bytes_done) * kColumns / 100;
    const std::string bar = std::string(filled, '#') + std::string(kColumns - filled, ' ');
    std::fprintf(stderr, "\r\033[K[%s] %s", bar.c_str(), state(so_far, bytes_done).c_str());
    std::fflush(stderr);
    is_shown_ = true;
  }

  void rejected(const std::string& source, const BadRecord& why) override {
    clear();
    Progress::rejected(source, why);
  }

  void finished() override { clear(); }

 private:
  void clear() {
    if (is_shown_) std::fputs("\r\033[K", stderr);
    is_shown_ = false;
  }

  bool is_shown_ = false;
};

}  // namespace

std::unique_ptr<RunObserver> make_progress(bool is_terminal) {
  if (is_terminal) return std::make_unique<BarProgress>();
  return std::make_unique<LogProgress>();
}

}  // namespace chancery
