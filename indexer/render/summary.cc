#include "indexer/render/summary.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "indexer/render/figures.h"

namespace chancery {

namespace {

std::string line(std::string_view name, const std::string& figure, const std::string& remark = {}) {
  std::array<char, 160> text{};
  std::snprintf(text.data(), text.size(), "%-10.*s %12s", static_cast<int>(name.size()),
                name.data(), figure.c_str());
  return std::string(text.data()) + (remark.empty() ? "" : "  " + remark) + "\n";
}

std::string files(const RunSummary& summary) {
  if (summary.files_passed == 0) return "reports of " + grouped(summary.files) + " files";
  return "reports of " + grouped(summary.files - summary.files_passed) + " files; " +
         grouped(summary.files_passed) + " files have not changed";
}

std::string seconds(const RunSummary& summary) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f s", summary.seconds.count());
  return text.data();
}

}  // namespace

std::string render_summary(const RunSummary& summary) {
  std::string text = line("read", grouped(summary.read), files(summary));
  text += line("added", grouped(summary.added));
  text += line("changed", grouped(summary.changed));
  text += line("removed", grouped(summary.removed));
  text += line("unchanged", grouped(summary.unchanged));
  text += line("rejected", grouped(summary.rejected));
  for (const auto& [reason, count] : summary.reasons) {
    text += line("", grouped(count), reason);
  }
  text += line("time", seconds(summary),
               rate(summary.read, summary.seconds) + " reports a second, " +
                   megabytes(summary.bytes_read) + " read");
  return text;
}

std::string summary_line(const RunSummary& summary) {
  return "done: " + grouped(summary.read) + " read, " + grouped(summary.added) + " added, " +
         grouped(summary.changed) + " changed, " + grouped(summary.removed) + " removed, " +
         grouped(summary.unchanged) + " unchanged, " + grouped(summary.rejected) +
         " rejected, in " + seconds(summary);
}

}  // namespace chancery
