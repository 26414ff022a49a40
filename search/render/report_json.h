#pragma once

#include <string>

#include "search/stored_report.h"

namespace chancery {

/// The report for programs: one object as schema/report.schema.json has it, a newline at its end.
/// Places of mentions are bytes of "title" and "text" as UTF-8. Characters that a terminal obeys are
/// escaped.
std::string render_report_json(const StoredReport& report);

}  // namespace chancery
