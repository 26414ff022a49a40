#include "indexer/log_format.h"

#include <chrono>
#include <string>

#include <nlohmann/json.hpp>
#include <spdlog/details/log_msg.h>
#include <spdlog/pattern_formatter.h>

#include "tests/support/catch.h"

namespace chancery {
namespace {

std::string formatted(spdlog::formatter& formatter, const std::string& text,
                      spdlog::level::level_enum level = spdlog::level::warn,
                      const std::string& logger = "chancery-index") {
  const spdlog::log_clock::time_point time{std::chrono::milliseconds(1'700'000'000'007)};
  const spdlog::details::log_msg message(time, {}, logger, level, text);
  spdlog::memory_buf_t out;
  formatter.format(message, out);
  return {out.data(), out.size()};
}

TEST_CASE("a line of the log is a JSON object, with its time in UTC", "[log]") {
  const auto lines = json_lines("chancery-index");
  CHECK(formatted(*lines, "two \"quoted\" words") ==
        "{\"time\":\"2023-11-14T22:13:20.007Z\",\"level\":\"warning\","
        "\"program\":\"chancery-index\",\"message\":\"two \\\"quoted\\\" words\"}\n");
  CHECK(formatted(*lines->clone(), "m") == formatted(*lines, "m"));
}

TEST_CASE("no bytes of a message break its line of JSON", "[log]") {
  const auto lines = json_lines("chancery-index");
  const std::string line =
      formatted(*lines, std::string("\xFF \xC3( \x1B[31m \n \x7F \xC2\x9B \0 end", 22));
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.find('\x1B') == std::string::npos);
  CHECK(line.find('\x7F') == std::string::npos);
  CHECK(line.find("\xC2\x9B") == std::string::npos);
  const auto read = nlohmann::json::parse(line);
  CHECK(read["message"] ==
        std::string("\xEF\xBF\xBD \xEF\xBF\xBD( \x1B[31m \n \x7F \xC2\x9B \0 end", 26));
}

TEST_CASE("fields of a message become fields of its line", "[log]") {
  const auto lines = json_lines("chancery-index");
  const auto line =
      nlohmann::json::parse(formatted(*lines, R"({"message":"m","event":"rejected","bytes":5})",
                                      spdlog::level::info, kFieldsLogger));
  CHECK(line["level"] == "info");
  CHECK(line["message"] == "m");
  CHECK(line["event"] == "rejected");
  CHECK(line["bytes"] == 5);
}

TEST_CASE("the journal is told the priority of each line", "[log]") {
  const auto lines = journal_lines(std::make_unique<spdlog::pattern_formatter>("%l: %v"));
  CHECK(formatted(*lines, "m", spdlog::level::critical) == "<2>critical: m\n");
  CHECK(formatted(*lines, "m", spdlog::level::err) == "<3>error: m\n");
  CHECK(formatted(*lines, "m", spdlog::level::warn) == "<4>warning: m\n");
  CHECK(formatted(*lines, "m", spdlog::level::info) == "<6>info: m\n");
  CHECK(formatted(*lines, "m", spdlog::level::debug) == "<7>debug: m\n");
  CHECK(formatted(*lines->clone(), "m", spdlog::level::trace) == "<7>trace: m\n");
}

}  // namespace
}  // namespace chancery
