#include "search/render/digest_text.h"

#include <algorithm>
#include <span>

#include "corpus/text/printable.h"
#include "search/render/hyperlink.h"
#include "search/render/wrap.h"

namespace chancery {

namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kNamesOfReport = 6;  // JSON has all

std::string folded(std::string_view text, std::size_t indent) {
  return wrapped(printable_line(text), {}, kWidth - indent, indent) + "\n";
}

std::string reports(std::uint32_t count) {
  return std::to_string(count) + (count == 1 ? " report" : " reports");
}

std::string how_many_new(const DigestHead& head) {
  if (head.total == 0) return "nothing new";
  return std::to_string(head.total) + (head.total == 1 ? " new report" : " new reports");
}

bool is_cut(const DigestHead& head) { return head.total > wanted_reports(head).most; }

std::string of_first(const DigestHead& head) {
  if (head.total == 0) return "the first digest: no report matches yet";
  if (!is_cut(head)) return "the first digest: " + reports(head.total) + " that match";
  return "the first digest: the newest " + std::to_string(wanted_reports(head).most) + " of " +
         reports(head.total) + " that match";
}

/// What the digest begins with, and why.
std::string beginning(const DigestHead& head) {
  switch (head.start) {
    case DigestStart::First:
      return of_first(head);
    case DigestStart::Damaged:
      return of_first(head) + ". There was an earlier one, but its record in " + head.name +
             ".json cannot be read; what was new since then may be missing";
    case DigestStart::OtherIndex:
      return how_many_new(head) +
             ": the index is another than at the last digest, so every report that matches is new";
    case DigestStart::OlderIndex:
      return how_many_new(head) + ": the index is older than the last digest, so every report that "
                                  "matches is new again";
    case DigestStart::NoRun:
      return "nothing new: no run of chancery-index has come to its end yet";
    case DigestStart::Continued:
      break;
  }
  return how_many_new(head);
}

/// Of which runs the reports are.
std::string runs(const DigestHead& head) {
  const std::string last = std::to_string(head.runs.through);
  const std::string end = ", which ended " + head.run_ended;
  if (head.start != DigestStart::Continued) return "all up to run " + last + " of the index" + end;
  if (head.runs.after == head.runs.through) return "no run of the index since run " + last + end;
  if (head.runs.after + 1 == head.runs.through) return "run " + last + " of the index" + end;
  return "runs " + std::to_string(head.runs.after + 1) + " to " + last + " of the index" + end;
}

std::string names(std::string_view label, const std::vector<NamedEntity>& entities) {
  if (entities.empty()) return {};
  std::string line(label);
  const std::size_t shown = std::min(entities.size(), kNamesOfReport);
  for (std::size_t i = 0; i < shown; ++i) line += (i == 0 ? "" : ", ") + entities[i].name;
  if (entities.size() > shown) {
    line += " and " + std::to_string(entities.size() - shown) + " more";
  }
  return line;
}

std::string meta(const DigestReport& report) {
  std::string line = report.date ? to_iso({report.date->day, {}}) : "undated";
  if (!report.source.empty()) line += " · " + report.source;
  return line + " · " + report.id;
}

/// Its address on the web if it states one, else the file it was read from. Never folded, so that
/// it can be copied.
std::string where(const DigestReport& report) {
  const std::string link = link_target(report.url, "", "");
  if (!link.empty()) return link;
  return printable_line(report.file + (report.place.empty() ? "" : ", " + report.place));
}

}  // namespace

std::string digest_text_head(const DigestHead& head) {
  std::string text = folded(head.title + ": " + beginning(head), 0);
  if (head.start != DigestStart::NoRun) text += folded(runs(head), 0);
  if (head.is_other_search) {
    text += folded("The search is another than at the last digest; reports of earlier runs were "
                   "not looked through again.", 0);
  }
  return text + folded("understood as: " + head.understood, 0);
}

std::string digest_text_report(const DigestReport& report, std::size_t number) {
  const std::string label = std::to_string(number) + "  ";
  const std::size_t indent = label.size();
  std::string text = "\n" + label + folded(report.title, indent);
  for (const std::string& line :
       {meta(report), names("Leaders: ", report.leaders), names("Countries: ", report.countries),
        names("Organisations: ", report.organisations), report.snippet}) {
    if (!line.empty()) text += std::string(indent, ' ') + folded(line, indent);
  }
  const std::string place = where(report);
  if (!place.empty()) text += std::string(indent, ' ') + place + "\n";
  return text;
}

std::string digest_line(const DigestHead& head) {
  return head.name + ": " + how_many_new(head) + "\n";
}

std::string digest_fault(std::string_view file, const SavedFault& fault) {
  std::string text = std::string(file) + ", line " + std::to_string(fault.line);
  if (!fault.name.empty()) text += ": [" + fault.name + "]";
  return printable_line(text + " is left out") + "\n" + fault.what;
}

}  // namespace chancery
