#pragma once

#include <filesystem>
#include <system_error>

namespace chancery {

/// Whether nothing is there. False where that cannot be told, as below a folder that may not be entered.
inline bool is_gone(const std::filesystem::path& path) {
  std::error_code error;
  return !std::filesystem::exists(path, error) && !error;
}

}  // namespace chancery
