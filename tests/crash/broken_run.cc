#include "tests/crash/broken_run.h"

#include <cstdlib>
#include <utility>

namespace chancery::test {

namespace fs = std::filesystem;

namespace {

Outcome run_laid_over(const std::vector<std::string>& arguments, const fs::path& directory,
                      std::vector<std::string> environment) {
  environment.push_back("LD_PRELOAD=" CHANCERY_BROKEN_CALLS);
  environment.push_back("BROKEN_BELOW=" + directory.string() + "/");
  // The sanitizers want to be the first that is laid over the C library.
  environment.emplace_back("ASAN_OPTIONS=verify_asan_link_order=0");
  Surroundings surroundings;
  surroundings.environment = std::move(environment);
  return chancery_index(arguments, surroundings);
}

}  // namespace

Outcome broken_run(const std::vector<std::string>& arguments, const fs::path& directory,
                   const Break& where) {
  return run_laid_over(arguments, directory,
                       {"BROKEN_CALL=" + std::to_string(where.call), "BROKEN_BY=" + where.by});
}

CountedRun counted_run(const std::vector<std::string>& arguments, const fs::path& directory,
                       const fs::path& index, const fs::path& commits) {
  const fs::path count = commits / "count";
  fs::create_directories(commits);
  const Outcome outcome =
      run_laid_over(arguments, directory,
                    {"BROKEN_COUNT=" + count.string(), "BROKEN_INDEX=" + index.string(),
                     "BROKEN_COMMITS=" + commits.string()});
  const long calls = std::atol(content_of(count).c_str());
  fs::remove(count);
  return {outcome, calls};
}

long option(const char* name, long otherwise) {
  const char* const value = std::getenv(name);
  return value == nullptr ? otherwise : std::atol(value);
}

}  // namespace chancery::test
