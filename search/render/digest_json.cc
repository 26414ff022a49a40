#include "search/render/digest_json.h"

#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "corpus/text/printable.h"

namespace chancery {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;  // raised when a key is renamed or removed, not when one is added

constexpr std::string_view start_word(DigestStart start) {
  switch (start) {
    case DigestStart::First:
      return "first";
    case DigestStart::Damaged:
      return "damaged";
    case DigestStart::Continued:
      return "continued";
    case DigestStart::OtherIndex:
      return "other-index";
    case DigestStart::OlderIndex:
      return "older-index";
    case DigestStart::NoRun:
      break;
  }
  return "no-run";
}

std::string dumped(const Json& json, int indent) {
  return printable_json(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

Json entities_json(const std::vector<NamedEntity>& entities) {
  Json list = Json::array();
  for (const NamedEntity& entity : entities) {
    list.push_back({{"id", entity.id}, {"name", entity.name}});
  }
  return list;
}

std::vector<NamedEntity> entities_of(const Json& list) {
  std::vector<NamedEntity> entities;
  for (const Json& entity : list) {
    entities.push_back({entity.at("id").get<std::string>(), entity.at("name").get<std::string>()});
  }
  return entities;
}

Json report_json(const DigestReport& report) {
  return {{"entry", report.entry},
          {"id", report.id},
          {"title", report.title},
          {"date", report.date ? Json(to_iso(*report.date)) : Json(nullptr)},
          {"source", report.source},
          {"url", report.url},
          {"file", report.file},
          {"place", report.place},
          {"leaders", entities_json(report.leaders)},
          {"countries", entities_json(report.countries)},
          {"organisations", entities_json(report.organisations)},
          {"snippet", report.snippet},
          {"updated", report.updated}};
}

DigestReport report_of(const Json& json) {
  DigestReport report;
  json.at("entry").get_to(report.entry);
  json.at("id").get_to(report.id);
  json.at("title").get_to(report.title);
  if (json.at("date").is_string()) report.date = parse_date(json.at("date").get<std::string>());
  json.at("source").get_to(report.source);
  json.at("url").get_to(report.url);
  json.at("file").get_to(report.file);
  json.at("place").get_to(report.place);
  report.leaders = entities_of(json.at("leaders"));
  report.countries = entities_of(json.at("countries"));
  report.organisations = entities_of(json.at("organisations"));
  json.at("snippet").get_to(report.snippet);
  json.at("updated").get_to(report.updated);
  return report;
}

std::string report_line(const DigestReport& report, bool is_first) {
  return (is_first ? "\n    " : ",\n    ") + dumped(report_json(report), -1);
}

DigestRecord record_of(const Json& json) {
  DigestRecord record;
  json.at("index").get_to(record.mark.index);
  json.at("through_run").get_to(record.mark.through_run);
  json.at("search").get_to(record.arguments);
  json.at("feed").get_to(record.feed);
  for (const char* list : {"reports", "earlier"}) {
    for (const Json& report : json.at(list)) {
      if (record.reports.size() == kFeedEntries) break;
      record.reports.push_back(report_of(report));
    }
  }
  return record;
}

/// Drops what is beyond the first of each list of reports while it is parsed.
class Bound {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json& value) {
    constexpr int kMember = 1;  // of the object that is the whole
    if (event == Json::parse_event_t::key && depth == kMember) {
      count_ = 0;
      is_reports_ = value == "reports";
    }
    const bool is_report =
        is_reports_ && event == Json::parse_event_t::object_end && depth == kMember + 1;
    return !is_report || ++count_ <= kFeedEntries;
  }

 private:
  std::size_t count_ = 0;
  bool is_reports_ = false;
};

}  // namespace

std::string digest_json_head(const DigestHead& head) {
  const Json json{{"version", kVersion},
                  {"name", head.name},
                  {"title", head.title},
                  {"search", head.arguments},
                  {"understood", head.understood},
                  {"start", start_word(head.start)},
                  {"search_changed", head.is_other_search},
                  {"after_run", head.runs.after},
                  {"through_run", head.mark.through_run},
                  {"run_ended", head.run_ended},
                  {"index", head.mark.index},
                  {"feed", head.feed},
                  {"total", head.total}};
  std::string text = dumped(json, 2);
  text.resize(text.size() - std::string_view("\n}").size());  // there is more to come
  return text + ",\n  \"reports\": [";
}

std::string digest_json_report(const DigestReport& report, std::size_t number) {
  return report_line(report, number == 1);
}

std::string digest_json_end(std::span<const DigestReport> earlier) {
  std::string text = "\n  ],\n  \"earlier\": [";
  bool is_first = true;
  for (const DigestReport& report : earlier) {
    text += report_line(report, std::exchange(is_first, false));
  }
  return text + "\n  ]\n}\n";
}

LastDigest read_digest_json(std::istream& in) {
  try {
    const Json json = Json::parse(in, Bound());
    if (json.at("version") != kVersion) return {std::nullopt, true};
    return {record_of(json), false};
  } catch (const Json::exception&) {
    return {std::nullopt, true};
  }
}

}  // namespace chancery
