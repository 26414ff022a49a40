#pragma once

#include <memory>
#include <string>

#include <spdlog/formatter.h>

namespace chancery {

/// Messages of a logger of this name are JSON objects, whose fields json_lines takes over.
inline constexpr const char* kFieldsLogger = "chancery-index fields";

/// One JSON object a line: "time" (RFC 3339, UTC, milliseconds), "level" as spdlog names it,
/// "program", "message", and the fields of kFieldsLogger. Whatever bytes a message holds, the line
/// is UTF-8 without control characters. It is a formatter since spdlog's patterns escape nothing.
std::unique_ptr<spdlog::formatter> json_lines(std::string program);

/// `lines`, each with its priority as the journal reads it: "<4>" before a warning (sd-daemon(3)).
std::unique_ptr<spdlog::formatter> journal_lines(std::unique_ptr<spdlog::formatter> lines);

}  // namespace chancery
