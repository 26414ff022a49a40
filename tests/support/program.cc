#include "tests/support/program.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_directory.h"

namespace chancery::test {

namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void redirect(int descriptor, const fs::path& file) {
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(127);
}

[[noreturn]] void become(const fs::path& program, const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment) {
  for (const std::string& variable : environment) {
    const std::size_t equals = variable.find('=');
    setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  std::string name = program.string();
  std::vector<std::string> copies = arguments;
  std::vector<char*> pointers{name.data()};
  for (std::string& argument : copies) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  execv(name.c_str(), pointers.data());
  _exit(127);
}

}  // namespace

Outcome run(const fs::path& program, const std::vector<std::string>& arguments,
            const std::vector<std::string>& environment) {
  const TempDirectory scratch;
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    redirect(STDOUT_FILENO, scratch.path() / "out");
    redirect(STDERR_FILENO, scratch.path() / "err");
    become(program, arguments, environment);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(scratch.path() / "out"),
          content_of(scratch.path() / "err")};
}

Outcome chancery_index(const std::vector<std::string>& arguments) {
  return run(CHANCERY_INDEX_PROGRAM, arguments);
}

Outcome chancery_search(const std::vector<std::string>& arguments) {
  return run(CHANCERY_SEARCH_PROGRAM, arguments);
}

fs::path in_repository(const std::string& path) { return fs::path(CHANCERY_SOURCE_DIR) / path; }

}  // namespace chancery::test
