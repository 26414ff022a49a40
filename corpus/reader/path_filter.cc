#include "corpus/reader/path_filter.h"

#include <algorithm>
#include <cstddef>

#include <fnmatch.h>

namespace chancery {

namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kAnyFolders = "**";

Names names_of(std::string_view path) {
  Names names;
  while (true) {
    const std::size_t end = std::min(path.find('/'), path.size());
    names.emplace_back(path.substr(0, end));
    if (end == path.size()) return names;
    path.remove_prefix(end + 1);
  }
}

Names names_of_pattern(std::string_view pattern) {
  Names names = names_of(pattern);
  if (names.size() == 1 && names.front() != kAnyFolders) {
    names.insert(names.begin(), std::string(kAnyFolders));
  }
  return names;
}

/// From name to name, keeping all ends of the pattern's beginning that fit so far: the time is that of
/// the two lengths multiplied, whatever the pattern.
bool fits(const Names& pattern, const Names& path) {
  std::vector<bool> reached(pattern.size() + 1, false);
  reached[0] = true;
  const auto skip_any_folders = [&] {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (reached[i] && pattern[i] == kAnyFolders) reached[i + 1] = true;
    }
  };
  skip_any_folders();
  for (const std::string& name : path) {
    std::vector<bool> next(pattern.size() + 1, false);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (!reached[i]) continue;
      if (pattern[i] == kAnyFolders) {
        next[i] = true;
      } else if (::fnmatch(pattern[i].c_str(), name.c_str(), 0) == 0) {
        next[i + 1] = true;
      }
    }
    reached = std::move(next);
    skip_any_folders();
  }
  return reached.back();
}

bool any_fits(const std::vector<Names>& patterns, const Names& path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const Names& pattern) { return fits(pattern, path); });
}

}  // namespace

PathFilter::PathFilter(const std::vector<std::string>& included,
                       const std::vector<std::string>& excluded) {
  for (const std::string& pattern : included) included_.push_back(names_of_pattern(pattern));
  for (const std::string& pattern : excluded) excluded_.push_back(names_of_pattern(pattern));
}

bool PathFilter::takes(std::string_view path) const {
  if (included_.empty() && excluded_.empty()) return true;
  const Names names = names_of(path);
  return (included_.empty() || any_fits(included_, names)) && !any_fits(excluded_, names);
}

}  // namespace chancery
