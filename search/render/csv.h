#pragma once

#include <string>

#include "search/page.h"

namespace chancery {

/// The hits as a table for spreadsheets and scripts, as RFC 4180 has it but that lines end in a
/// newline alone: a line of names, then one a hit. A field with a comma or a quotation mark stands
/// in quotation marks, those within doubled. Leaders, countries and organisations are ids joined by
/// ';', the most central first. A date is ISO 8601, empty if there is none.
///
/// Control characters and line breaks are spaces, so a line of output is always a whole hit. A field
/// of text that a spreadsheet would take for a formula (its first character but blanks is one of
/// = + - @, or one of these in full width) has an apostrophe before it, which shows a spreadsheet
/// that it is text; ids and addresses too. JSON has all as it is.
std::string render_csv(const SearchPage& page);

}  // namespace chancery
