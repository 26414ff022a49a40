#pragma once

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace chancery::test {

struct Outcome {
  int exit_code;  // -1 if SIGKILL ended the program, 128 and its number for another signal
  std::string out;
  std::string err;
};

/// In what a program's surroundings are other than this process's.
struct Surroundings {
  std::vector<std::string> environment{};          // "NAME=value", laid over this process's
  bool is_unprivileged = false;                    // as the user nobody, if this process is root
  bool has_terminal = false;                       // standard error is one
  bool has_journal = false;                        // standard error passes for systemd's journal
  bool has_terminal_out = false;                   // and standard output: it is in Outcome::err
  std::optional<std::uint64_t> most_file_bytes{};  // a file cannot grow beyond: a full disk
  std::optional<std::uint64_t> most_memory_bytes{};  // of addresses, the program's libraries included
  std::filesystem::path out{};                     // where standard output goes, not to Outcome
  std::function<bool()> killed_when{};             // asked again and again; once it says so,
  int killed_by = SIGKILL;                         // this is sent
};

/// Runs a program with `arguments`, waits for its end, and gives what it printed.
Outcome run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const Surroundings& surroundings = {});

/// The programs as built, and a file or folder of the repository.
Outcome chancery_index(const std::vector<std::string>& arguments,
                       const Surroundings& surroundings = {});
Outcome chancery_search(const std::vector<std::string>& arguments,
                        const Surroundings& surroundings = {});
std::filesystem::path in_repository(const std::string& path);

/// What a file holds; nothing if it is not there.
std::string content_of(const std::filesystem::path& file);

/// What `check` says in a process that is not root.
bool holds_unprivileged(const std::function<bool()>& check);

/// Whether a program can be run on a terminal here.
bool has_terminals();

}  // namespace chancery::test
