#include "corpus/arguments.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace chancery {

namespace {

constexpr char kGuard = '\x1F';

/// A value may stand behind its option: "--leader=[a]".
std::string guarded_argument(std::string_view argument) {
  const std::size_t equals = argument.find('=');
  if (!argument.starts_with("--") || equals == std::string_view::npos) return guarded(argument);
  return std::string(argument.substr(0, equals + 1)) + guarded(argument.substr(equals + 1));
}

}  // namespace

std::string guarded(std::string_view value) {
  const bool is_special = value.find_first_of("[{%\x1F") == 0;
  return (is_special ? std::string(1, kGuard) : std::string()).append(value);
}

std::vector<std::string> guarded_arguments(int argc, const char* const* argv) {
  std::vector<std::string> arguments;
  for (int i = argc - 1; i > 0; --i) arguments.push_back(guarded_argument(argv[i]));
  return arguments;
}

std::string unguarded(const std::string& value) {
  return value.starts_with(kGuard) ? value.substr(1) : value;
}

std::vector<std::string> unguarded(const std::vector<std::string>& values) {
  std::vector<std::string> result;
  std::transform(values.begin(), values.end(), std::back_inserter(result),
                 [](const std::string& value) { return unguarded(value); });
  return result;
}

}  // namespace chancery
