#pragma once

#include <string>

#include "search/render/text.h"
#include "search/stored_report.h"

namespace chancery {

/// The whole report for a person: title, where and when it was published, its text folded to the
/// width, and how often it mentions whom. In colour leaders are bold, countries underlined and
/// organisations magenta, in the text and in the headings of the lists below it. With `marks` what
/// is a mention is written out instead, "[the Kremlin](RU)". Nothing that a report holds can do more
/// to a terminal than show itself.
std::string render_report(const StoredReport& report, const TextStyle& style = {},
                          bool marks = false);

}  // namespace chancery
