#include "indexer/render/run_report.h"

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "corpus/date.h"
#include "corpus/schema/index_schema.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json counts(const RunSummary& summary) {
  return {{"read", summary.read},         {"added", summary.added},
          {"changed", summary.changed},   {"moved", summary.moved},
          {"removed", summary.removed},   {"gone", summary.gone},
          {"pruned", summary.pruned},     {"tagged", summary.tagged},
          {"unchanged", summary.unchanged}, {"rejected", summary.rejected}};
}

Json files(const RunSummary& summary) {
  return {{"all", summary.files},
          {"read", summary.files_read},
          {"unchanged", summary.files_passed},
          {"moved", summary.files_moved},
          {"gone", summary.files_gone}};
}

double rate(const RunSummary& summary) {
  const double seconds = summary.seconds.count();
  return seconds > 0 ? static_cast<double>(summary.read) / seconds : 0;
}

Json versions() {
  return {{"program", CHANCERY_VERSION},
          {"schema", schema::kVersion},
          {"rules", Recognizer::kVersion},
          {"xapian", Xapian::version_string()}};
}

/// The members behind "sources", without the braces around them.
std::string members(const Json& json) {
  const std::string text = text_of(json);
  return text.substr(1, text.size() - 2);
}

Json repairs(std::uint64_t reports, const Repairs& repairs) {
  return {{"reports", reports},
          {"stray_bytes", repairs.stray_bytes},
          {"control_characters", repairs.controls},
          {"lost_characters", repairs.lost}};
}

}  // namespace

RunReport::RunReport(const std::filesystem::path& file) : file_(file) {
  file_.write(R"({"version":1,"started":")" + iso_now() + R"(","sources":[)");
}

void RunReport::add(const SourceSummary& source) {
  Json json{{"source", source.name},       {"outcome", source.outcome},
            {"read", source.read},         {"added", source.added},
            {"changed", source.changed},   {"removed", source.removed},
            {"unchanged", source.unchanged}};
  json["rejects"] = Json::object();
  for (const auto& [reason, count] : source.reasons) json["rejects"][reason] = count;
  json["repairs"] = repairs(source.repaired, source.repairs);
  file_.write((sources_++ == 0 ? "\n" : ",\n") + text_of(json));
}

void RunReport::finish(const RunSummary& summary, int exit_code) {
  Json json{{"ended", iso_now()},
            {"exit_code", exit_code},
            {"run", summary.run},
            {"rehearsal", summary.is_rehearsal},
            {"rebuild", summary.is_rebuild},
            {"stopped_by_signal", nullptr},
            {"error", nullptr},
            {"reports", counts(summary)},
            {"files", files(summary)}};
  if (summary.stop_signal != 0) json["stopped_by_signal"] = summary.stop_signal;
  if (summary.refusal) json["error"] = summary.refusal->what();
  json["rejects"] = Json::object();
  for (const auto& [reason, count] : summary.reasons) json["rejects"][reason] = count;
  json["repairs"] = repairs(summary.repaired, summary.repairs);
  json["reports_in_index"] = summary.reports;
  json["bytes_read"] = summary.bytes_read;
  json["seconds"] = summary.seconds.count();
  json["reports_per_second"] = rate(summary);
  json["peak_memory_bytes"] = summary.peak_memory;
  json["commits"] = summary.commits;
  json["versions"] = versions();
  end(members(json));
}

void RunReport::finish(const Error& error) {
  end(members({{"ended", iso_now()},
               {"exit_code", exit_code_of(error)},
               {"error", error.what()},
               {"versions", versions()}}));
}

void RunReport::end(const std::string& figures) {
  file_.write("\n]," + figures + "}\n");
  file_.replace();
}

}  // namespace chancery
