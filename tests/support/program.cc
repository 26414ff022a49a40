#include "tests/support/program.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <grp.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_directory.h"

namespace chancery::test {

namespace fs = std::filesystem;

namespace {

// 126 and 127 as the shell has them: what was to run could not.
void must(bool is_done) {
  if (!is_done) _exit(126);
}

void redirect(int descriptor, const fs::path& file) {
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  must(opened >= 0 && dup2(opened, descriptor) >= 0);
}

/// As systemd says it of a service's standard error.
void pass_for_journal() {
  struct stat status {};
  must(fstat(STDERR_FILENO, &status) == 0);
  const std::string stream = std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
  must(setenv("JOURNAL_STREAM", stream.c_str(), 1) == 0);
}

void drop_privileges() {
  constexpr uid_t kNobody = 65534;
  if (geteuid() != 0) return;
  must(setgroups(0, nullptr) == 0 && setgid(kNobody) == 0 && setuid(kNobody) == 0);
}

void limit_file_bytes(std::uint64_t bytes) {
  const rlimit limit{bytes, bytes};
  must(setrlimit(RLIMIT_FSIZE, &limit) == 0);
  std::signal(SIGXFSZ, SIG_IGN);  // so that a write fails instead
}

void limit_memory(std::uint64_t bytes) {
  const rlimit limit{bytes, bytes};
  must(setrlimit(RLIMIT_AS, &limit) == 0);
}

/// The program is opened first: nobody may have no way to where it was built.
[[noreturn]] void become(const fs::path& program, const std::vector<std::string>& arguments,
                         const Surroundings& surroundings) {
  for (const std::string& variable : surroundings.environment) {
    const std::size_t equals = variable.find('=');
    setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  std::string name = program.string();
  std::vector<std::string> copies = arguments;
  std::vector<char*> pointers{name.data()};
  for (std::string& argument : copies) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const int opened = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  must(opened >= 0);
  if (surroundings.most_file_bytes) limit_file_bytes(*surroundings.most_file_bytes);
  if (surroundings.most_memory_bytes) limit_memory(*surroundings.most_memory_bytes);
  if (surroundings.is_unprivileged) drop_privileges();
  fexecve(opened, pointers.data(), environ);
  _exit(127);
}

struct Terminal {
  int ours = -1;
  int theirs = -1;
};

}  // namespace

bool has_terminals() {
  // A system in a bare chroot has none.
  const int ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (ours >= 0) close(ours);
  return ours >= 0;
}

namespace {

Terminal open_terminal() {
  Terminal terminal;
  if (openpty(&terminal.ours, &terminal.theirs, nullptr, nullptr, nullptr) != 0) {
    throw std::runtime_error("openpty failed");
  }
  return terminal;
}

/// What was written to a terminal whose other side is closed.
std::string read_terminal(const Terminal& terminal) {
  std::string text;
  std::array<char, 4096> piece{};
  for (ssize_t count = 0; (count = read(terminal.ours, piece.data(), piece.size())) > 0;) {
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
  close(terminal.ours);
  return text;
}

/// Waits for the child's end; sends it a signal once `killed_when`, if there is one, says so.
int exit_code_of(pid_t child, const std::function<bool()>& killed_when, int signal = SIGKILL) {
  int status = 0;
  bool has_ended = false;
  while (killed_when && !has_ended && !killed_when()) {
    has_ended = waitpid(child, &status, WNOHANG) == child;
    usleep(500);
  }
  if (!has_ended) {
    if (killed_when) kill(child, signal);
    if (waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  return WTERMSIG(status) == SIGKILL ? -1 : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run(const fs::path& program, const std::vector<std::string>& arguments,
            const Surroundings& surroundings) {
  const TempDirectory scratch;
  const Terminal terminal = surroundings.has_terminal ? open_terminal() : Terminal{};
  const fs::path out = surroundings.out.empty() ? scratch.path() / "out" : surroundings.out;
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    redirect(STDOUT_FILENO, out);
    redirect(STDERR_FILENO, scratch.path() / "err");
    if (surroundings.has_terminal) must(dup2(terminal.theirs, STDERR_FILENO) >= 0);
    if (surroundings.has_journal) pass_for_journal();
    if (surroundings.has_terminal_out) must(dup2(terminal.theirs, STDOUT_FILENO) >= 0);
    become(program, arguments, surroundings);
  }
  if (surroundings.has_terminal) close(terminal.theirs);
  const int exit_code = exit_code_of(child, surroundings.killed_when, surroundings.killed_by);
  return {exit_code, content_of(scratch.path() / "out"),
          surroundings.has_terminal ? read_terminal(terminal) : content_of(scratch.path() / "err")};
}

Outcome chancery_index(const std::vector<std::string>& arguments,
                       const Surroundings& surroundings) {
  return run(CHANCERY_INDEX_PROGRAM, arguments, surroundings);
}

Outcome chancery_search(const std::vector<std::string>& arguments,
                        const Surroundings& surroundings) {
  return run(CHANCERY_SEARCH_PROGRAM, arguments, surroundings);
}

bool holds_unprivileged(const std::function<bool()>& check) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    drop_privileges();
    try {
      _exit(check() ? 0 : 1);
    } catch (...) {
      _exit(2);  // not back into the test program, which goes on in the parent
    }
  }
  return exit_code_of(child, {}) == 0;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path in_repository(const std::string& path) { return fs::path(CHANCERY_SOURCE_DIR) / path; }

}  // namespace chancery::test
