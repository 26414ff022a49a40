#include "tests/support/program.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

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

int open_for_output(const fs::path& file) {
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (opened < 0) throw std::runtime_error("cannot open " + file.string());
  return opened;
}

/// The variable by which systemd says where a service's standard error goes.
std::string journal_stream(int err) {
  struct stat status {};
  if (fstat(err, &status) != 0) throw std::runtime_error("fstat failed");
  return "JOURNAL_STREAM=" + std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// The variables of this process, and `others` in place of those of their names.
std::vector<std::string> environment_with(const std::vector<std::string>& others) {
  std::vector<std::string> all = others;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view known = *variable;
    const std::string_view name = known.substr(0, known.find('=') + 1);
    if (std::none_of(others.begin(), others.end(),
                     [&](const std::string& other) { return other.starts_with(name); })) {
      all.emplace_back(known);
    }
  }
  return all;
}

/// A program that is ready to run. All is made before there is a child: where a process has threads, its child
/// may not take memory, for another thread may have held the lock of it (the sanitizers' is not let go).
class Start {
 public:
  /// Writes to `out` and `err`, which are files.
  Start(const fs::path& program, const std::vector<std::string>& arguments, const Surroundings& surroundings,
        const fs::path& out, const fs::path& err)
      : surroundings_(surroundings),
        arguments_{program.string()},
        program_(open(program.c_str(), O_RDONLY | O_CLOEXEC)),
        out_(open_for_output(out)),
        err_(open_for_output(err)) {
    if (program_ < 0) throw std::runtime_error("cannot open " + program.string());
    arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
    std::vector<std::string> others = surroundings.environment;
    if (surroundings.has_journal) others.push_back(journal_stream(err_));
    environment_ = environment_with(others);
    argument_pointers_ = pointers_to(arguments_);
    environment_pointers_ = pointers_to(environment_);
  }
  ~Start() {
    for (const int opened : {program_, out_, err_}) close(opened);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;

  /// `terminal`: for what is to go to one.
  [[noreturn]] void become(int terminal) const {
    must(dup2(surroundings_.has_terminal_out ? terminal : out_, STDOUT_FILENO) >= 0);
    must(dup2(surroundings_.has_terminal ? terminal : err_, STDERR_FILENO) >= 0);
    if (surroundings_.most_file_bytes) limit_file_bytes(*surroundings_.most_file_bytes);
    if (surroundings_.most_memory_bytes) limit_memory(*surroundings_.most_memory_bytes);
    if (surroundings_.is_unprivileged) drop_privileges();
    // It was opened before: nobody may have no way to where it was built.
    fexecve(program_, argument_pointers_.data(), environment_pointers_.data());
    _exit(127);
  }

 private:
  const Surroundings& surroundings_;
  std::vector<std::string> arguments_;
  std::vector<std::string> environment_{};
  std::vector<char*> argument_pointers_{};
  std::vector<char*> environment_pointers_{};
  int program_;
  int out_;
  int err_;
};

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
  const Start start(program, arguments, surroundings, out, scratch.path() / "err");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) start.become(terminal.theirs);
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
