#include "indexer/render/upkeep.h"

#include <array>
#include <cstdio>
#include <string_view>

#include <nlohmann/json.hpp>

#include "corpus/date.h"
#include "corpus/text/printable.h"
#include "indexer/render/figures.h"

namespace chancery {

namespace {

std::string line(std::string_view name, const std::string& figure) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%-14.*s ", static_cast<int>(name.size()), name.data());
  return text.data() + figure + "\n";
}

std::string day(const std::optional<std::chrono::year_month_day>& day) {
  return day ? to_iso({*day, std::nullopt}) : std::string("-");
}

std::string languages(const IndexStats& stats) {
  std::string text;
  for (const auto& [language, reports] : stats.languages) {
    text += (text.empty() ? "" : ", ") + printable_line(language) + " " + grouped(reports);
  }
  return text.empty() ? "-" : text;
}

std::string last_run(const IndexStats& stats) {
  if (stats.last_run == 0) return "none has come to its end";
  return grouped(stats.last_run) + ", ended " + stats.last_run_ended;
}

}  // namespace

std::string render_check(const IndexCheck& check) {
  std::string text;
  for (const std::string& fault : check.told) text += "fault: " + printable(fault) + "\n";
  if (check.faults > check.told.size()) {
    text += "and " + grouped(check.faults - check.told.size()) + " more\n";
  }
  for (const std::string& note : check.notes) text += "note: " + printable_line(note) + "\n";
  const std::string looked_at = grouped(check.reports) + " reports of " + grouped(check.sources) +
                                " sources";
  if (check.faults == 0) return text + "the index is sound: " + looked_at + "\n";
  return text + "the index has " + grouped(check.faults) + " faults: " + looked_at +
         "\nmend it: chancery-index --rebuild PATH...\n";
}

std::string render_compaction(const Compaction& compaction) {
  return "compacted: " + megabytes(compaction.bytes_before) + " before, " +
         megabytes(compaction.bytes_after) + " now\n";
}

std::string render_stats(const IndexStats& stats) {
  std::string text = line("reports", grouped(stats.reports));
  text += line("dated", day(stats.first_day) + " to " + day(stats.last_day) + "; " +
                            grouped(stats.undated) + " undated");
  text += line("sources", grouped(stats.sources) + " files, with " + grouped(stats.rejects) +
                              " rejects");
  text += line("leaders", grouped(stats.leaders));
  text += line("countries", grouped(stats.countries));
  text += line("organisations", grouped(stats.organisations));
  text += line("publishers", grouped(stats.publishers));
  text += line("languages", languages(stats));
  text += line("last run", last_run(stats));
  text += line("schema", std::to_string(stats.schema));
  text += line("tagged by", stats.tagged_by.empty() ? "-" : stats.tagged_by);
  text += line("on disk", megabytes(stats.bytes));
  for (const auto& [table, bytes] : stats.tables) text += line("  " + table, megabytes(bytes));
  return text;
}

std::string stats_json(const IndexStats& stats) {
  using Json = nlohmann::ordered_json;
  const auto day_or_null = [](const auto& day) {
    return day ? Json(to_iso({*day, std::nullopt})) : Json(nullptr);
  };
  Json json{{"version", 1}, {"reports", stats.reports}, {"undated", stats.undated}};
  json["first_day"] = day_or_null(stats.first_day);
  json["last_day"] = day_or_null(stats.last_day);
  json["sources"] = stats.sources;
  json["rejects"] = stats.rejects;
  json["leaders"] = stats.leaders;
  json["countries"] = stats.countries;
  json["organisations"] = stats.organisations;
  json["publishers"] = stats.publishers;
  json["languages"] = Json::object();
  for (const auto& [language, reports] : stats.languages) json["languages"][language] = reports;
  json["last_run"] = stats.last_run;
  json["last_run_ended"] = stats.last_run_ended.empty() ? Json(nullptr) : Json(stats.last_run_ended);
  json["index"] = stats.identity;
  json["schema"] = stats.schema;
  json["tagged_by"] = stats.tagged_by;
  json["bytes"] = stats.bytes;
  json["tables"] = Json::object();
  for (const auto& [table, bytes] : stats.tables) json["tables"][table] = bytes;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chancery
