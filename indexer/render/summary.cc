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
  std::string text = "reports of " + grouped(summary.files_read) + " files";
  if (summary.files_passed > 0) {
    text += "; " + grouped(summary.files_passed) + " files have not changed";
  }
  return text;
}

/// A line that is left out in the nights that have nothing of it.
std::string line_if_any(std::string_view name, std::uint64_t figure, const std::string& remark) {
  return figure == 0 ? std::string() : line(name, grouped(figure), remark);
}

std::string gone(const RunSummary& summary) {
  const std::string files = "reports of " + grouped(summary.files_gone) + " files that are gone";
  return line_if_any("pruned", summary.pruned, files) +
         line_if_any("gone", summary.gone - summary.pruned, files + "; --prune removes them");
}

std::string tagged(const RunSummary& summary) {
  return line_if_any("tagged", summary.tagged,
                     summary.is_rehearsal ? "reports would be looked at again by other rules"
                                          : "reports otherwise, by other rules");
}

std::string repaired(const RunSummary& summary) {
  std::string text = line_if_any("repaired", summary.repaired, "reports");
  text += line_if_any("", summary.repairs.stray_bytes, "stray bytes, taken for Windows-1252");
  text += line_if_any("", summary.repairs.controls, "control characters, left out");
  return text + line_if_any("", summary.repairs.lost, "characters that could not be read");
}

std::string seconds(const RunSummary& summary) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f s", summary.seconds.count());
  return text.data();
}

}  // namespace

std::string render_summary(const RunSummary& summary) {
  std::string text = summary.is_rehearsal ? "nothing is written; a run would do this:\n" : "";
  text += line("read", grouped(summary.read), files(summary));
  text += line("added", grouped(summary.added));
  text += line("changed", grouped(summary.changed));
  text += line_if_any("moved", summary.moved,
                      "reports of " + grouped(summary.files_moved) + " files");
  text += line("removed", grouped(summary.removed));
  text += gone(summary);
  text += tagged(summary);
  text += line("unchanged", grouped(summary.unchanged));
  text += line("rejected", grouped(summary.rejected));
  for (const auto& [reason, count] : summary.reasons) {
    text += line("", grouped(count), reason);
  }
  text += repaired(summary);
  text += line("time", seconds(summary),
               rate(summary.read, summary.seconds) + " reports a second, " +
                   megabytes(summary.bytes_read) + " read");
  if (summary.stop_signal != 0) {
    text += "stopped by a signal; what was done is committed, and the next run goes on\n";
  }
  return text;
}

std::string summary_line(const RunSummary& summary) {
  const std::string begin = summary.stop_signal != 0 ? "stopped by a signal: " : "done: ";
  return begin + grouped(summary.read) + " read, " + grouped(summary.added) + " added, " +
         grouped(summary.changed) + " changed, " + grouped(summary.moved) + " moved, " +
         grouped(summary.removed + summary.pruned) + " removed, " +
         grouped(summary.unchanged) + " unchanged, " + grouped(summary.rejected) +
         " rejected, in " + seconds(summary);
}

}  // namespace chancery
