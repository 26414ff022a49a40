#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// Command lines for CLI11 that leave what a person typed as it is. CLI11 takes a value in square
/// brackets for a list ("[a,b]" is two) and, from one version to the next, other signs for an empty
/// list or a separator; a file and a question may be called so.

/// The arguments, program name left out, the last first, as CLI::App::parse takes a vector of them.
/// Values that CLI11 might read so begin with a guard.
std::vector<std::string> guarded_arguments(int argc, const char* const* argv);

/// `value` with a guard where it needs one, for what comes to CLI11 from elsewhere.
std::string guarded(std::string_view value);

/// `value`, which CLI11 has read, as it was typed.
std::string unguarded(const std::string& value);
std::vector<std::string> unguarded(const std::vector<std::string>& values);

}  // namespace chancery
