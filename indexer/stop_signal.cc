#include "indexer/stop_signal.h"

#include <atomic>
#include <csignal>
#include <initializer_list>

#include <unistd.h>

namespace chancery {

namespace {

std::atomic<int> noted{0};
static_assert(std::atomic<int>::is_always_lock_free);  // a signal handler may do nothing else

void note(int signal) {
  int none = 0;
  noted.compare_exchange_strong(none, signal);
}

}  // namespace

void note_stop_signals() {
  struct sigaction action {};
  action.sa_handler = note;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;  // what Xapian reads and writes goes on
  for (const int signal : {SIGTERM, SIGINT}) sigaction(signal, &action, nullptr);
}

int stop_signal() { return noted; }

void end_by(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  _exit(128 + signal);  // not reached unless the signal is blocked
}

}  // namespace chancery
