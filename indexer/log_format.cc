#include "indexer/log_format.h"

#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>
#include <spdlog/pattern_formatter.h>

#include "corpus/text/printable.h"

namespace chancery {

namespace {

using Json = nlohmann::ordered_json;

void append(spdlog::memory_buf_t& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

class JsonLines final : public spdlog::formatter {
 public:
  explicit JsonLines(std::string program) : program_(std::move(program)) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const std::string_view text(message.payload.data(), message.payload.size());
    const auto level = spdlog::level::to_string_view(message.level);
    Json line{{"time", time(message)},
              {"level", std::string_view(level.data(), level.size())},
              {"program", program_}};
    if (std::string_view(message.logger_name.data(), message.logger_name.size()) == kFieldsLogger) {
      line.update(Json::parse(text));
    } else {
      line["message"] = text;
    }
    // Bytes that are no UTF-8, as a file's name may have them, become U+FFFD.
    append(out, printable_json(line.dump(-1, ' ', false, Json::error_handler_t::replace)));
    append(out, "\n");
  }

  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonLines>(program_);
  }

 private:
  std::string time(const spdlog::details::log_msg& message) {
    spdlog::memory_buf_t text;
    time_.format(message, text);
    return {text.data(), text.size()};
  }

  std::string program_;
  spdlog::pattern_formatter time_{"%Y-%m-%dT%H:%M:%S.%eZ", spdlog::pattern_time_type::utc, ""};
};

std::string_view priority(spdlog::level::level_enum level) {
  switch (level) {
    case spdlog::level::critical:
      return "<2>";
    case spdlog::level::err:
      return "<3>";
    case spdlog::level::warn:
      return "<4>";
    case spdlog::level::info:
      return "<6>";
    default:
      return "<7>";
  }
}

class JournalLines final : public spdlog::formatter {
 public:
  explicit JournalLines(std::unique_ptr<spdlog::formatter> lines) : lines_(std::move(lines)) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    append(out, priority(message.level));
    lines_->format(message, out);
  }

  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JournalLines>(lines_->clone());
  }

 private:
  std::unique_ptr<spdlog::formatter> lines_;
};

}  // namespace

std::unique_ptr<spdlog::formatter> json_lines(std::string program) {
  return std::make_unique<JsonLines>(std::move(program));
}

std::unique_ptr<spdlog::formatter> journal_lines(std::unique_ptr<spdlog::formatter> lines) {
  return std::make_unique<JournalLines>(std::move(lines));
}

}  // namespace chancery
