#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chancery::test {

struct Outcome {
  int exit_code;  // -1 if a signal ended the program
  std::string out;
  std::string err;
};

/// Runs a program with `arguments`, waits for its end, and gives what it printed. `environment`
/// ("NAME=value") is laid over this process's.
Outcome run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const std::vector<std::string>& environment = {});

/// The programs as built, and a file or folder of the repository.
Outcome chancery_index(const std::vector<std::string>& arguments);
Outcome chancery_search(const std::vector<std::string>& arguments);
std::filesystem::path in_repository(const std::string& path);

}  // namespace chancery::test
